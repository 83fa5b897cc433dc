import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ShelfForm } from '../../actions/unit-forms.ts';
import { useApp, useWords } from '../../app-context.ts';
import { logBug } from '../../log.ts';
import { Modal } from '../../parts/modal.tsx';
import { useFormWords } from './use-form-words.ts';
import { useUnitForms } from './use-unit-forms.ts';

/** Asks once more before a form is offered no longer. */
export function FormWithdraw(p: {
  form: ShelfForm;
  onClose: (isChanged: boolean) => void;
}): JSX.Element {
  const { say, lang, requestSync } = useApp();
  const w = useFormWords();
  const calls = useUnitForms();
  const [problem, setProblem] = useState<string | null>(null);
  const title = p.form.title[lang];
  const withdraw = async () => {
    const answer = await calls.withdraw(p.form.formId);
    if (!answer.ok) return setProblem(answer.problem);
    say(w.shelf.withdrawnNow(title));
    requestSync(true);
    p.onClose(true);
  };
  return (
    <Modal
      title={w.shelf.withdrawOf(title)}
      words={useWords()}
      onClose={() => p.onClose(false)}
    >
      <div class="stack">
        <p>{w.shelf.withdrawSure}</p>
        {problem !== null && (
          <p class="notice" data-tone="bad" role="alert">
            {w.problem(problem)}
          </p>
        )}
        <button type="button" class="danger" onClick={() => withdraw().catch(logBug)}>
          {w.shelf.withdrawNow}
        </button>
      </div>
    </Modal>
  );
}
