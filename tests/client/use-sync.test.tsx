import { render, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptTask } from '../../src/client/actions/task.ts';
import { useLive } from '../../src/client/hooks/use-live.ts';
import { useSync } from '../../src/client/hooks/use-sync.ts';
import { startSync } from '../../src/client/start-sync.ts';
import { writePerson } from '../../src/device/store/device-db.ts';
import type { PersonStore } from '../../src/device/store/person-store.ts';
import { writeSetting } from '../../src/device/store/queries.ts';
import { readMarks } from '../../src/device/store/sent-marks.ts';
import { readLastSync } from '../../src/device/sync-person.ts';
import { holdTable } from '../device/hold-table.ts';
import { anAssignment, NOW_ISO, NOW_MS } from '../support/build.ts';
import { fakeLocks } from './fake-locks.ts';
import { openWorld } from './official-world.tsx';

test('[S1] while it is not known what waits, nothing is called sent, however well the last time ended', async () => {
  const assignment = anAssignment();
  const { store } = await openWorld([{ type: 'assignment', body: assignment }]);
  await acceptTask(store, assignment);
  await writeSetting(store, 'lastSync', { fault: null, at: NOW_ISO, retryAtMs: null });
  const letGo = await holdTable(store, 'outbox');

  const shown: string[] = [];
  function Pill(): JSX.Element {
    const { status } = useSync(store).pill;
    const ended = useLive(() => readLastSync(store), [store]);
    shown.push(status.kind);
    return (
      <p>
        {ended?.at} {status.left}
      </p>
    );
  }
  const { unmount } = render(<Pill />);
  await screen.findByText(`${NOW_ISO} 0`);
  expect(new Set(shown)).toEqual(new Set(['unknown']));

  letGo();
  await screen.findByText(`${NOW_ISO} 1`);
  await waitFor(() => expect(shown.at(-1)).toBe('waiting'));
  expect(shown).not.toContain('level');
  unmount();
});

/** Where the browser says so: another value until the test is over. */
function set(name: 'locks' | 'onLine', value: unknown): void {
  Object.defineProperty(navigator, name, { configurable: true, value });
}
beforeEach(() => set('locks', fakeLocks()));
afterEach(() => {
  // Back to what the prototype says.
  Reflect.deleteProperty(navigator, 'onLine');
  Reflect.deleteProperty(navigator, 'locks');
});

/** Somebody signed in here, with an act that waits; nobody answers at the server's address. */
async function signedIn(): Promise<PersonStore> {
  const assignment = anAssignment();
  const { store } = await openWorld([{ type: 'assignment', body: assignment }]);
  const { personId } = store;
  await writePerson(store.device, {
    personId,
    name: 'Nguyễn Thị Hương',
    slot: 0,
    demo: false,
    signedInAt: NOW_ISO,
    expiresAt: NOW_ISO,
    mustChangePassword: false,
  });
  await acceptTask(store, assignment);
  return store;
}
const sentAtOf = async ({ db }: PersonStore) =>
  Object.values(await readMarks(db)).map((mark) => mark.sentAt);

test('[P5] each failure in a row doubles the wait before the next try', async () => {
  const store = await signedIn();
  const syncer = startSync(store, () => undefined);
  const waits: number[] = [];
  for (const expected of [1_000, 2_000, 4_000, 8_000]) {
    syncer.request(true);
    await waitFor(async () => {
      const wait = ((await readLastSync(store))?.retryAtMs ?? NOW_MS) - NOW_MS;
      expect(wait).toBe(expected);
      waits.push(wait);
    });
  }
  syncer.stop();
  expect(waits).toHaveLength(4);
});

test('[O5] without a line nothing is handed to it, so that an act can still be taken back whole', async () => {
  const store = await signedIn();
  set('onLine', false);
  const online: boolean[] = [];
  const syncer = startSync(store, (news) => online.push(news.online));
  dispatchEvent(new Event('online'));
  // Behind a cycle, if one had begun.
  await navigator.locks.request(`sync:${store.personId}`, async () => undefined);
  expect(await readLastSync(store)).toBeNull();
  expect(await sentAtOf(store)).toEqual([]);
  set('onLine', true);
  dispatchEvent(new Event('online'));
  await waitFor(async () => expect(await readLastSync(store)).not.toBeNull());
  expect(await sentAtOf(store)).toEqual([NOW_ISO]);
  syncer.stop();
});
