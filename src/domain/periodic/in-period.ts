// Which phiếu a report counts. Promises: confirmed ones about a day inside its window; what was confirmed after
// the window's report had closed goes to the next one and is named there. Refuses to count what nobody confirmed.
import { type CivilDate, civilDateOf, isCivilDate } from '../civil-date.ts';
import { valueUnder } from '../form/answers.ts';
import type { Source } from '../indicator/source.ts';
import {
  closesOn,
  countsIn,
  isClosed,
  type Period,
  type PeriodCalendar,
  reportedIn,
} from '../period.ts';
import { isConfirmed, isDifficulty, type ReportRecord } from '../report.ts';

export type SortedReports = {
  counted: ReportRecord[];
  /** Of these, the ones about days of an earlier report that was closed when they were confirmed. */
  carried: ReportRecord[];
  /** About days inside, confirmed after the report had closed. */
  late: ReportRecord[];
  /** Not confirmed yet: to be looked at, or waiting for their author. */
  waiting: ReportRecord[];
  returned: ReportRecord[];
  /** Confirmed, but about no day: nobody can say which report they belong to. */
  undated: ReportRecord[];
};

/** The day on which it was confirmed for good. */
export const confirmedOn = (report: Pick<ReportRecord, 'log'>): CivilDate | null => {
  const event = report.log.findLast(({ kind }) => kind === 'approved');
  return event === undefined ? null : civilDateOf(event.at);
};

type Place = 'counted' | 'carried' | 'late' | 'elsewhere';

function placeOf(
  day: CivilDate,
  confirmed: CivilDate | null,
  period: Period,
  calendar: PeriodCalendar,
): Place {
  const isInside = day >= period.from && day <= period.to;
  if (isInside)
    return confirmed === null || confirmed <= closesOn(period, calendar)
      ? 'counted'
      : 'late';
  if (confirmed === null || day > period.to) return 'elsewhere';
  const own = reportedIn(day, calendar);
  if (own.some((it) => !isClosed(it, confirmed, calendar))) return 'elsewhere';
  const { report } = countsIn(day, confirmed, calendar);
  // A report that holds the whole of that one, as the year holds its quarters, has it too.
  return report !== null && period.from <= report.from && report.to <= period.to
    ? 'carried'
    : 'elsewhere';
}

/** Sorts the phiếu of one organisation by what the report makes of them. */
export function sortReports(
  reports: readonly ReportRecord[],
  period: Period,
  calendar: PeriodCalendar,
): SortedReports {
  const sorted: SortedReports = {
    counted: [],
    carried: [],
    late: [],
    waiting: [],
    returned: [],
    undated: [],
  };
  for (const report of reports) {
    const { activityDate: day, state } = report;
    if (state === 'WITHDRAWN') continue;
    if (day === null || !isCivilDate(day)) {
      if (isConfirmed(state)) sorted.undated.push(report);
      continue;
    }
    const isInside = day >= period.from && day <= period.to;
    if (!isConfirmed(state)) {
      if (isInside) sorted[state === 'RETURNED' ? 'returned' : 'waiting'].push(report);
      continue;
    }
    const place = placeOf(day, confirmedOn(report), period, calendar);
    if (place === 'elsewhere') continue;
    if (place === 'late') sorted.late.push(report);
    else sorted.counted.push(report);
    if (place === 'carried') sorted.carried.push(report);
  }
  return sorted;
}

/** A phiếu as figures read it. */
export function sourceOf(report: ReportRecord): Source {
  const { id, form, unitId, periodKey, answers, activityDate, title } = report;
  const activity = valueUnder(answers, ['activity_uuid']);
  return {
    reportId: id,
    formId: form.id,
    unitId,
    periodKey: periodKey ?? '',
    activityUuid: typeof activity === 'string' && activity !== '' ? activity : null,
    isZero: valueUnder(answers, ['no_activity']) === 'yes',
    day: activityDate ?? '',
    title,
    at: report.happenedAt,
    authorId: report.authorId,
    answers,
  };
}

/** Difficulties raised in the window in any state but withdrawn. */
export const difficultiesIn = (
  reports: readonly ReportRecord[],
  window: { from: string; to: string },
): ReportRecord[] =>
  reports.filter(
    (report) =>
      isDifficulty(report) &&
      report.state !== 'WITHDRAWN' &&
      report.activityDate !== null &&
      report.activityDate >= window.from &&
      report.activityDate <= window.to,
  );
