import type { JSX } from 'preact';
import type { ReportEvent } from '../../domain/report.ts';
import { formatMoment } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import './timeline.css';

/** What happened to a phiếu, the earliest first, with what was asked for at each field. */
export function Timeline(props: {
  log: readonly ReportEvent[];
  /** What a field is called; null when the form is not here. */
  labelOf: (path: string) => string | null;
  today: string;
  words: Words;
}): JSX.Element {
  const w = props.words.report.log;
  return (
    <ol class="timeline">
      {props.log.map((event, n) => (
        <li key={`${event.kind}-${event.at}-${n}`} data-kind={event.kind}>
          <p>
            <strong>
              {event.kind === 'amended' ? w.amended(event.rev) : w[event.kind]}
            </strong>
            <span class="hint">
              {event.byName} ·{' '}
              <time dateTime={event.at}>{formatMoment(event.at, props.today)}</time>
            </span>
          </p>
          {event.comment !== null && event.comment !== '' && <p>{event.comment}</p>}
          {event.fields.length > 0 && (
            <ul>
              {event.fields.map((field) => (
                <li key={field.path}>
                  <strong>{props.labelOf(field.path) ?? field.path}:</strong>{' '}
                  {field.comment}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
