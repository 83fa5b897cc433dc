// The occurrence of the day: which time of a task its card speaks of, and to which time a phiếu belongs.
// Promises: looks only at the periods around a day, so that two thousand cards cost no more than their
// reading. Refuses to chase what is two periods old: a week that is gone cannot be done again.
import { addDays, type CivilDate } from '../civil-date.ts';
import {
  type Period,
  type PeriodCalendar,
  type PeriodKind,
  periodsBetween,
} from '../period.ts';
import { listOccurrences, type Occurrence, type ScheduleWindow } from './occurrence.ts';
import type { Schedule } from './schedule.ts';

/** The period of a kind that holds the day, the last one before it and the first one after it. */
export type PeriodsNear = (kind: PeriodKind, day: CivilDate) => readonly Period[];

// Days that surely reach into the neighbouring period; a year for those of the reporting calendar.
const REACH: Partial<Record<PeriodKind, number>> = { DAY: 1, WEEK: 7, MONTH: 31 };
const REACH_YEAR = 370;

/** Remembers what it found: most cards of a list ask for the same few periods. */
export function periodsNear(calendar: PeriodCalendar): PeriodsNear {
  const known = new Map<string, readonly Period[]>();
  return (kind, day) => {
    const key = kind + day;
    let near = known.get(key);
    if (!near) {
      const reach = REACH[kind] ?? REACH_YEAR;
      const all = periodsBetween(
        kind,
        addDays(day, -reach),
        addDays(day, reach),
        calendar,
      );
      const last = all.findLast((p) => p.to < day);
      const next = all.find((p) => p.from > day);
      near = all.filter(
        (p) => p === last || p === next || (p.from <= day && p.to >= day),
      );
      known.set(key, near);
    }
    return near;
  };
}

/** The occurrences a card of this day could speak of: all that are asked once, of a rhythm the nearest. */
export function occurrencesNear(
  schedule: Schedule,
  window: ScheduleWindow,
  near: PeriodsNear,
  day: string,
): Occurrence[] {
  // After the plan's end one looks back from the day after it, so that the last period is the one missed.
  const held =
    day < window.from ? window.from : day > window.to ? addDays(window.to, 1) : day;
  return listOccurrences(schedule, window, (kind) => near(kind, held as CivilDate));
}

// What a card shows first: 0 missed, 1 to be done now, 2 done for now, 3 still to come, 4 past.
function rankOf(o: Occurrence, today: string, done: boolean, pressed: boolean): number {
  if (o.from > today) return 3;
  const over = (o.due ?? o.to) < today;
  if (done) return over && o.to < today ? 4 : 2;
  if (!over) return 1;
  return pressed && o.rule === 'firm' ? 0 : 4;
}

/**
 * The one occurrence a card speaks of; null only for a schedule without any.
 * @param isDone whether the occurrence has what it asks
 * @param pressed false where nobody may be called late (requested, for information)
 */
export function pickOccurrence(
  list: readonly Occurrence[],
  today: string,
  isDone: (o: Occurrence) => boolean,
  pressed = true,
): Occurrence | null {
  let best: Occurrence | null = null;
  let bestRank = 9;
  for (const o of list) {
    const rank = rankOf(o, today, isDone(o), pressed);
    if (rank > bestRank) continue;
    const day = o.due ?? '9999';
    const bestDay = best?.due ?? '9999';
    // Of equals the earliest due, but of the past the latest.
    if (best && rank === bestRank && (rank === 4 ? day <= bestDay : day >= bestDay))
      continue;
    best = o;
    bestRank = rank;
  }
  return best;
}

/** What the card shows now: see `pickOccurrence`. */
export const currentOccurrence = (
  schedule: Schedule,
  window: ScheduleWindow,
  calendar: PeriodCalendar,
  today: string,
  doneKeys: ReadonlySet<string>,
): Occurrence | null =>
  pickOccurrence(
    occurrencesNear(schedule, window, periodsNear(calendar), today),
    today,
    (o) => doneKeys.has(o.periodKey),
  );

/** The occurrence for which a phiếu about this day is counted: the narrowest time that holds it, else the nearest before. */
export function occurrenceAt(
  schedule: Schedule,
  window: ScheduleWindow,
  calendar: PeriodCalendar,
  day: string,
): Occurrence | null {
  const list = occurrencesNear(schedule, window, periodsNear(calendar), day).sort(
    (a, b) => (a.to === b.to ? (a.from > b.from ? -1 : 1) : a.to < b.to ? -1 : 1),
  );
  const holding = list.find((o) => o.from <= day && day <= o.to);
  return holding ?? list.findLast((o) => o.to < day) ?? list[0] ?? null;
}

/** The key under which it is counted. */
export const occurrenceKeyOf = (
  schedule: Schedule,
  window: ScheduleWindow,
  calendar: PeriodCalendar,
  day: string,
): string | null => occurrenceAt(schedule, window, calendar, day)?.periodKey ?? null;
