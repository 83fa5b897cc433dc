import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { DIFFICULTY_FORM } from '../../domain/report.ts';
import { isOpenAssignment } from '../../domain/task.ts';
import { standingOn, type TaskStanding } from '../../domain/task-list.ts';
import { useApp } from '../app-context.ts';
import { useMay } from '../hooks/use-may.ts';
import { type ReportLine, useReports } from '../hooks/use-reports.ts';
import { type TaskDetail, useTask } from '../hooks/use-task.ts';
import { FaceBadge } from '../parts/face-badge.tsx';
import { filingRoute } from '../parts/filing-route.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, Clock, ListChecks, Plus } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { ListSection } from '../parts/list-section.tsx';
import { UserRound } from '../parts/more-icons.ts';
import { ReportCard } from '../parts/report-card.tsx';
import { reportFace } from '../parts/report-face.ts';
import { Segmented } from '../parts/segmented.tsx';
import { dueText } from '../parts/task-card.tsx';
import { TaskContent, TaskSource } from '../parts/task-content.tsx';
import { TaskLog } from '../parts/task-log.tsx';
import { TaskPeriods } from '../parts/task-periods.tsx';
import { DraftsSection } from './drafts-section.tsx';
import { MissingPage } from './missing-page.tsx';
import { TaskNotices } from './task-notices.tsx';
import { TaskWho } from './task-who.tsx';
import '../styles/report.css';
import '../styles/task.css';

/** One task: by when, by whom, from which clause, and what was done. */
export function TaskPage(): JSX.Element {
  const { route } = useApp();
  const detail = useTask(route.page === 'task' ? route.assignmentId : '');
  if (detail === undefined) return <div class="skeleton" aria-hidden="true" />;
  return detail === null ? <MissingPage /> : <Task detail={detail} />;
}

function Task({ detail }: { detail: TaskDetail }): JSX.Element {
  const app = useApp();
  const { words, lang, today, calendar } = app;
  const { assignment, task } = detail;
  const reports = useReports(assignment.id);
  const hasReturned = (reports ?? []).some(({ report }) => report.state === 'RETURNED');
  const standing = useMemo(
    () => calendar && standingOn(today, calendar)({ ...assignment, hasReturned }),
    [assignment, hasReturned, today, calendar],
  );
  return (
    <article class="stack">
      <Head detail={detail} standing={standing} />
      <Acts detail={detail} />
      <TaskNotices detail={detail} reports={reports ?? []} />
      <div class="page-grid task-grid">
        <div>
          {standing !== null && calendar !== null && (
            <TaskPeriods
              assignment={assignment}
              standing={standing}
              calendar={calendar}
              today={today}
              words={words}
              lang={lang}
            />
          )}
          <TaskWho detail={detail} />
        </div>
        <div>
          <DraftsSection
            title={words.report.sections.drafts}
            assignmentId={assignment.id}
          />
          <Reports lines={reports} />
          {task === null ? (
            <p class="hint">{words.task.notHere}</p>
          ) : (
            <TaskContent task={task} lists={detail.lists} words={words} lang={lang} />
          )}
        </div>
        <div>
          {task !== null && (
            <TaskSource
              task={task}
              plan={detail.plan}
              original={detail.original}
              words={words}
            />
          )}
          <TaskLog log={assignment.log} today={today} words={words} />
        </div>
      </div>
    </article>
  );
}

function Head(props: { detail: TaskDetail; standing: TaskStanding | null }): JSX.Element {
  const { words, today } = useApp();
  const { assignment } = props.detail;
  const { roles, states } = words.tasks;
  const due =
    props.standing === null ? null : dueText(props.standing, assignment, today, words);
  const role = assignment.binding === 'REQUESTED' ? 'REQUESTED' : assignment.role;
  const state = states[assignment.state] ?? '';
  const number = assignment.planNumber || props.detail.original?.number || '';
  return (
    <header class="task-head">
      <h1>{assignment.title}</h1>
      {due !== null && (
        <p class="due" data-tone={due.tone}>
          <Icon of={due.tone === 'over' ? CircleAlert : Clock} />
          {due.text}
        </p>
      )}
      <p class="facts">
        <FaceBadge
          face={
            props.detail.waiting > 0
              ? { text: `${state} · ${words.task.waiting}`, tone: 'wait', icon: Clock }
              : { text: state, tone: 'calm', icon: ListChecks }
          }
        />
        <FaceBadge face={{ text: roles[role] ?? '', tone: 'calm', icon: UserRound }} />
        {number !== '' && <span class="hint">{number}</span>}
      </p>
    </header>
  );
}

function Reports({ lines }: { lines: readonly ReportLine[] | undefined }): JSX.Element {
  const app = useApp();
  const { words, personId } = app;
  const w = words.task;
  const [whose, setWhose] = useState<'mine' | 'unit'>('unit');
  const own = (lines ?? []).filter(
    ({ report }) => whose === 'unit' || report.authorId === personId,
  );
  return (
    <ListSection
      id="task-reports"
      title={w.reportsTitle}
      count={own.length}
      above={
        <>
          {lines !== undefined && lines.length > 0 && (
            <Segmented
              legend={words.report.whose}
              value={whose}
              options={[
                { value: 'mine', name: words.report.mine },
                { value: 'unit', name: words.report.unit },
              ]}
              onChange={setWhose}
            />
          )}
          {lines !== undefined && own.length === 0 && (
            <p class="hint">{lines.length === 0 ? w.noReports : w.noneOfMine}</p>
          )}
        </>
      }
    >
      {own.map(({ report, arrival, isFiling }) => (
        <ReportCard
          key={report.id}
          report={report}
          face={reportFace(report, arrival, isFiling, words)}
          to={{ page: 'report', reportId: report.id }}
          showAuthor={whose === 'unit'}
          today={app.today}
          words={words}
          go={app.go}
        />
      ))}
    </ListSection>
  );
}

/** The two things one comes here for, within reach of the thumb. */
function Acts({ detail }: { detail: TaskDetail }): JSX.Element | null {
  const { words, go } = useApp();
  const { assignment } = detail;
  const mayFile = useMay('file-report', assignment.unitId);
  if (!mayFile || !isOpenAssignment(assignment)) return null;
  const assignmentId = assignment.id;
  return (
    <div class="action-bar">
      <div class="row">
        <Link class="button primary" to={filingRoute(assignment)} go={go}>
          <Icon of={Plus} />
          {words.task.report}
        </Link>
        <Link
          class="button"
          to={{ page: 'new', formId: DIFFICULTY_FORM, assignmentId }}
          go={go}
        >
          <Icon of={CircleAlert} />
          {words.task.difficulty}
        </Link>
      </div>
    </div>
  );
}
