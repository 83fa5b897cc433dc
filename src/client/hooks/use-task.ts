import { readRecord, readRecords } from '../../device/store/queries.ts';
import { readAssignment } from '../../device/store/report-queries.ts';
import type { PlanRecord } from '../../domain/plan.ts';
import type { ListRecord } from '../../domain/record.ts';
import type { AssignmentRecord, TaskRecord } from '../../domain/task.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

export type TaskDetail = {
  assignment: AssignmentRecord;
  /** Acts on it that still wait for the server. */
  waiting: number;
  /** Whether the server did not take one of them. */
  inQuestion: boolean;
  /** The clause itself; null while it is not on this device. */
  task: TaskRecord | null;
  plan: PlanRecord | null;
  /** The plan this one was copied from, where it is here. */
  original: PlanRecord | null;
  lists: readonly ListRecord[];
};

type Store = ReturnType<typeof useApp>['store'];

async function readDetail(store: Store, id: string): Promise<TaskDetail | null> {
  const [seen, lists] = await Promise.all([
    readAssignment(store, id),
    readRecords(store, 'list'),
  ]);
  if (seen === null) return null;
  const { record: assignment, pending, inQuestion } = seen;
  const [task, plan] = await Promise.all([
    readRecord(store, 'task', assignment.taskId),
    readRecord(store, 'plan', assignment.planId),
  ]);
  const original = plan?.copyOf ? await readRecord(store, 'plan', plan.copyOf) : null;
  return {
    assignment,
    waiting: pending.filter((item) => item.recordId === id).length,
    inQuestion: inQuestion.length > 0,
    task,
    plan,
    original,
    lists,
  };
}

/** One task of the unit with its clause; null when it is not here, undefined while being read. */
export function useTask(assignmentId: string): TaskDetail | null | undefined {
  const { store } = useApp();
  return useLive(() => readDetail(store, assignmentId), [store, assignmentId]);
}
