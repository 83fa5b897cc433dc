// The handful of numbers above the lists. Each is counted from what this device holds for certain.
import type { CivilDate } from '../../../domain/civil-date.ts';
import { type Period, type PeriodCalendar, reportedIn } from '../../../domain/period.ts';
import type { AssignmentRecord } from '../../../domain/task.ts';
import { sumOf, type Tallied } from './tally.ts';

/** The official report that work of today is counted in, or null where the calendar has none. */
export const periodNow = (
  today: CivilDate,
  calendar: PeriodCalendar | null,
): Period | null => (calendar === null ? null : (reportedIn(today, calendar)[0] ?? null));

/** Whether a phiếu about a day inside the period has arrived under the assignment. */
export function hasReportIn(
  line: Pick<AssignmentRecord, 'lastActivityOn' | 'counts'>,
  period: Pick<Period, 'from' | 'to'> | null,
): boolean {
  // Of a phiếu that was taken back the day stays, its count does not.
  const hasAny = Object.values(line.counts).some((count) => count.filed > 0);
  const day = line.lastActivityOn;
  if (!hasAny || day === null) return false;
  return period === null || (day >= period.from && day <= period.to);
}

/** Own tasks that nobody has been asked to do yet. */
export const unassigned = (own: readonly Tallied[]): number =>
  own.filter(
    ({ line, state }) =>
      line.personId === null &&
      line.state !== 'DONE' &&
      (state === 'none' || state === 'part' || state === 'late' || state === 'later'),
  ).length;

/** "Đến nay đã đủ phiếu: 14/18 nhiệm vụ": of what is asked of the unit by now. */
export const tasksWithReport = (
  own: readonly Tallied[],
): { done: number; all: number; late: number } => {
  const { asked, done, late } = sumOf(own);
  return { done, all: asked, late };
};

/** Organisations of which a phiếu has arrived in the period, of all that were given work. */
export function reportingUnits(
  watched: readonly Tallied[],
  rootOf: (unitId: string) => string,
  period: Pick<Period, 'from' | 'to'> | null,
): { done: Set<string>; all: Set<string> } {
  const all = new Set<string>();
  const done = new Set<string>();
  for (const { line, state } of watched) {
    if (state === 'inform' || state === 'stopped') continue;
    const root = rootOf(line.unitId);
    all.add(root);
    if (hasReportIn(line, period)) done.add(root);
  }
  return { done, all };
}
