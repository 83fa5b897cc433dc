import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { civilDateOf, formatDate } from '../../../domain/civil-date.ts';
import { type FormShelf, type ShelfForm, saveFile } from '../../actions/unit-forms.ts';
import { useApp } from '../../app-context.ts';
import { logBug } from '../../log.ts';
import { FormAnswers } from './form-answers.tsx';
import { FormAttach } from './form-attach.tsx';
import { FormWithdraw } from './form-withdraw.tsx';
import { useFormWords } from './use-form-words.ts';
import { type FormUnit, useUnitForms } from './use-unit-forms.ts';

type Doing = { what: 'attach' | 'answers' | 'withdraw'; form: ShelfForm };

/** The versions of each form, the one in use (or else the latest) first. */
function byForm(forms: readonly ShelfForm[]): ShelfForm[][] {
  const groups = new Map<string, ShelfForm[]>();
  for (const form of forms)
    groups.set(form.formId, [...(groups.get(form.formId) ?? []), form]);
  return [...groups.values()].map((list) =>
    [...list].sort((a, b) => Number(b.current) - Number(a.current)),
  );
}

/** What waits to be published, and what is. */
export function FormShelfView(p: {
  shelf: FormShelf;
  unit: FormUnit;
  onDraft: (draftId: string) => void;
  onChange: () => void;
}): JSX.Element {
  const { lang } = useApp();
  const w = useFormWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { forms, drafts, common } = p.shelf;
  const close = (isChanged: boolean) => {
    setDoing(null);
    if (isChanged) p.onChange();
  };
  const groups = byForm(forms);
  return (
    <>
      {drafts.length > 0 && (
        <section class="stack-s" aria-label={w.drafts}>
          <h2>{w.drafts}</h2>
          <ul class="form-cards">
            {drafts.map((draft) => (
              <li key={draft.id} class="card stack-s">
                <h3>{draft.title[lang]}</h3>
                <p class="hint">
                  {draft.formId}, {w.draft.version(draft.version)}.{' '}
                  {w.draft.by(
                    draft.uploadedBy,
                    formatDate(civilDateOf(draft.uploadedAt)),
                    draft.fileName,
                  )}
                </p>
                <div class="row">
                  <button
                    type="button"
                    aria-label={`${w.draft.open}: ${draft.title[lang]}`}
                    onClick={() => p.onDraft(draft.id)}
                  >
                    {w.draft.open}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack-s" aria-label={w.shelf.title}>
        <h2>{w.shelf.title}</h2>
        {groups.length === 0 && <p>{w.shelf.empty}</p>}
        <ul class="form-cards">
          {groups.map((versions) => (
            <FormCard
              key={versions[0]?.formId}
              versions={versions}
              mayWithdraw={versions[0]?.unitId !== null || common}
              onDo={setDoing}
            />
          ))}
        </ul>
      </section>
      {doing?.what === 'attach' && (
        <FormAttach form={doing.form} unit={p.unit} onClose={close} />
      )}
      {doing?.what === 'answers' && <FormAnswers form={doing.form} onClose={close} />}
      {doing?.what === 'withdraw' && <FormWithdraw form={doing.form} onClose={close} />}
    </>
  );
}

function FormCard(p: {
  versions: readonly ShelfForm[];
  mayWithdraw: boolean;
  onDo: (doing: Doing) => void;
}): JSX.Element | null {
  const { lang, say } = useApp();
  const words = useFormWords();
  const w = words.shelf;
  const calls = useUnitForms();
  const [form] = p.versions;
  if (form === undefined) return null;
  const title = form.title[lang];
  const download = async () => {
    const file = await calls.sheet(form.formId, form.version);
    if (file.ok) saveFile(file.value, `${form.formId}-${form.version}.xlsx`);
    else say(words.problem(file.problem));
  };
  const older = p.versions.length - 1;
  return (
    <li class="card stack-s">
      <h3>{title}</h3>
      <p class="hint">
        {form.formId}, {words.draft.version(form.version)},{' '}
        {formatDate(civilDateOf(form.publishedAt))}
        {older > 0 && ` · ${w.older(older)}`}
      </p>
      <p>
        <b>{form.current ? w.current : w.withdrawn}</b>
        {form.unitId === null && ` · ${w.common}`} · {w.tasks(form.tasks)}
      </p>
      <div class="row">
        {form.current && (
          <button
            type="button"
            aria-label={w.attachOf(title)}
            onClick={() => p.onDo({ what: 'attach', form })}
          >
            {w.attach}
          </button>
        )}
        <button
          type="button"
          aria-label={w.answersOf(title)}
          onClick={() => p.onDo({ what: 'answers', form })}
        >
          {w.answers}
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={w.downloadOf(title, form.version)}
          onClick={() => download().catch(logBug)}
        >
          {w.download}
        </button>
        {form.current && p.mayWithdraw && (
          <button
            type="button"
            class="quiet"
            aria-label={w.withdrawOf(title)}
            onClick={() => p.onDo({ what: 'withdraw', form })}
          >
            {w.withdraw}
          </button>
        )}
      </div>
    </li>
  );
}
