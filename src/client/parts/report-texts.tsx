import type { ComponentChildren, JSX } from 'preact';
import type { ReportRecord } from '../../domain/report.ts';
import { formatMoment } from '../words/format.ts';
import type { Reading } from './answer-text.ts';
import { AnswersView } from './answers-view.tsx';
import { Icon } from './icon.tsx';
import { ChevronDown } from './more-icons.ts';

/** Earlier revisions and texts written at the same time: kept, and readable. */
export function ReportTexts(props: {
  report: ReportRecord;
  reading: Reading;
  photos: (names: readonly string[]) => ComponentChildren;
}): JSX.Element | null {
  const { report, reading, photos } = props;
  const w = reading.words.report.page;
  const time = (at: string) => formatMoment(at, reading.today);
  if (report.past.length === 0 && report.sides.length === 0) return null;
  return (
    <section class="card no-print">
      {report.past.length > 0 && <h2>{w.texts}</h2>}
      {report.past.toReversed().map((text) => (
        <details key={text.rev}>
          <summary>
            {w.textOf(text.rev, time(text.at))}
            <Icon of={ChevronDown} />
          </summary>
          <AnswersView {...reading} answers={text.answers} photos={photos} />
        </details>
      ))}
      {report.sides.length > 0 && <h2>{w.sides}</h2>}
      {report.sides.length > 0 && <p class="hint">{w.sideHint}</p>}
      {report.sides.map((side) => (
        <details key={side.opId}>
          <summary>
            {w.sideOf(side.byName, time(side.at))}
            <Icon of={ChevronDown} />
          </summary>
          <AnswersView
            {...reading}
            answers={side.answers}
            before={report.answers}
            photos={photos}
          />
        </details>
      ))}
    </section>
  );
}
