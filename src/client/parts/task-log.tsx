import type { JSX } from 'preact';
import type { AssignmentRecord } from '../../domain/task.ts';
import { formatMoment } from '../words/format.ts';
import type { Words } from '../words/vi.ts';

/** What happened to the task in this unit. Days are shown as days, moments with their time. */
export function TaskLog(props: {
  log: AssignmentRecord['log'];
  today: string;
  words: Words;
}): JSX.Element | null {
  const w = props.words.task;
  if (props.log.length === 0) return null;
  return (
    <section class="card">
      <h2>{w.logTitle}</h2>
      <ol class="log-list">
        {props.log.map((event, n) => (
          <li key={`${event.kind}-${event.at}-${n}`}>
            <strong>{w.log[event.kind](event.detail)}</strong>
            <span class="hint">
              {event.byName} ·{' '}
              <time dateTime={event.at}>{formatMoment(event.at, props.today)}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
