import type { JSX } from 'preact';
import type { ReportRecord } from '../../domain/report.ts';
import { formatMoment } from '../words/format.ts';
import type { Words } from '../words/vi.ts';

/** The head of an official paper; only on A4. */
export function PaperHead(props: {
  report: ReportRecord;
  formTitle: string;
  words: Words;
}): JSX.Element {
  const w = props.words.report.print;
  return (
    <div class="print-only">
      <div class="print-head">
        <strong>{props.report.unitName}</strong>
        <p>
          <strong>{w.nation}</strong>
          {w.motto}
        </p>
      </div>
      <p class="print-title">{props.formTitle}</p>
    </div>
  );
}

/** Who wrote and who confirmed, with room to sign. */
export function PaperFoot(props: {
  report: ReportRecord;
  nowIso: string;
  words: Words;
}): JSX.Element {
  const { report } = props;
  const w = props.words.report.print;
  const confirmed = report.log.findLast((event) => event.kind === 'approved');
  return (
    <div class="print-only">
      <div class="print-sign">
        <p>
          <strong>{w.author}</strong>
          {report.authorName}
        </p>
        <p>
          <strong>{w.reviewer}</strong>
          {confirmed?.byName}
        </p>
      </div>
      <p class="hint">{w.printed(formatMoment(props.nowIso, ''))}</p>
    </div>
  );
}
