import { useMemo } from 'preact/hooks';
import type { Period } from '../../../domain/period.ts';
import { useApp } from '../../app-context.ts';
import {
  useAssignments,
  useSeenReports,
  useUnits,
} from '../../hooks/use-wide-records.ts';
import { periodNow, reportingUnits, tasksWithReport, unassigned } from './figures.ts';
import { isOpenDifficulty, viewOf } from './inbox.ts';
import { isOwn, rootOf } from './reach.ts';
import { tally } from './tally.ts';

export type Figures = {
  /** Whether any work is the person's own, and not only watched. */
  hasOwn: boolean;
  waiting: number;
  returned: number;
  stuck: number;
  unassigned: number;
  period: Period | null;
  own: { done: number; all: number; late: number };
  /** Organisations watched from here; none for a commune. */
  watched: { done: number; all: number };
};

/** What a coordinator, a department or a leader sees at a glance; undefined while the device is being read. */
export function useFigures(): Figures | undefined {
  const { me, today, calendar } = useApp();
  const reports = useSeenReports();
  const lines = useAssignments();
  const units = useUnits();
  return useMemo(() => {
    if (!reports || !lines || !units || me === null || calendar === null)
      return undefined;
    const isMine = (unitId: string) => isOwn(me.grants, units, unitId, today);
    const mine = reports.filter(({ record }) => isMine(record.unitId));
    const inView = (view: string) =>
      mine.filter(({ record }) => viewOf(record) === view).length;
    const all = tally(lines, today, calendar);
    const own = all.filter(({ line }) => isMine(line.unitId));
    const others = all.filter(({ line }) => !isMine(line.unitId));
    const period = periodNow(today, calendar);
    const watched = reportingUnits(others, (id) => rootOf(units, id), period);
    return {
      hasOwn: own.length > 0 || mine.length > 0,
      waiting: inView('waiting'),
      returned: inView('returned'),
      stuck: mine.filter(({ record }) => isOpenDifficulty(record)).length,
      unassigned: unassigned(own),
      period,
      own: tasksWithReport(own),
      watched: { done: watched.done.size, all: watched.all.size },
    };
  }, [reports, lines, units, me, today, calendar]);
}
