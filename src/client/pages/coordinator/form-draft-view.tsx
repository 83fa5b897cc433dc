import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { civilDateOf, formatDate } from '../../../domain/civil-date.ts';
import type { DraftView } from '../../actions/unit-forms.ts';
import { useApp } from '../../app-context.ts';
import { logBug } from '../../log.ts';
import { lazyPart } from '../../parts/lazy.tsx';
import { FormCompare } from './form-compare.tsx';
import { FormDraftFiles } from './form-draft-files.tsx';
import { FormFaults } from './form-faults.tsx';
import type { PreviewProps } from './form-preview.tsx';
import { useFormWords } from './use-form-words.ts';
import { useAsked, useUnitForms } from './use-unit-forms.ts';

const Preview = lazyPart<PreviewProps>(
  () => import('./form-preview.tsx').then((m) => m.FormPreview),
  () => <PreviewMissing />,
);
const PreviewMissing = (): JSX.Element => (
  <p class="hint">{useFormWords().preview.missing}</p>
);

/** One upload that could be published: what it says, how it feels, what is different, and the button. */
export function FormDraftView(p: { draftId: string; onLeave: () => void }): JSX.Element {
  const w = useFormWords();
  const calls = useUnitForms();
  const [asked, again] = useAsked(() => calls.draft(p.draftId), [calls, p.draftId]);
  return (
    <>
      <button type="button" class="quiet form-back" onClick={p.onLeave}>
        {w.draft.back}
      </button>
      {asked.kind === 'asking' && <p role="status">{w.loading}</p>}
      {asked.kind === 'problem' && (
        <div class="notice" data-tone="bad" role="alert">
          <p>{w.problem(asked.code)}</p>
          <button type="button" onClick={again}>
            {w.again}
          </button>
        </div>
      )}
      {asked.kind === 'here' && (
        <Draft view={asked.value} onLeave={p.onLeave} onChange={again} />
      )}
    </>
  );
}

function Draft({
  view,
  onLeave,
  onChange,
}: {
  view: DraftView;
  onLeave: () => void;
  onChange: () => void;
}): JSX.Element {
  const { lang } = useApp();
  const w = useFormWords();
  const { draft, faults } = view;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const when = formatDate(civilDateOf(draft.uploadedAt));
  return (
    <div class="form-draft">
      <div class="stack">
        <header class="stack-s">
          <h1 ref={head} tabIndex={-1}>
            {draft.title[lang]}
          </h1>
          <p class="hint">
            {draft.formId}, {w.draft.version(draft.version)}.{' '}
            {w.draft.by(draft.uploadedBy, when, draft.fileName)}
          </p>
        </header>
        {faults.length > 0 && (
          <section class="stack-s">
            <h2>{w.faults.warnings(faults.length)}</h2>
            <FormFaults faults={faults} />
          </section>
        )}
        {view.files.length > 0 && (
          <FormDraftFiles draftId={draft.id} files={view.files} onChange={onChange} />
        )}
        <FormCompare before={view.published} after={view.definition} />
        <PublishBox view={view} onLeave={onLeave} />
      </div>
      <Preview
        key={view.files.map(({ sha256 }) => sha256).join(' ')}
        definition={view.definition}
        draftId={draft.id}
        files={view.files}
      />
    </div>
  );
}

function PublishBox({
  view,
  onLeave,
}: {
  view: DraftView;
  onLeave: () => void;
}): JSX.Element {
  const { say, lang, requestSync } = useApp();
  const w = useFormWords();
  const calls = useUnitForms();
  const id = useId();
  const { draft, obstacle } = view;
  const [isRead, setRead] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(obstacle);
  const act = async (
    done: string,
    work: () => ReturnType<typeof calls.drop | typeof calls.publish>,
  ) => {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    say(done);
    requestSync(true);
    onLeave();
  };
  const isReady = draft.warnings === 0 || isRead;
  return (
    <section class="card stack-s" aria-label={w.draft.publish}>
      {draft.warnings > 0 && (
        <label class="form-check">
          <input
            type="checkbox"
            checked={isRead}
            onChange={(e) => setRead(e.currentTarget.checked)}
          />
          <span>{w.draft.acknowledge}</span>
        </label>
      )}
      {problem !== null && (
        <p class="notice" data-tone="bad" role="alert">
          {w.problem(problem)}
        </p>
      )}
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={isBusy || !isReady || obstacle !== null}
          aria-describedby={`${id}-hint`}
          onClick={() =>
            act(w.draft.published(draft.title[lang]), () =>
              calls.publish(draft.id, isRead),
            ).catch(logBug)
          }
        >
          {w.draft.publish}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={isBusy}
          onClick={() => act(w.draft.dropped, () => calls.drop(draft.id)).catch(logBug)}
        >
          {w.draft.drop}
        </button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {w.draft.publishHint}
      </p>
    </section>
  );
}
