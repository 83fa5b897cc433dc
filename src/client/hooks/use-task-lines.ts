import { readAssignments } from '../../device/store/report-queries.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** An assignment as the list shows it: with what waits on this device, and whether a phiếu of it needs more. */
export type TaskListLine = AssignmentRecord & { hasReturned: boolean; pending: number };

/** Every assignment of the person's scope; undefined while the device is being read. */
export function useTaskLines(): TaskListLine[] | undefined {
  const { store } = useApp();
  return useLive(async () => {
    const seen = await readAssignments(store);
    return seen.map(({ record, pending }) => ({
      ...record,
      hasReturned: Object.values(record.counts).some((c) => c.returned > 0),
      pending: pending.filter((item) => item.op.kind === 'file-report').length,
    }));
  }, [store]);
}
