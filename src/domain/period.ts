// Periods: the windows in which work is counted. Quarters, half-years and years are those of the reporting
// calendar, which is data; months, weeks and days are plain. Promises: a key is derived from a date and read
// back to the same window. Refuses to print what the calendar does not report (internal Quý II and Quý IV).
import * as z from 'zod/mini';
import {
  addDays,
  type CivilDate,
  dayNumber,
  formatDate,
  isCivilDate,
  makeCivilDate,
  monthOf,
  weekdayOf,
  yearOf,
} from './civil-date.ts';

const Edge = z.object({
  monthDay: /* @__PURE__ */ z.string().check(z.regex(/^\d\d-\d\d$/)),
  /** Added to the year the period is named after: 15/12 of the year before is -1. */
  year: z.int(),
});

export const PeriodRule = z.object({
  kind: z.enum(['QUARTER', 'HALF_YEAR', 'NINE_MONTHS', 'YEAR']),
  n: /* @__PURE__ */ z.int().check(z.minimum(1), z.maximum(9)),
  from: Edge,
  to: Edge,
  /** False: counted inside, never a report of its own. */
  reported: z.boolean(),
  name: z.object({ vi: z.string(), en: z.string() }),
});
export type PeriodRule = z.infer<typeof PeriodRule>;

/** A reporting calendar: windows by month and day, and the day of the month reports are due. */
export const PeriodCalendar = z.object({
  id: z.string(),
  kinds: z.array(PeriodRule),
  dueDay: /* @__PURE__ */ z.int().check(z.minimum(1), z.maximum(31)),
});
export type PeriodCalendar = z.infer<typeof PeriodCalendar>;

export type PeriodKind = PeriodRule['kind'] | 'MONTH' | 'WEEK' | 'DAY' | 'RANGE';

export type Period = {
  key: string;
  kind: PeriodKind;
  /** The year it is named after: for a quarter beginning in December, the next one. */
  year: number;
  n: number;
  from: CivilDate;
  to: CivilDate;
  reported: boolean;
  /** Its name without the year, where the calendar gives one. */
  name: { vi: string; en: string } | null;
};

const LETTER = { QUARTER: 'Q', HALF_YEAR: 'H', NINE_MONTHS: 'N', YEAR: 'Y' } as const;

const edgeOf = (edge: PeriodRule['from'], year: number): CivilDate =>
  makeCivilDate(
    year + edge.year,
    Number(edge.monthDay.slice(0, 2)),
    Number(edge.monthDay.slice(3)),
  );

function ruled(rule: PeriodRule, year: number): Period {
  const { kind, n, reported, name } = rule;
  const key = `${year}-${LETTER[kind]}${kind === 'YEAR' ? '' : n}`;
  const from = edgeOf(rule.from, year);
  return { key, kind, year, n, from, to: edgeOf(rule.to, year), reported, name };
}

function plain(kind: 'MONTH' | 'WEEK' | 'DAY', date: CivilDate): Period {
  let from = date;
  let to = date;
  let year = yearOf(date);
  let n = Number(date.slice(5, 7) + date.slice(8));
  let key = `${year}-D${date.slice(5, 7)}${date.slice(8)}`;
  if (kind === 'MONTH') {
    n = monthOf(date);
    from = makeCivilDate(year, n, 1);
    to = makeCivilDate(year, n, 31);
    key = `${year}-M${date.slice(5, 7)}`;
  } else if (kind === 'WEEK') {
    // ISO 8601: a week belongs to the year of its Thursday.
    from = addDays(date, 1 - weekdayOf(date));
    to = addDays(from, 6);
    const thursday = addDays(from, 3);
    year = yearOf(thursday);
    n = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
    key = `${year}-W${`${n}`.padStart(2, '0')}`;
  }
  return { key, kind, year, n, from, to, reported: false, name: null };
}

/** The key of a window that no calendar names, such as that of a deadline. */
export const rangeKey = (from: string, to: string): string => `${from}_${to}`;

const range = (from: CivilDate, to: CivilDate): Period => ({
  key: rangeKey(from, to),
  kind: 'RANGE',
  year: yearOf(to),
  n: 0,
  from,
  to,
  reported: false,
  name: null,
});

const isPlain = (kind: PeriodKind): kind is 'MONTH' | 'WEEK' | 'DAY' =>
  kind === 'MONTH' || kind === 'WEEK' || kind === 'DAY';

/** The periods of one kind that meet [from, to], earliest first. */
export function periodsBetween(
  kind: PeriodKind,
  from: CivilDate,
  to: CivilDate,
  calendar: PeriodCalendar,
): Period[] {
  const found: Period[] = [];
  if (isPlain(kind)) {
    // Compared as numbers: with a text that is no date the loop ends instead of running on.
    const last = dayNumber(to);
    for (let p = plain(kind, from); dayNumber(p.from) <= last; ) {
      found.push(p);
      p = plain(kind, addDays(p.to, 1));
    }
    return found;
  }
  for (let year = yearOf(from) - 1; year <= yearOf(to) + 1; year++)
    for (const rule of calendar.kinds) {
      if (rule.kind !== kind) continue;
      const p = ruled(rule, year);
      if (p.from <= to && p.to >= from) found.push(p);
    }
  return found.sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** Every period that contains the date: the calendar's, then month, week and day. */
export function periodsOf(date: CivilDate, calendar: PeriodCalendar): Period[] {
  const kinds = new Set<PeriodKind>(calendar.kinds.map((rule) => rule.kind));
  return [...kinds, 'MONTH' as const, 'WEEK' as const, 'DAY' as const].flatMap((kind) =>
    periodsBetween(kind, date, date, calendar),
  );
}

/** The period a key names, or null when the calendar has none of that name. */
export function periodOf(key: string, calendar: PeriodCalendar): Period | null {
  const [from = '', to = ''] = key.split('_');
  if (isCivilDate(from) && isCivilDate(to) && from <= to) return range(from, to);
  const found = /^([1-9]\d{3})-([A-Z])(\d{0,4})$/.exec(key);
  if (!found) return null;
  const [year, n] = [Number(found[1]), Number(found[3])];
  const candidates: Period[] = [];
  switch (found[2]) {
    case 'M':
      candidates.push(plain('MONTH', makeCivilDate(year, n, 1)));
      break;
    case 'W':
      // The fourth of January always lies in the first week.
      candidates.push(plain('WEEK', addDays(`${year}-01-04`, 7 * (n - 1))));
      break;
    case 'D':
      candidates.push(plain('DAY', makeCivilDate(year, Math.floor(n / 100), n % 100)));
      break;
    default:
      for (const rule of calendar.kinds) candidates.push(ruled(rule, year));
  }
  return candidates.find((p) => p.key === key && isCivilDate(p.from)) ?? null;
}

/** The official reports the date counts in, the one that ends first coming first. */
export const reportedIn = (date: CivilDate, calendar: PeriodCalendar): Period[] =>
  periodsOf(date, calendar)
    .filter((p) => p.reported)
    .sort((a, b) => (a.to === b.to ? (a.from > b.from ? -1 : 1) : a.to < b.to ? -1 : 1));

/** The last day on which figures of the period still move: of a report, the day it is due. */
export function closesOn(period: Period, calendar: PeriodCalendar): CivilDate {
  if (period.kind === 'RANGE' || isPlain(period.kind)) return period.to;
  const [year, month] = [yearOf(period.to), monthOf(period.to)];
  const due = makeCivilDate(year, month, calendar.dueDay);
  if (due >= period.to) return due;
  return month === 12
    ? makeCivilDate(year + 1, 1, calendar.dueDay)
    : makeCivilDate(year, month + 1, calendar.dueDay);
}

/** Whether the period's figures are settled, as far as the calendar says. */
export const isClosed = (
  period: Period,
  today: CivilDate,
  calendar: PeriodCalendar,
): boolean => today > closesOn(period, calendar);

/**
 * The report a phiếu of this date will really be counted in.
 * @returns `late` when the date's own report is closed, so that the next open one takes it
 */
export function countsIn(
  date: CivilDate,
  today: CivilDate,
  calendar: PeriodCalendar,
): { report: Period | null; late: boolean } {
  const own = reportedIn(date, calendar);
  const open = (p: Period) => !isClosed(p, today, calendar);
  const report = own.find(open) ?? reportedIn(today, calendar).find(open) ?? null;
  return { report, late: report !== null && report.key !== own[0]?.key };
}

/** The period's name with its year: 'Quý I/2026', '6 tháng đầu năm 2026'; null where it has no name. */
export const periodLabel = (period: Period, language: 'vi' | 'en'): string | null =>
  period.name &&
  `${period.name[language]}${period.kind === 'QUARTER' && language === 'vi' ? '/' : ' '}${period.year}`;

/** A period as people say it: its name with the year, and its days; null when the calendar has none of this key. */
export function periodWords(
  key: string,
  calendar: PeriodCalendar,
  language: 'vi' | 'en',
): string | null {
  const period = periodOf(key, calendar);
  if (period === null) return null;
  const { from, to } = period;
  const days = from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
  const name = periodLabel(period, language);
  return name === null ? days : `${name} (${days})`;
}
