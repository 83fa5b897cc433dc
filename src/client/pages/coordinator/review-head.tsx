import type { JSX } from 'preact';
import { isCivilDate } from '../../../domain/civil-date.ts';
import { periodLabel, reportedIn } from '../../../domain/period.ts';
import { filedAt, type ReportRecord } from '../../../domain/report.ts';
import type { Arrival } from '../../../sync/status.ts';
import { useApp } from '../../app-context.ts';
import { useIsWide } from '../../hooks/use-is-wide.ts';
import type { ReviewReport } from '../../hooks/use-review-report.ts';
import { textIn } from '../../parts/answer-text.ts';
import { FaceBadge } from '../../parts/face-badge.tsx';
import { Icon } from '../../parts/icon.tsx';
import { CircleAlert, Clock, MessageSquareWarning } from '../../parts/icons.ts';
import { Link } from '../../parts/link.tsx';
import { Image } from '../../parts/more-icons.ts';
import { reportFace } from '../../parts/report-face.ts';
import { formatDay, formatMoment } from '../../words/format.ts';
import { isDifficulty, missingPhotos, viewOf } from './inbox.ts';
import { useWideWords } from './use-wide-words.ts';
import '../../styles/report.css';

/** What, by whom, for which task, in which state; and what stands in the way of a decision. */
export function ReviewHead(props: {
  found: ReviewReport;
  report: ReportRecord;
}): JSX.Element {
  const { found, report } = props;
  const { words } = useApp();
  const w = useWideWords().review;
  const files = report.files.length;
  const missing = missingPhotos(report);
  // Alone on a phone it is the screen's own title; beside the list it stands under that of the list.
  const Title = useIsWide() ? 'h2' : 'h1';
  // The reviewer's own phiếu may still lie on this machine alone.
  const isHereOnly = report.receivedAt === null;
  const arrival: Arrival = isHereOnly
    ? { kind: 'waiting' }
    : missing > 0
      ? { kind: 'text-received', files, received: files - missing }
      : { kind: 'received', files };
  return (
    <header class="review-head">
      <Title id="review-phieu" class="title" tabIndex={-1}>
        {report.title}
      </Title>
      <div class="row">
        <FaceBadge face={reportFace(report, arrival, isHereOnly, words)} />
        {isDifficulty(report) && (
          <FaceBadge face={{ text: w.difficulty, tone: 'wait', icon: CircleAlert }} />
        )}
        {report.rev > 1 && (
          <FaceBadge
            face={{ text: w.correction(report.rev), tone: 'calm', icon: Clock }}
          />
        )}
      </div>
      <Facts found={found} report={report} />
      <Notices found={found} report={report} missing={missing} />
    </header>
  );
}

function Facts({ found, report }: { found: ReviewReport; report: ReportRecord }) {
  const app = useApp();
  const { words, today, lang, calendar } = app;
  const w = useWideWords().review;
  const day = report.activityDate;
  const period =
    day !== null && isCivilDate(day) && calendar !== null
      ? reportedIn(day, calendar)[0]
      : undefined;
  const periodName = period && periodLabel(period, lang);
  const formTitle = textIn(found.form?.definition.title, lang);
  return (
    <dl class="facts-list">
      <dt>{w.facts.author}</dt>
      <dd>
        {report.authorName}, {report.unitName}
      </dd>
      {day !== null && (
        <>
          <dt>{w.facts.date}</dt>
          <dd>
            <time dateTime={day}>{formatDay(day, today, words)}</time>
            {periodName && ` · ${w.facts.period} ${w.periodReport(periodName)}`}
          </dd>
        </>
      )}
      <dt>{w.facts.form}</dt>
      <dd>{words.report.page.formName(report.form.id, formTitle)}</dd>
      <dt>{w.facts.filed}</dt>
      <dd>
        <time dateTime={filedAt(report)}>{formatMoment(filedAt(report), today)}</time>
      </dd>
      <dt class="no-print">{w.facts.task}</dt>
      <dd class="row no-print">
        {report.assignmentId === null ? (
          w.facts.noTask
        ) : (
          <Link to={{ page: 'task', assignmentId: report.assignmentId }} go={app.go}>
            {w.openTask}
          </Link>
        )}
        <Link to={{ page: 'report', reportId: report.id }} go={app.go}>
          {w.openPage}
        </Link>
      </dd>
    </dl>
  );
}

function Notices(props: {
  found: ReviewReport;
  report: ReportRecord;
  missing: number;
}): JSX.Element {
  const { found, report, missing } = props;
  const app = useApp();
  const w = useWideWords().review;
  const isWaiting = viewOf(report) === 'waiting';
  const asked = report.log.findLast((event) => event.kind === 'returned');
  const last = report.log.at(-1);
  const decided =
    report.state === 'APPROVED' ||
    report.state === 'RETURNED' ||
    report.state === 'WITHDRAWN'
      ? w.decided[report.state]
      : null;
  return (
    <>
      {found.inQuestion.length > 0 && (
        <div class="notice" data-tone="bad">
          <Icon of={CircleAlert} />
          <p>{w.inQuestion}</p>
          <Link class="button" to={{ page: 'outbox' }} go={app.go}>
            {w.openOutbox}
          </Link>
        </div>
      )}
      {decided !== null && last !== undefined && (
        <div class="notice" data-tone={report.state === 'APPROVED' ? 'good' : undefined}>
          <Icon of={report.state === 'APPROVED' ? Clock : MessageSquareWarning} />
          <p>{decided(last.byName, formatMoment(last.at, app.today))}</p>
          {last.comment !== null && last.comment !== '' && <p>“{last.comment}”</p>}
          {found.pending.length > 0 && <p class="hint">{w.waitingToLeave}</p>}
        </div>
      )}
      {isWaiting && missing > 0 && (
        <div class="notice">
          <Icon of={Image} />
          <p>{w.photoMissing(missing, report.files.length)}</p>
        </div>
      )}
      {isWaiting && asked?.comment && (
        <div class="notice">
          <Icon of={MessageSquareWarning} />
          <strong>{w.lastAsked}</strong>
          <p>{asked.comment}</p>
        </div>
      )}
      {report.sides.length > 0 && (
        <div class="notice">
          <Icon of={CircleAlert} />
          <p>{w.sides(report.sides.length)}</p>
        </div>
      )}
    </>
  );
}
