import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { repeatTables } from '../../../domain/form/repeat-tables.ts';
import { periodOf } from '../../../domain/period.ts';
import { type ShelfForm, saveFile } from '../../actions/unit-forms.ts';
import { useApp, useWords } from '../../app-context.ts';
import { useForms } from '../../hooks/use-forms.ts';
import { usePlans, useSeenReports } from '../../hooks/use-wide-records.ts';
import { logBug } from '../../log.ts';
import { Modal } from '../../parts/modal.tsx';
import { periodText } from '../../parts/period-text.ts';
import { Segmented } from '../../parts/segmented.tsx';
import { PlanSelect } from './plan-select.tsx';
import { useFormWords } from './use-form-words.ts';
import { useUnitForms } from './use-unit-forms.ts';

/** Gets the answers of a form as a file. */
export function FormAnswers(p: {
  form: ShelfForm;
  onClose: (isChanged: boolean) => void;
}): JSX.Element {
  const { lang, say } = useApp();
  const words = useFormWords();
  const w = words.answers;
  const calls = useUnitForms();
  const id = useId();
  const plans = usePlans() ?? [];
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const [which, setWhich] = useState<'confirmed' | 'filed'>('confirmed');
  const [planId, setPlanId] = useState('');
  const [periodKey, setPeriodKey] = useState('');
  const [repeat, setRepeat] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { formId } = p.form;
  const definition = useForms()?.find((form) => form.formId === formId)?.definition;
  const tables = definition === undefined ? [] : repeatTables(definition);
  const periods = usePeriods(formId);
  const get = async () => {
    const part = format === 'csv' ? repeat : '';
    const wanted = { format, which, planId, periodKey, unitId: '', repeat: part };
    const file = await calls.answers(formId, wanted);
    if (!file.ok) return setProblem(file.problem);
    const name = part === '' ? formId : `${formId}-${part.split('/').pop()}`;
    saveFile(file.value, `${name}.${format}`);
    say(w.done);
    p.onClose(false);
  };
  return (
    <Modal
      title={w.title(p.form.title[lang])}
      words={useWords()}
      onClose={() => p.onClose(false)}
    >
      <div class="stack">
        <p class="hint">{w.hint}</p>
        <Segmented
          legend={w.format}
          shown
          value={format}
          onChange={setFormat}
          options={[
            { value: 'xlsx' as const, name: 'Excel (.xlsx)' },
            { value: 'csv' as const, name: 'CSV' },
          ]}
        />
        {format === 'csv' && tables.length > 0 && (
          <>
            <label for={`${id}-table`}>{w.table}</label>
            <select
              id={`${id}-table`}
              value={repeat}
              onChange={(e) => setRepeat(e.currentTarget.value)}
            >
              <option value="">{w.mainTable}</option>
              {tables.map(({ path, label }) => (
                <option key={path} value={path}>
                  {label[lang]}
                </option>
              ))}
            </select>
          </>
        )}
        <Segmented
          legend={w.which}
          shown
          value={which}
          onChange={setWhich}
          options={[
            { value: 'confirmed' as const, name: w.confirmed },
            { value: 'filed' as const, name: w.filed },
          ]}
        />
        <PlanSelect
          label={w.plan}
          plans={plans}
          planId={planId}
          all={w.allPlans}
          onChange={setPlanId}
        />
        <label for={`${id}-period`}>{w.period}</label>
        <select
          id={`${id}-period`}
          value={periodKey}
          onChange={(e) => setPeriodKey(e.currentTarget.value)}
        >
          <option value="">{w.allPeriods}</option>
          {periods.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        {problem !== null && (
          <p class="notice" data-tone="bad" role="alert">
            {words.problem(problem)}
          </p>
        )}
        <button type="button" class="primary" onClick={() => get().catch(logBug)}>
          {w.now}
        </button>
      </div>
    </Modal>
  );
}

/** The periods of the form's phiếu that are here, the latest first. */
function usePeriods(formId: string): { key: string; name: string }[] {
  const { calendar, lang } = useApp();
  const reports = useSeenReports() ?? [];
  const keys = reports
    .filter(({ record }) => record.form.id === formId)
    .flatMap(({ record }) => record.periodKey ?? []);
  const endOf = (key: string) => (calendar && periodOf(key, calendar)?.to) ?? '';
  return [...new Set(keys)]
    .sort((a, b) => endOf(b).localeCompare(endOf(a)) || a.localeCompare(b))
    .map((key) => ({ key, name: periodText(key, calendar, lang) ?? key }));
}
