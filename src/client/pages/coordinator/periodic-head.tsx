import type { ComponentChildren, JSX } from 'preact';
import { daysBetween, formatDate } from '../../../domain/civil-date.ts';
import { closesOn, type Period } from '../../../domain/period.ts';
import { useApp } from '../../app-context.ts';
import { type PeriodicWords, usePeriodicWords } from './use-periodic-words.ts';

/** Whose report it is, of which days, and how long there is for it. */
export function PeriodicHead(props: {
  unitName: string;
  period: Period | null;
  children: ComponentChildren;
}): JSX.Element {
  const { unitName, period } = props;
  const { today, calendar } = useApp();
  const w = usePeriodicWords();
  return (
    <header class="stack-s no-print">
      <h1>{w.title}</h1>
      <p class="hint">
        {unitName}. {w.lead}
      </p>
      {props.children}
      {period !== null && calendar !== null && (
        <p class="row">
          <span>{w.window(formatDate(period.from), formatDate(period.to))}</span>
          <strong>{dueText(closesOn(period, calendar), today, w)}</strong>
        </p>
      )}
    </header>
  );
}

/** "hạn gửi 20/03/2026, còn 7 ngày"; never "còn 0 ngày". */
function dueText(due: string, today: string, w: PeriodicWords): string {
  const days = daysBetween(today, due);
  if (days === 0) return w.dueToday;
  return `${w.due(formatDate(due))}, ${days > 0 ? w.daysLeft(days) : w.daysOver(-days)}`;
}
