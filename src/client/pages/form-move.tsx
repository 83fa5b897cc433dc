import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../domain/form/answers.ts';
import type { FormFiles } from '../../domain/form/form.ts';
import { openInstance } from '../../domain/form/form-instance.ts';
import { type MovedAnswer, moveAnswers } from '../../domain/form/move-version.ts';
import { prepareForm } from '../../domain/form/prepare-form.ts';
import type { FormRecord } from '../../domain/record.ts';
import type { DraftSession } from '../actions/draft-session.ts';
import { type FilesHere, readFormFiles } from '../actions/form-files.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';
import { Modal } from '../parts/modal.tsx';
import { moveWords } from './form-move-words.ts';

type MoveProps = {
  session: DraftSession;
  newer: FormRecord;
  onMoved: () => void;
  onClose: () => void;
};

/** What becomes of each answer when the draft goes on with a newer version of its form, before it does. */
export function FormMove(p: MoveProps): JSX.Element | null {
  const { store } = useApp();
  const { newer, session } = p;
  const [here, setHere] = useState<FilesHere | null>(null);
  // The newer version may bring other tables than those the draft was opened with.
  useEffect(() => {
    const { unitId } = session.draft();
    readFormFiles(store, newer.definition, unitId).then(setHere, logBug);
  }, [store, newer, session]);
  return here && <Moving {...p} files={here.files} />;
}

function Moving(p: MoveProps & { files: FormFiles }): JSX.Element {
  const { words, lang } = useApp();
  const w = moveWords(lang);
  const { session, newer } = p;
  const [moved] = useState(() => {
    const to = prepareForm(newer.definition);
    const opening = { isNew: true };
    const fresh = openInstance(to, {}, session.context(), p.files, opening);
    const { answers } = session.draft();
    return moveAnswers(session.form, to, answers, fresh.answers as Answers);
  });
  const gone = moved.account.filter(({ fate }) => fate === 'gone');
  const move = async () => {
    const { left = [] } = session.draft();
    const more = gone.map(({ label, text }) => ({
      label: label[lang],
      text: text[lang],
    }));
    const { formId: id, version, hash } = newer;
    session.replace(moved.answers, {
      form: { id, version, hash },
      left: [...left, ...more],
    });
    const state = await session.writer.flush();
    p.onClose();
    if (state.kind === 'saved') p.onMoved();
  };
  return (
    <Modal title={w.title} words={words} onClose={p.onClose}>
      <p>{w.count(moved.account.length - gone.length, gone.length)}</p>
      {(['gone', 'changed', 'kept'] as const).map((fate) => (
        <Fates
          key={fate}
          name={w[fate]}
          lines={moved.account.filter((it) => it.fate === fate)}
        />
      ))}
      <p class="row">
        <button type="button" class="primary" onClick={() => move().catch(logBug)}>
          {w.move}
        </button>
        <button type="button" onClick={p.onClose}>
          {w.stay}
        </button>
      </p>
    </Modal>
  );
}

function Fates(p: { name: string; lines: readonly MovedAnswer[] }): JSX.Element | null {
  const { lang } = useApp();
  if (p.lines.length === 0) return null;
  return (
    <section>
      <h3>{p.name}</h3>
      <ul>
        {p.lines.map(({ path, label, text }) => (
          <li key={path}>
            <span class="hint">{label[lang]}:</span> {text[lang]}
          </li>
        ))}
      </ul>
    </section>
  );
}
