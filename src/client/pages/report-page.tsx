import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isEditable, openComments, type ReportRecord } from '../../domain/report.ts';
import { correct, takeBack, withdraw } from '../actions/report.ts';
import { useApp } from '../app-context.ts';
import { useHeldPhotos } from '../hooks/use-held-photos.ts';
import { useMay } from '../hooks/use-may.ts';
import { type ReportDetail, useReport } from '../hooks/use-report.ts';
import { useTrying } from '../hooks/use-trying.ts';
import { fieldLabel, type Reading, textIn } from '../parts/answer-text.ts';
import { AnswersView } from '../parts/answers-view.tsx';
import { FaceBadge } from '../parts/face-badge.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { Icon } from '../parts/icon.tsx';
import {
  CircleAlert,
  MessageSquareWarning,
  Pencil,
  Printer,
  Undo2,
} from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { periodText } from '../parts/period-text.ts';
import { PhotoAlbum } from '../parts/photo-album.tsx';
import { reportFace } from '../parts/report-face.ts';
import { ReportFacts } from '../parts/report-facts.tsx';
import { ReportTexts } from '../parts/report-texts.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { WithdrawDialog } from '../parts/withdraw-dialog.tsx';
import { formatMoment } from '../words/format.ts';
import { MissingPage } from './missing-page.tsx';
import '../styles/report.css';

/** One phiếu: how it stands, what it says, what is asked for, and what can still be done with it. */
export function ReportPage(): JSX.Element {
  const { route } = useApp();
  const id = route.page === 'report' ? route.reportId : '';
  const detail = useReport(id);
  if (detail === undefined) return <div class="skeleton" aria-hidden="true" />;
  if (detail.report !== null) return <Filed detail={detail} report={detail.report} />;
  return detail.onlyHere === null ? <MissingPage /> : <OnlyHere detail={detail} />;
}

const useReading = (detail: ReportDetail): Reading => {
  const { words, lang, today } = useApp();
  return { definition: detail.form?.definition ?? null, words, lang, today };
};

/** Draws the pictures a text names, as far as they lie here. */
function usePhotos(
  detail: ReportDetail,
): (names: readonly string[]) => ComponentChildren {
  const { words } = useApp();
  const urls = useHeldPhotos(detail.held);
  return (names) => (
    <PhotoAlbum
      words={words}
      photos={names.map((name) => {
        const file = detail.files.find((it) => it.name === name);
        return {
          name,
          url: (file && urls.get(file.fileId)) ?? null,
          received: file?.received ?? true,
        };
      })}
    />
  );
}

function Filed(props: { detail: ReportDetail; report: ReportRecord }): JSX.Element {
  const { detail, report } = props;
  const app = useApp();
  const { words, today, lang } = app;
  const w = words.report.page;
  const reading = useReading(detail);
  const photos = usePhotos(detail);
  const asked = openComments(report);
  const face = reportFace(report, detail.arrival, detail.isFiling, words);
  return (
    <article class="stack">
      <PrintHead report={report} />
      <header class="page-head">
        <h1>{report.title}</h1>
        <FaceBadge face={face} />
      </header>
      {detail.refusedOpId !== null && <InQuestion text={w.inQuestion} />}
      {asked !== null && !detail.isFiling && (
        <section class="notice" aria-label={w.needsMore}>
          <Icon of={MessageSquareWarning} />
          <h2>{w.needsMore}</h2>
          {asked.comment !== null && <p>{asked.comment}</p>}
          <p class="hint">
            {w.needsMoreBy(asked.byName, formatMoment(asked.at, today))}
            {asked.fields.length > 0 && ` · ${w.fieldsMarked(asked.fields.length)}`}
          </p>
        </section>
      )}
      <div class="page-grid">
        <div>
          <section class="card">
            <h2>{w.answers}</h2>
            {detail.form === null && <p class="hint">{w.noForm}</p>}
            <AnswersView
              {...reading}
              answers={report.answers}
              comments={detail.isFiling ? [] : (asked?.fields ?? [])}
              photos={photos}
            />
          </section>
          <ReportTexts report={report} reading={reading} photos={photos} />
        </div>
        <div>
          <section class="card">
            <ReportFacts
              report={report}
              formTitle={textIn(detail.form?.definition.title, lang)}
              period={periodText(report.periodKey, app.calendar, lang)}
              task={
                detail.task && {
                  title: detail.task.title,
                  to: { page: 'task', assignmentId: detail.task.assignmentId },
                }
              }
              receipt={detail.receipt}
              today={today}
              words={words}
              go={app.go}
            />
          </section>
          <section class="card">
            <h2>{w.history}</h2>
            <Timeline
              log={report.log}
              labelOf={(path) => fieldLabel(reading.definition, path, lang)}
              today={today}
              words={words}
            />
          </section>
        </div>
      </div>
      <PrintFoot report={report} />
      <Acts detail={detail} report={report} />
    </article>
  );
}

/** What the person can still do, within reach of the thumb. */
function Acts({
  detail,
  report,
}: {
  detail: ReportDetail;
  report: ReportRecord;
}): JSX.Element {
  const app = useApp();
  const { words, store } = app;
  const w = words.report.page;
  const { fault, run } = useTrying();
  const [isAsking, setAsking] = useState(false);
  const mayFile = useMay('file-report', report.unitId);
  const { queuedOpId } = detail;
  const isOpen = mayFile && isEditable(report.state) && queuedOpId === null;
  const toDraft = (reportId: string) => app.go({ page: 'draft', reportId });
  const startCorrecting = () =>
    run(correct(store, report.id), (isStarted) => {
      if (isStarted) toDraft(report.id);
      else app.say(w.correctGone);
    });
  const takeItBack = (opId: string) =>
    run(takeBack(store, opId), (result) => {
      app.say(words.outbox.back[result.kind]);
      app.requestSync();
      if (result.kind !== 'gone') toDraft(result.reportId);
    });
  const withdrawIt = (reason: string) => {
    setAsking(false);
    run(withdraw(store, report, reason), () => {
      app.say(w.withdrawn);
      app.requestSync();
    });
  };
  return (
    <>
      <FaultLine fault={fault} words={words} />
      <div class="action-bar">
        {isOpen && (
          <button
            type="button"
            class={report.state === 'RETURNED' ? 'primary' : ''}
            onClick={startCorrecting}
          >
            <Icon of={Pencil} />
            {detail.hasDraft ? w.continueCorrect : w.correct}
          </button>
        )}
        {isOpen && (
          <button type="button" onClick={() => setAsking(true)}>
            <Icon of={Undo2} />
            {w.withdraw}
          </button>
        )}
        {mayFile && queuedOpId !== null && (
          <button type="button" onClick={() => takeItBack(queuedOpId)}>
            <Icon of={Undo2} />
            {w.takeBack}
          </button>
        )}
        <button
          type="button"
          class="icon-only"
          aria-label={w.print}
          title={w.print}
          onClick={() => print()}
        >
          <Icon of={Printer} />
        </button>
      </div>
      {isAsking && (
        <WithdrawDialog
          words={words}
          onClose={() => setAsking(false)}
          onWithdraw={withdrawIt}
        />
      )}
    </>
  );
}

/** The server has not taken it: what is here is all there is. */
function OnlyHere({ detail }: { detail: ReportDetail }): JSX.Element {
  const { words, lang } = useApp();
  const w = words.report.page;
  const reading = useReading(detail);
  const photos = usePhotos(detail);
  const title = detail.task?.title ?? textIn(detail.form?.definition.title, lang);
  return (
    <article class="stack">
      <header class="page-head">
        <h1>{title === '' ? words.report.draft.untitled : title}</h1>
      </header>
      <InQuestion text={w.inQuestion} />
      <section class="card">
        <h2>{w.answers}</h2>
        <p class="hint">{w.onlyHere}</p>
        <AnswersView
          {...reading}
          answers={detail.onlyHere?.body.answers ?? {}}
          photos={photos}
        />
      </section>
    </article>
  );
}

function InQuestion({ text }: { text: string }): JSX.Element {
  const app = useApp();
  return (
    <div class="notice no-print" data-tone="bad">
      <Icon of={CircleAlert} />
      <p>{text}</p>
      <Link class="button" to={{ page: 'outbox' }} go={app.go}>
        {app.words.report.openOutbox}
      </Link>
    </div>
  );
}

/** The head of an official paper; only on A4. */
function PrintHead({ report }: { report: ReportRecord }): JSX.Element {
  const w = useApp().words.report.print;
  return (
    <div class="print-only">
      <div class="print-head">
        <strong>{report.unitName}</strong>
        <p>
          <strong>{w.nation}</strong>
          {w.motto}
        </p>
      </div>
    </div>
  );
}

function PrintFoot({ report }: { report: ReportRecord }): JSX.Element {
  const { words, nowIso } = useApp();
  const w = words.report.print;
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
      <p class="hint">{w.printed(formatMoment(nowIso(), ''))}</p>
    </div>
  );
}
