import { useMemo } from 'preact/hooks';
import type { Period } from '../../../domain/period.ts';
import type { Held } from '../../../domain/periodic/compile-period.ts';
import type { Target } from '../../../domain/plan.ts';
import type { UnitRecord } from '../../../domain/unit.ts';
import { useApp } from '../../app-context.ts';
import {
  useAssignments,
  useSeenReports,
  useTasks,
  useUnits,
} from '../../hooks/use-wide-records.ts';
import { reportingUnits } from './figures.ts';
import { rootOf, type Units } from './reach.ts';
import { tally } from './tally.ts';

export type HeldRecords = {
  held: Held;
  units: Units;
  unit: UnitRecord;
  /** What the unit's tasks ask for by number. */
  targets: Target[];
  /** Phiếu written here that the server has not got, and those confirmed here of which it has not heard. */
  unsent: number;
  decisions: number;
};

const MONTHLY_NEWS = 'tin, bài/tháng';

/** What this device holds of a unit and the units inside it; undefined while it is being read. */
export function useHeldRecords(
  unitId: string,
  period: Period | null,
): HeldRecords | undefined {
  const { today, calendar, acting } = useApp();
  const reports = useSeenReports();
  const lines = useAssignments();
  const units = useUnits();
  const tasks = useTasks();
  return useMemo(() => {
    if (!reports || !lines || !units || !tasks || calendar === null) return undefined;
    const isOwn = (id: string) =>
      id === unitId || units.get(id)?.inside.includes(unitId) === true;
    const own = reports.filter(({ record }) => isOwn(record.unitId));
    const ownLines = lines.filter((line) => isOwn(line.unitId));
    const taskIds = new Set(ownLines.map(({ taskId }) => taskId));
    const targets = tasks
      .filter(({ id }) => taskIds.has(id))
      .flatMap(({ target }) => target ?? []);
    const news = targets
      .filter(({ unit }) => unit === MONTHLY_NEWS)
      .map(({ value }) => value ?? 0);
    const others = lines.filter((line) => !isOwn(line.unitId));
    const { done, all } = reportingUnits(
      tally(others, today, calendar),
      (id) => rootOf(units, id),
      period,
    );
    const pendingKinds = own.map(({ pending }) => pending.map(({ op }) => op.kind));
    return {
      held: {
        reports: own.map(({ record }) => record),
        lines: ownLines,
        calendar,
        today,
        monthlyNews: Math.max(1, ...news),
        watched: all.size > 0 ? { done: done.size, all: all.size } : null,
      },
      units,
      targets,
      unit: units.get(unitId) ?? unknownUnit(unitId, acting),
      unsent: pendingKinds.filter((kinds) => kinds.includes('file-report')).length,
      decisions: pendingKinds.filter((kinds) => kinds.includes('approve-report')).length,
    };
  }, [reports, lines, units, tasks, today, calendar, unitId, period?.key, acting]);
}

/** A unit of which only the position is known. */
function unknownUnit(
  id: string,
  acting: ReturnType<typeof useApp>['acting'],
): UnitRecord {
  const name = acting?.unitName ?? '';
  return {
    id,
    kind: acting?.unitKind ?? 'DEPARTMENT',
    name,
    short: name,
    code: null,
    parentId: null,
    rootId: acting?.rootId ?? id,
    inside: [],
    provinceId: acting?.provinceId ?? null,
    validFrom: null,
    validTo: null,
  };
}
