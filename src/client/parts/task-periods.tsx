import type { JSX } from 'preact';
import { formatDate } from '../../domain/civil-date.ts';
import { type PeriodCalendar, periodLabel, periodOf } from '../../domain/period.ts';
import { type Occurrence, occurrencesOf } from '../../domain/schedule/occurrence.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { TaskStanding } from '../../domain/task-list.ts';
import { formatDay } from '../words/format.ts';
import type { Lang } from '../words/lang.ts';
import type { Words } from '../words/vi.ts';
import { Bar } from './bar.tsx';
import { progressText } from './task-progress.ts';
import './task-periods.css';

type Props = {
  assignment: AssignmentRecord;
  standing: TaskStanding;
  calendar: PeriodCalendar;
  today: string;
  words: Words;
  lang: Lang;
};

/** More than these are not drawn: a daily task has 365. */
const AROUND = 6;

/** The time the task speaks of now with its progress, and its other times of the year. */
export function TaskPeriods(props: Props): JSX.Element {
  const { assignment, standing, calendar, words, lang } = props;
  const w = words.task;
  const { filed, approved, expected } = standing.progress;
  const { window, issuedOn } = assignment;
  const { occurrence } = standing;
  const period = occurrence === null ? null : periodOf(occurrence.periodKey, calendar);
  // The sentence above says how many there are only where the period has a name.
  const isUnnamed =
    expected === 1 && (period === null || periodLabel(period, lang) === null);
  const progress = progressText(standing, calendar, words, lang);
  const all = occurrencesOf(
    assignment.schedule,
    { ...window, since: issuedOn },
    calendar,
  );
  const here = Math.max(
    0,
    all.findIndex((it) => it.periodKey === occurrence?.periodKey),
  );
  const near = all.slice(Math.max(0, here - AROUND), here + AROUND + 1);
  return (
    <section class="card">
      <h2>{w.progressTitle}</h2>
      <p>{progress}</p>
      {expected > 0 && (
        <Bar max={expected} value={filed} label={w.periodCount(filed, expected)} />
      )}
      {isUnnamed && occurrence !== null && (
        <p class="hint">
          {formatDate(occurrence.from)} – {formatDate(occurrence.to)} ·{' '}
          {w.periodCount(filed, expected)}
        </p>
      )}
      {approved > 0 && <p class="hint">{w.approved(approved)}</p>}
      {all.length > 1 && (
        <details>
          <summary>{w.allPeriods(near.length)}</summary>
          <ul class="periods">
            {near.map((it) => (
              <Period
                key={it.periodKey}
                {...props}
                it={it}
                isNow={it.periodKey === occurrence?.periodKey}
              />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Period(props: Props & { it: Occurrence; isNow: boolean }): JSX.Element {
  const { it, assignment, calendar, today, words, lang } = props;
  const period = periodOf(it.periodKey, calendar);
  const name = period === null ? null : periodLabel(period, lang);
  const days =
    it.from === it.to
      ? formatDay(it.from, today, words)
      : `${formatDate(it.from)} – ${formatDate(it.to)}`;
  const filed = assignment.counts[it.periodKey]?.filed ?? 0;
  return (
    <li aria-current={props.isNow ? 'true' : undefined}>
      <span>
        {name !== null && <strong>{name} </strong>}
        <span class={name === null ? '' : 'hint'}>{days}</span>
      </span>
      <span class="num">{words.task.periodCount(filed, it.minCount)}</span>
      {it.due !== null && it.due !== it.to && (
        <span class="hint">{words.task.periodDue(formatDay(it.due, today, words))}</span>
      )}
    </li>
  );
}
