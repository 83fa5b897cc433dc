// Occurrences: the times a task asks to be done, computed from schedule, plan window and calendar, never
// stored. Promises: one key per time, the same on phone and server; those of one rhythm never overlap, and
// each belongs to the plan in whose window it ends. Refuses to turn red what has no deadline of its own.
import {
  addDays,
  type CivilDate,
  makeCivilDate,
  monthOf,
  weekdayOf,
} from '../civil-date.ts';
import {
  type Period,
  type PeriodCalendar,
  type PeriodKind,
  periodsBetween,
  rangeKey,
} from '../period.ts';
import type { Frequency, Schedule, SimpleSchedule } from './schedule.ts';

/** The plan's own time. Of a rhythm, what fell due before `since`, the day the unit was given it, is not asked. */
export type ScheduleWindow = { from: string; to: string; since?: string | undefined };

export type Occurrence = {
  periodKey: string;
  from: CivilDate;
  to: CivilDate;
  due: CivilDate | null;
  /** How many phiếu are asked at least; 0 where no number can be expected. */
  minCount: number;
  /** Only `firm` can be overdue; `silence` is judged by the days since the last activity. */
  rule: 'firm' | 'soft' | 'silence';
};

const KIND: Record<Exclude<Frequency, 'UNSPECIFIED'>, PeriodKind> = {
  DAILY: 'DAY',
  WEEKLY: 'WEEK',
  MONTHLY: 'MONTH',
  QUARTERLY: 'QUARTER',
  HALF_YEARLY: 'HALF_YEAR',
  YEARLY: 'YEAR',
};

/** What a recurring phrase says beside its rhythm. */
type Details = {
  day?: number | undefined;
  weekday?: number | undefined;
  month_of_period?: number | undefined;
  count?: number | undefined;
  min_count?: number | undefined;
};

function dueIn(p: Period, said: Details): CivilDate {
  if (p.kind === 'WEEK') return said.weekday ? addDays(p.from, said.weekday - 1) : p.to;
  if (p.kind === 'DAY' || !(said.day || said.month_of_period)) return p.to;
  // "Ngày 10 tháng cuối quý" speaks of the months on the wall, not of the cut-off window.
  const before = (p.n - 1) * (p.kind === 'QUARTER' ? 3 : p.kind === 'HALF_YEAR' ? 6 : 0);
  const month =
    p.kind === 'MONTH' || !said.month_of_period
      ? monthOf(p.to)
      : Math.min(before + said.month_of_period, 12);
  return makeCivilDate(p.year, month, said.day ?? 31);
}

function rangeOccurrence(
  from: CivilDate,
  to: CivilDate,
  due: CivilDate | null,
  rule: Occurrence['rule'],
  minCount: number,
): Occurrence {
  return { periodKey: rangeKey(from, to), from, to, due, minCount, rule };
}

function single(schedule: SimpleSchedule, window: ScheduleWindow): Occurrence {
  const from = window.from as CivilDate;
  const to = window.to as CivilDate;
  switch (schedule.kind) {
    case 'DATE':
    case 'PERIOD': {
      const end = schedule.end ?? schedule.start;
      return rangeOccurrence(schedule.start, end, end, 'firm', 1);
    }
    case 'DEADLINE':
    case 'EVENT': {
      const { due } = schedule;
      if (due) return rangeOccurrence(due < from ? due : from, due, due, 'firm', 1);
      return rangeOccurrence(from, to, null, 'soft', 0);
    }
    case 'CONTINUOUS':
      return rangeOccurrence(
        schedule.start ?? from,
        schedule.end ?? to,
        null,
        'silence',
        0,
      );
    case 'PER_PLAN':
    case 'PER_ASSIGNMENT':
    case 'STATUS':
      return rangeOccurrence(from, to, null, 'soft', 1);
    default:
      return rangeOccurrence(from, to, to, 'soft', 1);
  }
}

function rhythm(
  freqs: readonly Frequency[],
  said: Details,
  window: ScheduleWindow,
  periodsOfKind: (kind: PeriodKind) => readonly Period[],
): Occurrence[] {
  const minCount = said.min_count ?? said.count ?? 1;
  const found: Occurrence[] = [];
  for (const freq of freqs) {
    if (freq === 'UNSPECIFIED') continue;
    for (const p of periodsOfKind(KIND[freq])) {
      if (p.to < window.from || p.to > window.to) continue;
      // In "quý, 6 tháng, năm" the half-year report stands for the second quarter, the year for the fourth.
      if (freqs.length > 1 && p.name && !p.reported) continue;
      const due = dueIn(p, said);
      // It stays in the list all the same, so that a key does not depend on when a unit was given the task.
      const isAsked = !window.since || due >= window.since;
      // No office is late for a Saturday or a Sunday it did not work.
      const isWorked = freq !== 'DAILY' || weekdayOf(p.from) < 6;
      found.push({
        periodKey: p.key,
        from: p.from,
        to: p.to,
        due,
        minCount: isAsked ? minCount : 0,
        rule: isAsked && isWorked ? 'firm' : 'soft',
      });
    }
  }
  if (found.length > 0) return found;
  // A rhythm nobody named, or none of whose periods ends in the window: once, without pressure.
  const { from, to } = window as { from: CivilDate; to: CivilDate };
  return [rangeOccurrence(from, to, to, 'soft', minCount)];
}

/**
 * The occurrences of a schedule among the periods handed in.
 * @param periodsOfKind the periods to look at: all of the window, or those near a day
 */
export function listOccurrences(
  schedule: Schedule,
  window: ScheduleWindow,
  periodsOfKind: (kind: PeriodKind) => readonly Period[],
): Occurrence[] {
  switch (schedule.kind) {
    case 'RECURRING':
      return rhythm([schedule.freq], schedule, window, periodsOfKind);
    case 'RECURRING_SET':
      return rhythm(schedule.freqs, {}, window, periodsOfKind);
    case 'MULTI': {
      // Two items may speak of the same time ("thường xuyên; khi phát sinh"): the first one counts it.
      const byKey = new Map<string, Occurrence>();
      for (const item of schedule.items)
        for (const o of listOccurrences(item, window, periodsOfKind))
          if (!byKey.has(o.periodKey)) byKey.set(o.periodKey, o);
      return [...byKey.values()];
    }
    default:
      return [single(schedule, window)];
  }
}

/** Every occurrence that meets the range, earliest end first. */
export function occurrencesOf(
  schedule: Schedule,
  window: ScheduleWindow,
  calendar: PeriodCalendar,
  range: { from: string; to: string } = window,
): Occurrence[] {
  const { from, to } = window as { from: CivilDate; to: CivilDate };
  return listOccurrences(schedule, window, (kind) =>
    periodsBetween(kind, from, to, calendar),
  )
    .filter((o) => o.from <= range.to && o.to >= range.from)
    .sort((a, b) => (a.to === b.to ? (a.from > b.from ? -1 : 1) : a.to < b.to ? -1 : 1));
}
