import type { ComponentChildren, JSX } from 'preact';
import { openComments, type ReportRecord } from '../../domain/report.ts';
import { useApp } from '../app-context.ts';
import { useHeldPhotos } from '../hooks/use-held-photos.ts';
import { type ReportDetail, useReport } from '../hooks/use-report.ts';
import { fieldLabel, type Reading, textIn } from '../parts/answer-text.ts';
import { AnswersView } from '../parts/answers-view.tsx';
import { FaceBadge } from '../parts/face-badge.tsx';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, MessageSquareWarning } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { Printer } from '../parts/more-icons.ts';
import { countedIn, periodText } from '../parts/period-text.ts';
import { PhotoAlbum } from '../parts/photo-album.tsx';
import { reportFace } from '../parts/report-face.ts';
import { ReportFacts } from '../parts/report-facts.tsx';
import { PaperFoot, PaperHead } from '../parts/report-paper.tsx';
import { ReportTexts } from '../parts/report-texts.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { formatMoment } from '../words/format.ts';
import { MissingPage } from './missing-page.tsx';
import { ReportActs } from './report-acts.tsx';
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
  const { form, names } = detail;
  return { definition: form?.definition ?? null, words, lang, today, names };
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
      <PaperHead
        report={report}
        words={words}
        formTitle={textIn(detail.form?.definition.title, lang)}
      />
      <header class="page-head">
        <h1>{report.title}</h1>
        <div class="row spread">
          <FaceBadge face={face} />
          <button type="button" class="quiet no-print" onClick={() => print()}>
            <Icon of={Printer} />
            {w.print}
          </button>
        </div>
      </header>
      <ReportActs detail={detail} report={report} />
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
          <section class="card report-facts">
            <ReportFacts
              report={report}
              formTitle={textIn(detail.form?.definition.title, lang)}
              period={periodText(report.periodKey, app.calendar, lang)}
              countedIn={countedIn(report, app.calendar, lang)}
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
          <section class="card no-print">
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
      <PaperFoot report={report} nowIso={app.nowIso()} words={words} />
    </article>
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
