import type { JSX } from 'preact';
import type { ReportRecord } from '../../domain/report.ts';
import type { Receipt } from '../../sync/protocol.ts';
import type { Route } from '../route.ts';
import { formatDay, formatMoment } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import { confirmationCode } from './confirmation-code.ts';
import { Link } from './link.tsx';

/** Who, where, when, for what, and what proves that it arrived. */
export function ReportFacts(props: {
  report: ReportRecord;
  formTitle: string;
  period: string | null;
  /** The official report it is counted in. */
  countedIn: string | null;
  task: { title: string; to: Route } | null;
  receipt: Receipt | null;
  today: string;
  words: Words;
  go: (route: Route) => void;
}): JSX.Element {
  const { report, receipt, today, words, task } = props;
  const w = words.report.page;
  const day = report.activityDate;
  const received = receipt?.at ?? report.receivedAt;
  return (
    <dl class="facts-list">
      {task !== null && (
        <>
          <dt>{w.task}</dt>
          <dd>
            <Link to={task.to} go={props.go}>
              {task.title}
            </Link>
          </dd>
        </>
      )}
      <dt>{w.author}</dt>
      <dd>{report.authorName}</dd>
      <dt>{w.unit}</dt>
      <dd>{report.unitName}</dd>
      {day !== null && (
        <>
          <dt>{w.date}</dt>
          <dd>
            {/* With its year: this is what stands on paper. */}
            <time dateTime={day}>{formatDay(day, '', words)}</time>
          </dd>
        </>
      )}
      {props.period !== null && (
        <>
          <dt>{w.period}</dt>
          <dd>{props.period}</dd>
        </>
      )}
      {props.countedIn !== null && (
        <>
          <dt>{w.countsIn}</dt>
          <dd>{w.countsInText(props.countedIn)}</dd>
        </>
      )}
      <dt>{w.form}</dt>
      <dd>{w.formName(report.form.id, props.formTitle)}</dd>
      {received !== null && (
        <>
          <dt>{w.received}</dt>
          <dd>
            <time dateTime={received}>{formatMoment(received, today)}</time>
          </dd>
        </>
      )}
      {receipt !== null && (
        <>
          <dt>{w.code}</dt>
          <dd>
            <span class="code">{confirmationCode(receipt)}</span>
            <p class="hint no-print">{w.codeHint}</p>
          </dd>
        </>
      )}
    </dl>
  );
}
