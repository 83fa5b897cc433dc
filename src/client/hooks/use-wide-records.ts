// What the wide screens read: whole tables of the person's scope, each as a live query.
import type { PersonStore } from '../../device/store/person-store.ts';
import { hasPulled, readRecord, readRecords } from '../../device/store/queries.ts';
import {
  readAssignments,
  readReports,
  type Seen,
} from '../../device/store/report-queries.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { PlanRecord } from '../../domain/plan.ts';
import type { ListRecord } from '../../domain/record.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { AssignmentRecord, TaskRecord } from '../../domain/task.ts';
import type { UnitRecord } from '../../domain/unit.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

const readUnits = async (
  store: PersonStore,
): Promise<ReadonlyMap<string, UnitRecord>> => {
  const units = await readRecords(store, 'unit');
  return new Map(units.map((unit) => [unit.id, unit]));
};

/** Every unit this device knows, by id; undefined while the device is being read. */
export function useUnits(): ReadonlyMap<string, UnitRecord> | undefined {
  const { store } = useApp();
  return useLive(() => readUnits(store), [store]);
}

/** Every phiếu of the person's scope, with what waits on it folded in. */
export function useSeenReports(): Seen<ReportRecord>[] | undefined {
  const { store } = useApp();
  return useLive(() => readReports(store), [store]);
}

/** Every assignment of the person's scope. */
export function useAssignments(): AssignmentRecord[] | undefined {
  const { store } = useApp();
  return useLive(
    async () => (await readAssignments(store)).map(({ record }) => record),
    [store],
  );
}

/** Plans of the person's scope. */
export function usePlans(): PlanRecord[] | undefined {
  const { store } = useApp();
  return useLive(() => readRecords(store, 'plan'), [store]);
}

/** Colleagues and, where the server lets them be seen, coordinators of other units. */
export function usePeople(): PersonRecord[] | undefined {
  const { store } = useApp();
  return useLive(() => readRecords(store, 'person'), [store]);
}

export type WholePlan = { plan: PlanRecord | null; tasks: TaskRecord[] };

/** One plan with its clauses in the order of the document; `plan` is null when it is not here. */
export function usePlan(planId: string): WholePlan | undefined {
  const { store } = useApp();
  return useLive(async () => {
    const plan = await readRecord(store, 'plan', planId);
    const tasks = await readRecords(store, 'task');
    return {
      plan,
      tasks: tasks
        .filter((task) => task.planId === planId)
        .sort((a, b) => a.code.localeCompare(b.code)),
    };
  }, [store, planId]);
}

/** Whether anything was ever pulled here: an empty list before that says nothing. */
export function useHasPulled(): boolean | undefined {
  const { store } = useApp();
  return useLive(() => hasPulled(store), [store]);
}

/** A list of codes with their words; null when it is not here. */
export function useList(id: string): ListRecord | null | undefined {
  const { store } = useApp();
  return useLive(() => readRecord(store, 'list', id), [store, id]);
}

/** Every clause of every plan this device holds. */
export function useTasks(): TaskRecord[] | undefined {
  const { store } = useApp();
  return useLive(() => readRecords(store, 'task'), [store]);
}
