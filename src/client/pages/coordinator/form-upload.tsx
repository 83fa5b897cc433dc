import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { SheetFault } from '../../actions/unit-forms.ts';
import { logBug } from '../../log.ts';
import { FormFaults } from './form-faults.tsx';
import { useFormWords } from './use-form-words.ts';
import { type FormUnit, useUnitForms } from './use-unit-forms.ts';

const MAX_BYTES = 5 * 1024 * 1024;

type State =
  | { kind: 'idle' }
  | { kind: 'checking'; name: string }
  | { kind: 'problem'; code: string }
  | { kind: 'faulty'; name: string; faults: readonly SheetFault[] };

/** Hands a spreadsheet in; what is wrong with it is shown here, and what could be published is opened. */
export function FormUpload(p: {
  unit: FormUnit;
  onDraft: (draftId: string) => void;
}): JSX.Element {
  const w = useFormWords();
  const calls = useUnitForms();
  const id = useId();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const upload = async (file: File) => {
    if (file.size > MAX_BYTES) return setState({ kind: 'problem', code: 'too-large' });
    setState({ kind: 'checking', name: file.name });
    const answer = await calls.upload(p.unit.id, file);
    if (!answer.ok) return setState({ kind: 'problem', code: answer.problem });
    const { draftId, faults } = answer.value;
    if (draftId !== null) return p.onDraft(draftId);
    setState({ kind: 'faulty', name: file.name, faults });
  };
  return (
    <section class="card stack-s" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.upload.title}</h2>
      <label class="button picker">
        {w.upload.choose}
        <input
          class="visually-hidden"
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby={`${id}-hint`}
          disabled={state.kind === 'checking'}
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file !== undefined) upload(file).catch(logBug);
            // The same file, mended, must be a change again.
            input.value = '';
          }}
        />
      </label>
      <p class="hint" id={`${id}-hint`}>
        {w.upload.hint}
      </p>
      <div role="status">
        {state.kind === 'checking' && <p>{w.upload.checking(state.name)}</p>}
      </div>
      {state.kind === 'problem' && (
        <p class="notice" data-tone="bad" role="alert">
          {w.problem(state.code)}
        </p>
      )}
      {state.kind === 'faulty' && (
        <div class="stack-s" role="alert">
          <h3>{w.faults.title(state.name)}</h3>
          <p>
            {w.faults.count(state.faults.filter((f) => f.level !== 'warning').length)}
          </p>
          <FormFaults faults={state.faults} />
        </div>
      )}
    </section>
  );
}
