import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Answers, setAnswer, valueUnder } from '../../domain/form/answers.ts';
import type { FormNode } from '../../domain/form/prepare-form.ts';
import type { DraftSession } from '../actions/draft-session.ts';
import { listDifferences } from '../fields/differences.ts';
import { itemName, itemText } from '../fields/item-text.ts';
import type { Correction } from '../hooks/use-correction.ts';
import type { Reading } from '../parts/answer-text.ts';
import { Modal } from '../parts/modal.tsx';
import './correction-compare.css';

/** Two texts of one phiếu side by side, and a choice for each item in which they differ. */
export function CorrectionCompare(p: {
  correction: Correction;
  session: DraftSession;
  reading: Reading;
  onClose: () => void;
}): JSX.Element {
  const { correction, session, reading } = p;
  const { words } = reading;
  const w = words.form.compare;
  const { form } = session;
  const { report } = correction;
  const theirs = report.answers as Answers;
  // As they were when the window opened: choosing one must not make its line disappear.
  const [mine] = useState(() => session.draft().answers as Answers);
  const [nodes] = useState(() => listDifferences(form, mine, theirs));
  const [chosen, setChosen] = useState<ReadonlySet<FormNode>>(new Set());
  const keep = () => {
    let answers = mine;
    for (const node of chosen)
      answers = setAnswer(answers, node.path, valueUnder(theirs, node.steps));
    const { files } = session.draft();
    const more = report.files
      .filter((file) => !files.some((own) => own.fileId === file.fileId))
      .map(({ received: _, ...file }) => file);
    session.replace(answers, { baseRev: report.rev, files: [...files, ...more] });
    p.onClose();
  };
  const choose = (node: FormNode, isTheirs: boolean) => {
    const next = new Set(chosen);
    if (isTheirs) next.add(node);
    else next.delete(node);
    setChosen(next);
  };
  return (
    <Modal title={w.title} words={words} class="compare" onClose={p.onClose}>
      <p class="hint">{nodes.length === 0 ? w.same : w.hint}</p>
      {nodes.map((node) => (
        <fieldset key={node.path} class="pair">
          <legend>{itemName(node, reading.lang)}</legend>
          {([false, true] as const).map((isTheirs) => (
            <label key={String(isTheirs)} class="choice">
              <input
                type="radio"
                name={`pair${node.index}`}
                checked={chosen.has(node) === isTheirs}
                onChange={() => choose(node, isTheirs)}
              />
              <span>
                <span class="hint">{isTheirs ? w.theirs : w.mine}</span>{' '}
                {itemText(form, node, isTheirs ? theirs : mine, reading) || (
                  <i>{words.form.correction.nothing}</i>
                )}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" class="primary" onClick={keep}>
        {w.keep}
      </button>
    </Modal>
  );
}
