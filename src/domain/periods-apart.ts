// Two times of one task: the one a phiếu of a day counts for, and the one its card waits for. Promises: silent where
// they are the same. Refuses to name a time to which no date leads.
import { isCivilDate } from './civil-date.ts';
import type { PeriodCalendar } from './period.ts';
import { isWorkOn } from './report.ts';
import { occurrenceAt } from './schedule/current-occurrence.ts';
import type { Occurrence } from './schedule/occurrence.ts';
import { standingOn, type TaskLine } from './task-list.ts';

/** The time a phiếu counts for, and the other one its task waits for. */
export type PeriodsApart = { own: Occurrence; asked: Occurrence; isOver: boolean };

type AskedTask = Omit<TaskLine, 'hasReturned'> & Parameters<typeof isWorkOn>[0];

/**
 * What a phiếu about this day misses: null where it counts for the time the task's card speaks of, and where no
 * other day would lead there (the quarter of a task that is also monthly).
 */
export function periodsApart(
  task: AskedTask,
  report: Parameters<typeof isWorkOn>[1],
  day: string,
  today: string,
  calendar: PeriodCalendar,
): PeriodsApart | null {
  if (!isCivilDate(day) || !isWorkOn(task, report)) return null;
  const {
    bucket,
    daysLeft,
    occurrence: asked,
  } = standingOn(today, calendar)({ ...task, hasReturned: false });
  const at = (on: string) => occurrenceAt(task.schedule, task.window, calendar, on);
  const own = at(day);
  if (asked === null || own === null || bucket === 'closed') return null;
  const key = asked.periodKey;
  if (own.periodKey === key || at(asked.to)?.periodKey !== key) return null;
  return { own, asked, isOver: daysLeft?.kind === 'over' };
}
