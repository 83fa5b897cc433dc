import type { JSX } from 'preact';
import type { PlanItem, PlanRecord } from '../../../domain/plan.ts';
import { useWideWords } from './use-wide-words.ts';
import './table.css';

/** What the plan wants reached and reported, with the lines and the words of the document. */
export function PlanClauses({ plan }: { plan: PlanRecord }): JSX.Element {
  const w = useWideWords().plan;
  return (
    <>
      <section class="stack-s" aria-labelledby="plan-targets">
        <h2 id="plan-targets">{w.targets}</h2>
        {plan.targets.length === 0 ? (
          <p class="hint">{w.noTargets}</p>
        ) : (
          <>
            <p class="hint">{w.targetHint}</p>
            <Clauses items={plan.targets} kind="level" />
          </>
        )}
      </section>
      <section class="stack-s" aria-labelledby="plan-duties">
        <h2 id="plan-duties">{w.duties}</h2>
        {plan.duties.length === 0 ? (
          <p class="hint">{w.noDuties}</p>
        ) : (
          <Clauses items={plan.duties} kind="to" />
        )}
      </section>
    </>
  );
}

function Clauses(props: {
  items: readonly PlanItem[];
  kind: 'level' | 'to';
}): JSX.Element {
  const w = useWideWords().plan;
  const c = w.clause;
  return (
    <div class="table-box">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{c.code}</th>
            <th scope="col">{c.title}</th>
            <th scope="col">{c[props.kind]}</th>
            <th scope="col">{c.lines}</th>
            <th scope="col">{c.phrase}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <tr key={item.code}>
              <td data-label={c.code}>
                <span class="num">{item.code}</span>
              </td>
              <th scope="row">
                {item.title}
                {item.detail !== '' && <p class="hint">{item.detail}</p>}
              </th>
              <td data-label={c[props.kind]}>
                {(props.kind === 'level' ? item.target?.text : item.to) ?? '–'}
              </td>
              <td data-label={c.lines}>{item.lines}</td>
              <td data-label={c.phrase}>
                {item.phrase === null ? (
                  <span class="hint">{w.noPhrase}</span>
                ) : (
                  <q>{item.phrase}</q>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
