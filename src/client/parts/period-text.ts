import { civilDateOf, isCivilDate } from '../../domain/civil-date.ts';
import {
  countsIn,
  type PeriodCalendar,
  periodLabel,
  periodWords,
} from '../../domain/period.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { Lang } from '../words/lang.ts';

/** A period as people say it; null when there is none. */
export const periodText = (
  key: string | null,
  calendar: PeriodCalendar | null,
  lang: Lang,
): string | null =>
  key === null || calendar === null ? null : periodWords(key, calendar, lang);

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
