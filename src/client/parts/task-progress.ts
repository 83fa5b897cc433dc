import { formatDate } from '../../domain/civil-date.ts';
import { type PeriodCalendar, periodLabel, periodOf } from '../../domain/period.ts';
import { periodsApart } from '../../domain/periods-apart.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { TaskStanding } from '../../domain/task-list.ts';
import type { Lang } from '../words/lang.ts';
import type { Words } from '../words/vi.ts';

const dayAndMonth = (date: string): string => formatDate(date).slice(0, 5);

/** The days of a time: "01/10–31/10/2026", a single one "12/10/2026". */
const rangeText = ({ from, to }: { from: string; to: string }): string =>
  from === to ? formatDate(to) : `${dayAndMonth(from)}–${formatDate(to)}`;

/** For which time a phiếu of this day counts, and for which it does not; null where that need not be said. */
export function apartText(
  task: AssignmentRecord,
  draft: { form: { id: string }; baseRev: number },
  day: string,
  {
    today,
    calendar,
    words,
  }: { today: string; calendar: PeriodCalendar | null; words: Words },
): { text: string; asked: Occurrence } | null {
  const apart = calendar && periodsApart(task, draft, day, today, calendar);
  if (!apart) return null;
  const { own, asked, isOver } = apart;
  // An old phiếu that is corrected speaks of its own period.
  if (draft.baseRev > 0 && !isOver) return null;
  const days = [formatDate(day), rangeText(own), rangeText(asked)] as const;
  return { asked, text: words.form.otherPeriod(...days, isOver) };
}

/** "Quý III (15/06–14/09): đã có 1/3 phiếu" where a number is expected, else how many there are. */
export function progressText(
  standing: TaskStanding,
  calendar: PeriodCalendar,
  words: Words,
  lang: Lang,
): string {
  const { occurrence, progress } = standing;
  if (occurrence === null || progress.expected === 0)
    return words.tasks.filed(progress.filed);
  const period = periodOf(occurrence.periodKey, calendar);
  const name = period === null ? null : periodLabel(period, lang);
  if (name === null && progress.expected === 1) return words.tasks.filed(progress.filed);
  return words.tasks.progress(
    name ?? '',
    dayAndMonth(occurrence.from),
    dayAndMonth(occurrence.to),
    progress.filed,
    progress.expected,
  );
}
