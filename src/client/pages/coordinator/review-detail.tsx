import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { evaluateForm } from '../../../domain/form/evaluate-form.ts';
import { prepareForm } from '../../../domain/form/prepare-form.ts';
import type { ReportRecord } from '../../../domain/report.ts';
import { useApp } from '../../app-context.ts';
import { useHeldPhotos } from '../../hooks/use-held-photos.ts';
import { useMay } from '../../hooks/use-may.ts';
import { useReviewNotes } from '../../hooks/use-review-notes.ts';
import { type ReviewReport, useReviewReport } from '../../hooks/use-review-report.ts';
import { fieldLabel, type Reading } from '../../parts/answer-text.ts';
import { AnswersView } from '../../parts/answers-view.tsx';
import { PhotoAlbum } from '../../parts/photo-album.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { AskForm } from './ask-form.tsx';
import { FieldNote } from './field-note.tsx';
import { missingPhotos, viewOf } from './inbox.ts';
import { ReviewDecision } from './review-decision.tsx';
import { ReviewHead } from './review-head.tsx';
import { useWideWords } from './use-wide-words.ts';

/** One phiếu with its photos and history, and beneath it the decision. */
export function ReviewDetail(props: {
  id: string;
  onDecided: (reportId: string) => void;
}): JSX.Element {
  const w = useWideWords().review;
  const found = useReviewReport(props.id);
  if (found === undefined) return <div class="skeleton tall" aria-hidden="true" />;
  if (found.record === null)
    return (
      <div class="empty">
        <h2 id="review-phieu" tabIndex={-1}>
          {w.gone}
        </h2>
        <p>{w.goneBody}</p>
      </div>
    );
  return <Opened found={found} report={found.record} onDecided={props.onDecided} />;
}

function Opened(props: {
  found: ReviewReport;
  report: ReportRecord;
  onDecided: (reportId: string) => void;
}): JSX.Element {
  const { found, report } = props;
  const { words, lang, today } = useApp();
  const w = useWideWords().review;
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState(0);
  const desk = useReviewNotes(report.id, report.rev);
  const mayReview = useMay('approve-report', report.unitId);
  const definition = found.form?.definition ?? null;
  const reading: Reading = { definition, words, lang, today, names: found.names };
  const photos = usePhotos(found, report);
  const isAsked = useAskedFields(found, report);
  const isOpen = viewOf(report) === 'waiting';
  const isNoting = isAsking && isOpen && mayReview;
  const earlier = isOpen ? (report.past.at(-1)?.answers ?? null) : null;
  return (
    <article class="phieu">
      <ReviewHead found={found} report={report} />
      {isNoting && desk.notes !== undefined && (
        <AskForm
          notes={desk.notes}
          rev={report.rev}
          refused={refused}
          onWrite={(comment) => {
            setRefused(0);
            desk.write({ comment });
          }}
        />
      )}
      <section class="card">
        <h2>{w.content}</h2>
        {definition === null && <p class="hint">{words.report.page.noForm}</p>}
        {earlier !== null && <p class="hint">{w.changedHint}</p>}
        <AnswersView
          {...reading}
          answers={report.answers}
          before={earlier}
          comments={isNoting ? [] : askedLast(report)}
          photos={photos}
          {...(isNoting && {
            isAsked,
            action: (path: string, label: string) => (
              <FieldNote path={path} label={label} desk={desk} />
            ),
          })}
        />
      </section>
      <section class="card">
        <h2>{w.history}</h2>
        <Timeline
          log={report.log}
          labelOf={(path) => fieldLabel(definition, path, lang)}
          today={today}
          words={words}
        />
      </section>
      {isOpen && (
        <ReviewDecision
          report={report}
          desk={desk}
          mayReview={mayReview}
          isAsking={isAsking}
          missing={missingPhotos(report)}
          setAsking={(next) => {
            setRefused(0);
            setAsking(next);
          }}
          onRefused={() => setRefused(refused + 1)}
          onDecided={props.onDecided}
        />
      )}
    </article>
  );
}

/** What was asked for at the fields, as long as the answer to it is being read. */
function askedLast(report: ReportRecord): ReportRecord['log'][number]['fields'] {
  if (viewOf(report) === 'confirmed') return [];
  return report.log.findLast((event) => event.kind === 'returned')?.fields ?? [];
}

function usePhotos(
  found: ReviewReport,
  report: ReportRecord,
): (names: readonly string[]) => ComponentChildren {
  const { words } = useApp();
  const urls = useHeldPhotos(found.held);
  return (names) => (
    <PhotoAlbum
      words={words}
      photos={names.map((name) => {
        const file = report.files.find((it) => it.name === name);
        const url = (file && urls.get(file.fileId)) ?? null;
        return { name, url, received: file?.received ?? true };
      })}
    />
  );
}

/** Fields the form really asked the author, so that what was left empty can be asked for too. */
function useAskedFields(
  found: ReviewReport,
  report: ReportRecord,
): (path: string) => boolean {
  const { form } = found;
  return useMemo((): ((path: string) => boolean) => {
    if (form === null) return () => false;
    return evaluateForm(prepareForm(form.definition), report.answers, report.context)
      .relevant;
  }, [form?.hash, report.answers, report.context]);
}
