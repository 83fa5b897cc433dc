import Phone from 'lucide/dist/esm/icons/phone.mjs';
import type { JSX } from 'preact';
import type { PersonRecord } from '../../../domain/person.ts';
import type { PlanRecord } from '../../../domain/plan.ts';
import type { TaskRecord } from '../../../domain/task.ts';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { CircleCheck } from '../../parts/icons.ts';
import { CopyText } from './copy-text.tsx';
import { coordinatorOf, type Units } from './reach.ts';
import { reminderOf } from './reminder.ts';
import { isMissing, type Tallied } from './tally.ts';
import { useWideWords } from './use-wide-words.ts';

export type Known = { units: Units; people: readonly PersonRecord[] };

/** One task: where it stands in the document, who has filed and who has not, and a reminder to paste. */
export function WhoReported(props: {
  task: TaskRecord;
  plan: PlanRecord;
  planName: string;
  tallied: readonly Tallied[];
  known: Known;
}): JSX.Element {
  const { task, tallied } = props;
  const { today } = useApp();
  const w = useWideWords().plan;
  const missing = tallied.filter(isMissing);
  const done = tallied.filter((it) => it.state === 'done');
  const rest = tallied.filter((it) => !isMissing(it) && it.state !== 'done');
  const { people, units } = props.known;
  const isUnknown = (unitId: string) => coordinatorOf(people, units, unitId) === null;
  const text = reminderOf(
    {
      title: task.title,
      plan: props.planName,
      due: missing[0]?.standing.due ?? null,
      today,
      units: missing.map(({ line }) => ({
        name: line.unitName,
        person: line.personName,
      })),
    },
    w,
  );
  return (
    <div class="who">
      <Source task={task} />
      {missing.length > 0 && (
        <section aria-label={w.hasNot(missing.length)}>
          <div class="row spread">
            <h2>{w.hasNot(missing.length)}</h2>
            <CopyText text={text} />
          </div>
          {missing.some(({ line }) => isUnknown(line.unitId)) && (
            <p class="hint">{w.noCoordinator}</p>
          )}
          <ul class="who-list">
            {missing.map((it) => (
              <MissingUnit key={it.line.id} it={it} known={props.known} />
            ))}
          </ul>
        </section>
      )}
      {missing.length === 0 && done.length > 0 && (
        <p class="row all-done">
          <Icon of={CircleCheck} />
          {w.everyone}
        </p>
      )}
      {done.length > 0 && (
        <section aria-label={w.hasReported(done.length)}>
          <h2>{w.hasReported(done.length)}</h2>
          <ul class="who-list">
            {done.map(({ line, filed, returned }) => (
              <li key={line.id}>
                <strong>{line.unitName}</strong>
                <span class="hint">
                  {w.filed(filed)}
                  {returned > 0 && ` · ${w.returned(returned)}`}
                  {line.personName !== null && ` · ${w.assignedTo(line.personName)}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rest.length > 0 && (
        <details>
          <summary>{w.notAsked(rest.length)}</summary>
          <p class="hint">{rest.map(({ line }) => line.unitName).join(' · ')}</p>
        </details>
      )}
    </div>
  );
}

function MissingUnit({ it, known }: { it: Tallied; known: Known }): JSX.Element {
  const { words } = useApp();
  const w = useWideWords().plan;
  const { line, standing, state } = it;
  const person = coordinatorOf(known.people, known.units, line.unitId);
  const { filed, expected } = standing.progress;
  return (
    <li data-state={state}>
      <strong>{line.unitName}</strong>
      <span class="hint">
        {state === 'late' && `${words.tasks.overdue} · `}
        {filed > 0 ? `${w.partly(filed, expected)} · ` : ''}
        {words.tasks.states[line.state]}
        {line.personName !== null && ` · ${w.assignedTo(line.personName)}`}
      </span>
      {person !== null && (
        <a class="phone" href={`tel:${person.phone.replace(/\s/g, '')}`}>
          <Icon of={Phone} />
          {w.coordinator(person.name, person.phone)}
        </a>
      )}
    </li>
  );
}

/** The clause as the document has it: lines, and the words about time verbatim. */
export function Source({ task }: { task: TaskRecord }): JSX.Element {
  const w = useWideWords().plan;
  const place = [
    task.section !== null && w.section(task.section),
    w.lines(task.lines),
  ].filter((it) => it !== false);
  return (
    <dl class="facts-list">
      <dt>{w.source}</dt>
      <dd>{place.join(', ')}</dd>
      <dt>{w.phrase}</dt>
      <dd>{task.phrase === null ? w.noPhrase : <q>{task.phrase}</q>}</dd>
      {task.leadRaw !== null && (
        <>
          <dt>{w.lead}</dt>
          <dd>{task.leadRaw}</dd>
        </>
      )}
      {task.coordRaw !== null && (
        <>
          <dt>{w.coord}</dt>
          <dd>{task.coordRaw}</dd>
        </>
      )}
      {task.target !== null && (
        <>
          <dt>{w.product}</dt>
          <dd>{task.target.text}</dd>
        </>
      )}
    </dl>
  );
}
