// Copying a plan to another year: every date of a schedule moves by whole years. Promises: the kind and all
// words stay; a period that ended with February still does; "trước ngày" keeps its one day of distance.
// Refuses to touch what has no date.
import { addDays, addYears, type CivilDate, daysBetween } from '../civil-date.ts';
import type { Schedule, SimpleSchedule } from './schedule.ts';

// The last day of a period is the day before the next one begins: moved so, the end of February stays
// the end of February in a leap year and out of it.
const shiftEnd = (end: CivilDate, years: number): CivilDate =>
  addDays(addYears(addDays(end, 1), years), -1);

function shiftSimple(schedule: SimpleSchedule, years: number): SimpleSchedule {
  switch (schedule.kind) {
    case 'PERIOD':
      return {
        ...schedule,
        start: addYears(schedule.start, years),
        end: shiftEnd(schedule.end, years),
      };
    case 'DATE':
    case 'CONTINUOUS': {
      const end =
        schedule.kind === 'DATE' ? addYears : (d: CivilDate, n: number) => shiftEnd(d, n);
      return {
        ...schedule,
        ...(schedule.start && { start: addYears(schedule.start, years) }),
        ...(schedule.end && { end: end(schedule.end, years) }),
      };
    }
    case 'DEADLINE': {
      if (!schedule.raw) return { ...schedule, due: addYears(schedule.due, years) };
      const raw = addYears(schedule.raw, years);
      return {
        ...schedule,
        raw,
        due: addDays(raw, daysBetween(schedule.raw, schedule.due)),
      };
    }
    case 'EVENT':
      return schedule.due
        ? { ...schedule, due: addYears(schedule.due, years) }
        : { ...schedule };
    default:
      return { ...schedule };
  }
}

/** The schedule of the same clause in a plan copied `years` years on (or back). */
export const shiftSchedule = (schedule: Schedule, years: number): Schedule =>
  schedule.kind === 'MULTI'
    ? { ...schedule, items: schedule.items.map((item) => shiftSimple(item, years)) }
    : shiftSimple(schedule, years);
