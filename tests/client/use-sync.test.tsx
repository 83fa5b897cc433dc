import { render, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { expect, test } from 'vitest';
import { acceptTask } from '../../src/client/actions/task.ts';
import { useLive } from '../../src/client/hooks/use-live.ts';
import { useSync } from '../../src/client/hooks/use-sync.ts';
import { writeSetting } from '../../src/device/store/queries.ts';
import { readLastSync } from '../../src/device/sync-person.ts';
import { holdTable } from '../device/hold-table.ts';
import { anAssignment, NOW_ISO } from '../support/build.ts';
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
