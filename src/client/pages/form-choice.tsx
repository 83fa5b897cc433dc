import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FormRecord } from '../../domain/record.ts';
import { listTasks } from '../../domain/task-list.ts';
import { useApp } from '../app-context.ts';
import { useForms } from '../hooks/use-forms.ts';
import { useSharedPhotos } from '../hooks/use-shared-photos.ts';
import { useTaskLines } from '../hooks/use-task-lines.ts';
import { Empty } from '../parts/empty.tsx';
import { filingRoute } from '../parts/filing-route.ts';
import { FileText } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { dueText } from '../parts/task-card.tsx';
import { ACTIVITY_CHOICES } from './activity-choices.ts';
import { DraftsSection } from './drafts-section.tsx';
import { FormCards } from './form-cards.tsx';
import './form-choice.css';

const TASKS = 5;

/** What can be reported without a task: what people did, in their words, then whatever else is on the device. */
function offered(forms: readonly FormRecord[]): FormRecord[] {
  const named = ACTIVITY_CHOICES.flatMap(({ form: id }) =>
    forms.filter(({ formId }) => formId === id),
  );
  return [...named, ...forms.filter((form) => !named.includes(form))];
}

/** "Hoạt động vừa thực hiện là gì?": what was begun, the tasks that matter now, and forms without a task. */
export function FormChoice(): JSX.Element {
  const { words } = useApp();
  const w = words.form.choose;
  const forms = useForms();
  if (forms === undefined) return <div class="skeleton" aria-hidden="true" />;
  if (forms.length === 0)
    return <Empty isScreen icon={FileText} title={w.none} body={w.noneBody} />;
  return (
    <>
      <h1>{w.title}</h1>
      <Shared />
      <DraftsSection title={w.drafts} />
      <Tasks />
      <section class="choice-part" aria-labelledby="no-task">
        <h2 id="no-task">{w.withoutTask}</h2>
        <FormCards forms={offered(forms)} assignmentId={null} />
      </section>
    </>
  );
}

/** Photos came from another app: they wait until a phiếu is chosen. */
function Shared(): JSX.Element | null {
  const { words } = useApp();
  const w = words.form.photo;
  const { count, take } = useSharedPhotos();
  if (count === 0) return null;
  return (
    <div class="notice" role="status">
      <p>{w.shared(count)}</p>
      <p>
        <button type="button" onClick={() => take(() => Promise.resolve())}>
          {w.dropShared}
        </button>
      </p>
    </div>
  );
}

function Tasks(): JSX.Element | null {
  const { words, today, calendar, go } = useApp();
  const w = words.form.choose;
  const lines = useTaskLines()?.lines;
  const rows = useMemo(() => {
    if (lines === undefined || calendar === null) return [];
    return listTasks(lines, today, calendar)
      .filter(
        ({ line, standing }) => standing.bucket !== 'closed' && line.role !== 'INFORM',
      )
      .slice(0, TASKS);
  }, [lines, today, calendar]);
  if (rows.length === 0) return null;
  return (
    <section class="choice-part" aria-labelledby="for-task">
      <h2 id="for-task">{w.tasks}</h2>
      <p class="hint">{w.hint}</p>
      <ul class="stack-s">
        {rows.map(({ line, standing }) => (
          <li key={line.id}>
            <Link class="button choice-card" to={filingRoute(line)} go={go}>
              <span>
                {line.title}
                <span class="hint">{dueText(standing, line, today, words).text}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Link to={{ page: 'tasks' }} go={go}>
        {w.allTasks}
      </Link>
    </section>
  );
}
