import { formatDate } from '../../domain/civil-date.ts';
import { type PeriodCalendar, periodLabel, periodOf } from '../../domain/period.ts';
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
