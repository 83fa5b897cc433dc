import { render, screen, waitFor } from '@testing-library/preact';
import Dexie from 'dexie';
import type { JSX } from 'preact';
import { expect, test } from 'vitest';
import { acceptTask } from '../../src/client/actions/task.ts';
import { useLive } from '../../src/client/hooks/use-live.ts';
import { useSync } from '../../src/client/hooks/use-sync.ts';
import type { PersonStore } from '../../src/device/store/person-store.ts';
import { writeSetting } from '../../src/device/store/queries.ts';
import { readLastSync } from '../../src/device/sync-person.ts';
import { anAssignment, NOW_ISO } from '../support/build.ts';
import { openWorld } from './official-world.tsx';

/** Somebody writes to the outbox for as long as wanted: meanwhile what waits there cannot be counted. */
async function keepOutboxBusy({ db }: PersonStore): Promise<() => Promise<void>> {
  let end = () => {};
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begun = () => {};
  const isBusy = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const writing = db.transaction('rw', db.outbox, async () => {
    await db.outbox.count();
    begun();
    await Dexie.waitFor(held);
  });
  await isBusy;
  return async () => {
    end();
    await writing;
  };
}

test('[S1] while it is not known what waits, nothing is called sent, however well the last time ended', async () => {
  const assignment = anAssignment();
  const { store } = await openWorld([{ type: 'assignment', body: assignment }]);
  await acceptTask(store, assignment);
  await writeSetting(store, 'lastSync', { fault: null, at: NOW_ISO, retryAtMs: null });
  const release = await keepOutboxBusy(store);

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

  await release();
  await screen.findByText(`${NOW_ISO} 1`);
  await waitFor(() => expect(shown.at(-1)).toBe('waiting'));
  expect(shown).not.toContain('level');
  unmount();
});
