import type { JSX } from 'preact';
import { formatDate } from '../../../domain/civil-date.ts';
import { fold } from '../../../domain/fold.ts';
import type { PlanRecord } from '../../../domain/plan.ts';
import type { TaskRecord } from '../../../domain/task.ts';
import { useApp } from '../../app-context.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { dueText } from '../../parts/task-card.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RowDetail, RowHead } from './row-detail.tsx';
import { isMissing, sumOf, type Tallied } from './tally.ts';
import { useKept } from './use-kept.ts';
import { useWideWords } from './use-wide-words.ts';
import { type Known, WhoReported } from './who-reported.tsx';
import './table.css';

type Row = { task: TaskRecord; tallied: readonly Tallied[] };

/** The tasks of a plan as a table (cards on a phone); a row opens to who has filed and who has not. */
export function PlanTasks(props: {
  plan: PlanRecord;
  planName: string;
  rows: readonly Row[];
  known: Known;
  open: string | null;
  setOpen: (taskId: string | null) => void;
}): JSX.Element {
  const w = useWideWords().plan;
  const [text, setText] = useKept(`${props.plan.id}-tasks`, '');
  const [show, setShow] = useKept<'all' | 'missing'>(`${props.plan.id}-show`, 'all');
  const wanted = fold(text);
  const rows = props.rows
    .filter((row) => wanted === '' || searchText(row).includes(wanted))
    .filter(({ tallied }) => show === 'all' || tallied.some(isMissing));
  return (
    <>
      <div class="tools">
        <SearchBox label={w.search} hint={w.searchHint} value={text} onInput={setText} />
        <Segmented
          legend={w.which}
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', name: w.show.all },
            { value: 'missing', name: w.show.missing },
          ]}
        />
      </div>
      <div class="table-box">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{w.columns.code}</th>
              <th scope="col">{w.columns.task}</th>
              <th scope="col">{w.columns.due}</th>
              <th scope="col">{w.columns.progress}</th>
              <th scope="col" class="end">
                {w.columns.reports}
              </th>
              <th scope="col" class="end">
                {w.columns.approved}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TaskRows key={row.task.id} {...props} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const searchText = ({ task, tallied }: Row): string =>
  fold(
    `${task.code} ${task.title} ${task.leadRaw ?? ''} ${tallied
      .map(({ line }) => line.unitName)
      .join(' ')}`,
  );

function TaskRows(props: Parameters<typeof PlanTasks>[0] & { row: Row }): JSX.Element {
  const { today, words } = useApp();
  const w = useWideWords().plan;
  const { task, tallied } = props.row;
  const isOpen = props.open === task.id;
  const sum = sumOf(tallied);
  // What the row says of time is what the units still owe, else what they did last.
  const first = tallied.find(isMissing) ?? tallied[0];
  // Of many units one silence says nothing: only the rhythm is said.
  const isRhythm = first?.standing.occurrence?.rule === 'silence' && tallied.length > 1;
  const due = isRhythm
    ? { text: words.tasks.due.continuous, tone: 'calm' }
    : first && dueText(first.standing, task, today, words);
  const id = `who-${task.id}`;
  return (
    <>
      <tr data-open={isOpen || undefined}>
        <td data-label={w.columns.code}>
          <span class="num">{task.code}</span>
        </td>
        <RowHead
          detailId={id}
          isOpen={isOpen}
          toggle={() => props.setOpen(isOpen ? null : task.id)}
        >
          {task.title}
        </RowHead>
        <td data-label={w.columns.due} data-tone={due?.tone}>
          {due?.text ?? '–'}
        </td>
        <td data-label={w.columns.progress}>
          <Progress sum={sum} tallied={tallied} />
        </td>
        <td data-label={w.columns.reports} class="end num">
          {sum.filed}
        </td>
        <td data-label={w.columns.approved} class="end num">
          {sum.approved}
        </td>
      </tr>
      <RowDetail id={id} isOpen={isOpen} columns={6}>
        <WhoReported
          task={task}
          plan={props.plan}
          planName={props.planName}
          tallied={tallied}
          known={props.known}
        />
      </RowDetail>
    </>
  );
}

function Progress(props: {
  sum: ReturnType<typeof sumOf>;
  tallied: readonly Tallied[];
}): JSX.Element {
  const w = useWideWords().plan;
  const { sum, tallied } = props;
  if (sum.asked > 0)
    return (
      <ProgressBar
        done={sum.done}
        all={sum.asked}
        late={sum.late > 0}
        label={w.columns.progress}
      />
    );
  const later = tallied.find(({ state }) => state === 'later')?.standing.occurrence;
  const text =
    tallied.length === 0
      ? w.noAssignment
      : later
        ? w.notYet(formatDate(later.from))
        : w.onlyInform;
  return <span class="hint">{text}</span>;
}
