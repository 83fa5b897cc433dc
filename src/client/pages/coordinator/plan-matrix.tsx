import type { JSX } from 'preact';
import { fold } from '../../../domain/fold.ts';
import type { TaskRecord } from '../../../domain/task.ts';
import { isCommune } from '../../../domain/unit.ts';
import { useIsWide } from '../../hooks/use-is-wide.ts';
import { ProgressBar } from './progress-bar.tsx';
import type { Units } from './reach.ts';
import { groupBy, isMissing, sumOf, type Tallied, type TallyState } from './tally.ts';
import { useKept } from './use-kept.ts';
import { useWideWords, type WideWords } from './use-wide-words.ts';
import './matrix.css';
import { SearchBox } from '../../parts/search-box.tsx';

type UnitRow = { id: string; name: string; tallied: readonly Tallied[] };

/** Units down, tasks across: a table to look at on a wide screen, a card for each unit on a phone. */
export function PlanMatrix(props: {
  tasks: readonly TaskRecord[];
  tallied: readonly Tallied[];
  units: Units;
  onTask: (taskId: string) => void;
}): JSX.Element {
  const w = useWideWords().plan.matrix;
  const isWide = useIsWide();
  const [text, setText] = useKept('matrix-text', '');
  const wanted = fold(text);
  // Communes are what a department looks for first.
  const rank = (id: string) => {
    const kind = props.units.get(id)?.kind;
    return kind !== undefined && isCommune(kind) ? 0 : 1;
  };
  const units = [...groupBy(props.tallied, ({ line }) => line.unitId)]
    .map(([id, tallied]) => ({ id, name: tallied[0]?.line.unitName ?? id, tallied }))
    .filter(({ name }) => wanted === '' || fold(name).includes(wanted))
    .sort((a, b) => rank(a.id) - rank(b.id) || byName(a, b));
  const given = new Set(props.tallied.map(({ line }) => line.taskId));
  const tasks = props.tasks.filter((task) => given.has(task.id));
  return (
    <>
      <SearchBox label={w.search} value={text} onInput={setText} />
      {isWide ? (
        <Matrix units={units} tasks={tasks} onTask={props.onTask} />
      ) : (
        <ul class="stack-s">
          {units.map((unit) => (
            <UnitCard key={unit.id} unit={unit} />
          ))}
        </ul>
      )}
    </>
  );
}

const byName = (a: UnitRow, b: UnitRow): number =>
  a.name.localeCompare(b.name, 'vi', { numeric: true });

const SIGNS: Record<TallyState, string> = {
  done: '✓',
  part: '◐',
  none: '–',
  late: '!',
  later: '·',
  inform: '·',
  stopped: '·',
};

const SHOWN = ['done', 'part', 'none', 'late', 'later'] as const;

const meaning = (state: TallyState, w: WideWords['plan']['matrix']): string =>
  state === 'inform' || state === 'stopped' ? w.later : w[state];

function Matrix(props: {
  units: readonly UnitRow[];
  tasks: readonly TaskRecord[];
  onTask: (taskId: string) => void;
}): JSX.Element {
  const w = useWideWords().plan.matrix;
  return (
    <>
      <dl class="legend" aria-label={w.legend}>
        {SHOWN.map((state) => (
          <div key={state}>
            <dt class="cell" data-state={state} aria-hidden="true">
              {SIGNS[state]}
            </dt>
            <dd>{meaning(state, w)}</dd>
          </div>
        ))}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="matrix" aria-label={w.scroll} tabIndex={0}>
        <table>
          <caption class="visually-hidden">{w.label}</caption>
          <thead>
            <tr>
              <th scope="col" class="corner">
                {w.unit}
              </th>
              <th scope="col">{w.total}</th>
              {props.tasks.map((task) => (
                <th key={task.id} scope="col">
                  <button
                    type="button"
                    class="quiet"
                    title={task.title}
                    aria-label={`${task.code}: ${task.title}`}
                    onClick={() => props.onTask(task.id)}
                  >
                    {task.code}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.units.map((unit) => (
              <MatrixRow key={unit.id} unit={unit} tasks={props.tasks} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function MatrixRow(props: { unit: UnitRow; tasks: readonly TaskRecord[] }): JSX.Element {
  const w = useWideWords().plan.matrix;
  const { unit } = props;
  const byTask = new Map(unit.tallied.map((it) => [it.line.taskId, it]));
  const sum = sumOf(unit.tallied);
  return (
    <tr>
      <th scope="row">{unit.name}</th>
      <td class="num">
        {sum.done}/{sum.asked}
      </td>
      {props.tasks.map((task) => {
        const it = byTask.get(task.id);
        if (it === undefined) return <td key={task.id} />;
        const { filed, expected } = it.standing.progress;
        const said = meaning(it.state, w);
        return (
          <td
            key={task.id}
            class="cell"
            data-state={it.state}
            title={w.cell(unit.name, task.code, said)}
          >
            <span aria-hidden="true">
              {it.state === 'part' ? `${filed}/${expected}` : SIGNS[it.state]}
            </span>
            <span class="visually-hidden">{said}</span>
          </td>
        );
      })}
    </tr>
  );
}

function UnitCard({ unit }: { unit: UnitRow }): JSX.Element {
  const w = useWideWords().plan.matrix;
  const sum = sumOf(unit.tallied);
  const missing = unit.tallied.filter(isMissing);
  return (
    <li class="card unit-card">
      <strong>{unit.name}</strong>
      <ProgressBar
        done={sum.done}
        all={sum.asked}
        late={sum.late > 0}
        label={`${w.total}: ${unit.name}`}
      />
      {missing.length === 0 ? (
        <p class="hint">{w.noneLeft}</p>
      ) : (
        <details>
          <summary>{w.tasksLeft(missing.length)}</summary>
          <ul class="bullets">
            {missing.map(({ line, state }) => (
              <li key={line.id} data-state={state}>
                {state === 'late' && <strong>{SIGNS.late} </strong>}
                {line.title}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
