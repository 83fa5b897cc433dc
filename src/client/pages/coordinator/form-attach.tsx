import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { TaskRecord } from '../../../domain/task.ts';
import type { ShelfForm } from '../../actions/unit-forms.ts';
import { useApp, useWords } from '../../app-context.ts';
import { usePlan, usePlans } from '../../hooks/use-wide-records.ts';
import { logBug } from '../../log.ts';
import { Modal } from '../../parts/modal.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { PlanSelect } from './plan-select.tsx';
import { useFormWords } from './use-form-words.ts';
import { useProductNames } from './use-product-names.ts';
import { type FormUnit, useUnitForms } from './use-unit-forms.ts';

type Props = {
  form: ShelfForm;
  unit: FormUnit;
  onClose: (isChanged: boolean) => void;
};

/** Attaches a form to tasks of a plan that the unit issued or leads. */
export function FormAttach(p: Props): JSX.Element {
  const { lang } = useApp();
  const w = useFormWords().attach;
  const plans = (usePlans() ?? []).filter(
    (plan) =>
      plan.state !== 'CLOSED' &&
      (plan.issuerUnitId === p.unit.id || plan.focalUnitId === p.unit.id),
  );
  const [chosen, setChosen] = useState('');
  const planId = chosen || (plans[0]?.id ?? '');
  return (
    <Modal
      title={w.title(p.form.title[lang])}
      words={useWords()}
      onClose={() => p.onClose(false)}
    >
      <div class="stack">
        <p class="hint">{w.hint}</p>
        {plans.length === 0 ? (
          <p>{w.noPlans}</p>
        ) : (
          <>
            <PlanSelect
              label={w.plan}
              plans={plans}
              planId={planId}
              onChange={setChosen}
            />
            <Choose key={planId} {...p} planId={planId} />
          </>
        )}
      </div>
    </Modal>
  );
}

function Choose(p: Props & { planId: string }): JSX.Element {
  const { say, requestSync } = useApp();
  const words = useFormWords();
  const w = words.attach;
  const calls = useUnitForms();
  const names = useProductNames();
  const id = useId();
  const tasks = usePlan(p.planId)?.tasks ?? [];
  const products = [...new Set(tasks.flatMap((task) => task.products))].sort();
  const [by, setBy] = useState<'task' | 'product'>('task');
  const [taskIds, setTaskIds] = useState<string[]>([]);
  const [product, setProduct] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = product || (products[0] ?? '');
  const attach = async () => {
    if (by === 'task' && taskIds.length === 0) return setProblem(w.nothing);
    const its =
      by === 'task' ? { taskIds, product: null } : { taskIds: [], product: wanted };
    const answer = await calls.attach(p.form.formId, { planId: p.planId, ...its });
    if (!answer.ok) return setProblem(words.problem(answer.problem));
    say(w.done(answer.value.tasks));
    requestSync(true);
    p.onClose(true);
  };
  return (
    <>
      {products.length > 0 && (
        <Segmented
          legend={w.by}
          value={by}
          onChange={setBy}
          options={[
            { value: 'task' as const, name: w.byTask },
            { value: 'product' as const, name: w.byProduct },
          ]}
        />
      )}
      {by === 'task' ? (
        <fieldset class="form-tasks">
          <legend>{w.tasks}</legend>
          {tasks.map((task) => (
            <TaskLine
              key={task.id}
              task={task}
              formId={p.form.formId}
              isChosen={taskIds.includes(task.id)}
              onChoose={(isChosen) =>
                setTaskIds(
                  isChosen
                    ? [...taskIds, task.id]
                    : taskIds.filter((it) => it !== task.id),
                )
              }
            />
          ))}
        </fieldset>
      ) : (
        <>
          <label for={id}>{w.product}</label>
          <select
            id={id}
            value={wanted}
            onChange={(e) => setProduct(e.currentTarget.value)}
          >
            {products.map((code) => (
              <option key={code} value={code}>
                {names.get(code) ?? code}
              </option>
            ))}
          </select>
        </>
      )}
      {problem !== null && (
        <p class="notice" data-tone="bad" role="alert">
          {problem}
        </p>
      )}
      <button type="button" class="primary" onClick={() => attach().catch(logBug)}>
        {w.now}
      </button>
    </>
  );
}

function TaskLine(p: {
  task: TaskRecord;
  formId: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}): JSX.Element {
  const w = useFormWords().attach;
  const isThere = p.task.formId === p.formId;
  return (
    <label class="form-check">
      <input
        type="checkbox"
        checked={p.isChosen || isThere}
        disabled={isThere}
        onChange={(e) => p.onChoose(e.currentTarget.checked)}
      />
      <span>
        {p.task.title}{' '}
        <span class="hint">({isThere ? w.already : w.uses(p.task.formId)})</span>
      </span>
    </label>
  );
}
