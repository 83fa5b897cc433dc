// Which period a report is about: the one that is due, the one before it, the same one a year ago, and what it is
// called on paper. Promises: all of it follows from the calendar's own rules. Refuses to print the name of a period
// that the calendar does not report: such a window is said by its days.
import { addDays, type CivilDate, formatDate, yearOf } from '../civil-date.ts';
import {
  closesOn,
  type Period,
  type PeriodCalendar,
  periodLabel,
  periodsBetween,
  reportedIn,
} from '../period.ts';

/** The reports that the calendar asks for in a year, in the order in which they end. */
export function reportsOf(year: number, calendar: PeriodCalendar): Period[] {
  const kinds = [...new Set(calendar.kinds.map(({ kind }) => kind))];
  const first = `${year}-01-01` as CivilDate;
  const last = `${year}-12-31` as CivilDate;
  return kinds
    .flatMap((kind) => periodsBetween(kind, first, last, calendar))
    .filter((period) => period.reported && period.year === year)
    .sort((a, b) => a.to.localeCompare(b.to) || b.from.localeCompare(a.from));
}

/** The report that is due now: the one whose days are over and whose own day is not, else the one that ends next. */
export function reportDue(today: CivilDate, calendar: PeriodCalendar): Period | null {
  const year = yearOf(today);
  const waiting = [year - 1, year]
    .flatMap((it) => reportsOf(it, calendar))
    .filter((period) => period.to < today && today <= closesOn(period, calendar));
  return waiting[0] ?? reportedIn(today, calendar)[0] ?? null;
}

/** The same report of the year before; null where the calendar knew none. */
export function yearBefore(period: Period, calendar: PeriodCalendar): Period | null {
  const { kind, n, year } = period;
  const day = addDays(period.to, -300) as CivilDate;
  const near = periodsBetween(kind, addDays(day, -200), day, calendar);
  return near.find((it) => it.year === year - 1 && it.n === n) ?? null;
}

/** The period of the same length that ends where this one begins, else the same one a year ago. */
export function periodBefore(period: Period, calendar: PeriodCalendar): Period | null {
  const eve = addDays(period.from, -1);
  const before = periodsBetween(period.kind, eve, eve, calendar);
  return before.find(({ to }) => to === eve) ?? yearBefore(period, calendar);
}

/** What comes after: the next quarter's days, the rest of the year, or the next year. */
export function windowAfter(
  period: Period,
  calendar: PeriodCalendar,
): { from: CivilDate; to: CivilDate } {
  const from = addDays(period.to, 1);
  const kind = period.kind === 'QUARTER' ? 'QUARTER' : 'YEAR';
  const [next] = periodsBetween(kind, from, from, calendar);
  return { from, to: next?.to ?? addDays(from, 90) };
}

/** Its name where it has one, else its days. */
export const windowLabel = (period: Period, language: 'vi' | 'en'): string =>
  (period.reported ? periodLabel(period, language) : null) ??
  `${formatDate(period.from)} – ${formatDate(period.to)}`;

const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** The period in a sentence: "quý I năm 2026", "6 tháng đầu năm 2026", "năm 2026". */
export function periodInWords(period: Period): string {
  const name = lowered(period.name?.vi ?? '');
  return period.kind === 'QUARTER'
    ? `${name} năm ${period.year}`
    : `${name} ${period.year}`;
}

/** The time to come in a sentence; after a quarter it has no name of its own. */
export function nextInWords({ kind, year }: Period): string {
  if (kind === 'HALF_YEAR') return `6 tháng cuối năm ${year}`;
  if (kind === 'NINE_MONTHS') return `3 tháng cuối năm ${year}`;
  return kind === 'YEAR' ? `năm ${year + 1}` : 'thời gian tới';
}

/** The line under BÁO CÁO. */
export function reportTitle(period: Period): string {
  const about = `Kết quả thực hiện công tác tuyên truyền cải cách hành chính ${periodInWords(period)}`;
  return period.kind === 'QUARTER'
    ? about
    : `${about} và phương hướng, nhiệm vụ ${nextInWords(period)}`;
}
