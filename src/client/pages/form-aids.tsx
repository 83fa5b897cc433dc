import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { copyEarlier } from '../../domain/form/copy-earlier.ts';
import type { OpenedForm } from '../actions/draft-open.ts';
import { useApp } from '../app-context.ts';
import type { OpenText } from '../hooks/use-draft-session.ts';
import { useNewerForm } from '../hooks/use-newer-form.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { NotHereNote } from './missing-page.tsx';

// Few drafts outlive a version of their form: a chunk that is kept with other rare parts.
const FormMove = lazyPart(
  () => import('./form-move.tsx').then((m) => m.FormMove),
  NotHereNote,
);

const FormPaste = lazyPart(
  () => import('./form-paste.tsx').then((m) => m.FormPaste),
  NotHereNote,
);
/** From so many figures on, copying them by hand is slower than taking them from the table they stand in. */
const MANY_FIGURES = 8;

/** What helps a draft along: figures from a table, last time's answers, a newer version of the form, and what that had no place for. */
export function FormAids(p: {
  opened: OpenedForm;
  text: OpenText;
  isLocked: boolean;
  onMoved: () => void;
}): JSX.Element {
  const { words } = useApp();
  const w = words.form;
  const { session, draft } = p.text;
  const newer = useNewerForm(draft.form);
  const [isMoving, setMoving] = useState(false);
  return (
    <>
      {newer !== null && draft.baseRev === 0 && !p.isLocked && (
        <div class="notice" role="status">
          <p>{w.newer}</p>
          <p>
            <button type="button" onClick={() => setMoving(true)}>
              {w.seeNewer}
            </button>
          </p>
        </div>
      )}
      {isMoving && newer !== null && (
        <FormMove
          session={session}
          newer={newer}
          onMoved={p.onMoved}
          onClose={() => setMoving(false)}
        />
      )}
      {draft.left !== undefined && draft.left.length > 0 && (
        <section class="notice" aria-labelledby="left">
          <h2 id="left">{w.left}</h2>
          <ul>
            {draft.left.map(({ label, text }) => (
              <li key={label}>
                <span class="hint">{label}:</span> {text}
              </li>
            ))}
          </ul>
        </section>
      )}
      {!p.isLocked && <CopyEarlier {...p} />}
      {!p.isLocked && <PasteFigures {...p} />}
    </>
  );
}

/** "Lấy số liệu từ bảng", where many figures are asked. */
function PasteFigures(p: { opened: OpenedForm; text: OpenText }): JSX.Element | null {
  const { words } = useApp();
  const [isOpen, setOpen] = useState(false);
  const figures = p.opened.form.nodes.filter(({ item }) => item.kind === 'integer');
  if (figures.length < MANY_FIGURES) return null;
  return (
    <>
      <p>
        <button type="button" onClick={() => setOpen(true)}>
          {words.form.paste}
        </button>
      </p>
      {isOpen && <FormPaste session={p.text.session} onClose={() => setOpen(false)} />}
    </>
  );
}

/** "Lấy từ kỳ trước", once for each draft, and with a way back. */
function CopyEarlier(p: { opened: OpenedForm; text: OpenText }): JSX.Element | null {
  const { words, say } = useApp();
  const w = words.form;
  const { previous, form } = p.opened;
  const { session, draft } = p.text;
  const isCopied = (draft.copied ?? []).length > 0;
  if (previous === null || draft.baseRev > 0 || isCopied) return null;
  const copy = () => {
    const { answers, touched } = session.draft();
    const filled = copyEarlier(form, session.live().answers, previous);
    session.replace(filled.answers, {
      copied: filled.paths,
      touched: touched.filter((path) => !filled.paths.includes(path)),
    });
    say(w.copiedCount(filled.paths.length), () =>
      session.replace(answers as typeof filled.answers, { copied: [], touched }),
    );
  };
  return (
    <p>
      <button type="button" onClick={copy}>
        {w.copy}
      </button>
    </p>
  );
}
