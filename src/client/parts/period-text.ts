import { civilDateOf, formatDate, isCivilDate } from '../../domain/civil-date.ts';
import {
  countsIn,
  type PeriodCalendar,
  periodLabel,
  periodOf,
} from '../../domain/period.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { Lang } from '../words/lang.ts';

/** A period as people say it: its name with the year, else its first and last day; null when there is none. */
export function periodText(
  key: string | null,
  calendar: PeriodCalendar | null,
  lang: Lang,
): string | null {
  if (key === null || calendar === null) return null;
  const period = periodOf(key, calendar);
  if (period === null) return null;
  const days = `${formatDate(period.from)} – ${formatDate(period.to)}`;
  const name = periodLabel(period, lang);
  return name === null ? days : `${name} (${days})`;
}

/** The official report a phiếu is counted in, by its date and the day it was filed; null when there is none. */
export function countedIn(
  report: Pick<ReportRecord, 'activityDate' | 'happenedAt'>,
  calendar: PeriodCalendar | null,
  lang: Lang,
): string | null {
  const { activityDate, happenedAt } = report;
  if (calendar === null || activityDate === null || !isCivilDate(activityDate))
    return null;
  const period = countsIn(activityDate, civilDateOf(happenedAt), calendar).report;
  return period === null ? null : periodLabel(period, lang);
}
