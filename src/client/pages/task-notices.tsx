import type { JSX } from 'preact';
import { acceptTask } from '../actions/task.ts';
import { useApp } from '../app-context.ts';
import { useMay } from '../hooks/use-may.ts';
import type { ReportLine } from '../hooks/use-reports.ts';
import type { TaskDetail } from '../hooks/use-task.ts';
import { useTrying } from '../hooks/use-trying.ts';
import { FaultLine } from '../parts/fault-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, ListChecks, MessageSquareWarning } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';

/** What stands in the way of the task or waits for the person. */
export function TaskNotices(props: {
  detail: TaskDetail;
  reports: readonly ReportLine[];
}): JSX.Element {
  const app = useApp();
  const { words, store } = app;
  const { assignment, inQuestion } = props.detail;
  const { fault, run } = useTrying();
  const mayAccept = useMay('accept-task', assignment.unitId);
  const returned = props.reports.filter(({ report }) => report.state === 'RETURNED');
  const [first] = returned;
  const w = words.task;
  const { state } = assignment;
  const accept = () =>
    run(acceptTask(store, assignment), () => {
      app.say(w.accepted);
      app.requestSync();
    });
  return (
    <>
      <FaultLine fault={fault} words={words} />
      {state === 'NEW' && mayAccept && (
        <div class="notice">
          <Icon of={ListChecks} />
          <strong>{w.isNew}</strong>
          <p>{w.isNewBody}</p>
          <p>
            <button type="button" class="primary" onClick={accept}>
              {w.accept}
            </button>
          </p>
        </div>
      )}
      {first !== undefined && (
        <div class="notice">
          <Icon of={MessageSquareWarning} />
          <strong>{w.returned(returned.length)}</strong>
          <Link
            class="button"
            to={{ page: 'report', reportId: first.report.id }}
            go={app.go}
          >
            {w.openReturned}
          </Link>
        </div>
      )}
      {(state === 'CANCELLED' || state === 'CLOSED') && (
        <p class="notice one">{w.stopped[state]}</p>
      )}
      {state === 'PAUSED' && <p class="notice one">{w.paused}</p>}
      {inQuestion && (
        <div class="notice" data-tone="bad">
          <Icon of={CircleAlert} />
          <p>{w.inQuestion}</p>
          <Link class="button" to={{ page: 'outbox' }} go={app.go}>
            {words.report.openOutbox}
          </Link>
        </div>
      )}
    </>
  );
}
