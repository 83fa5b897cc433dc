import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../../app-context.ts';
import { useKeepWide } from '../../hooks/use-keep-wide.ts';
import { FormDraftView } from './form-draft-view.tsx';
import { FormShelfView } from './form-shelf.tsx';
import { FormUpload } from './form-upload.tsx';
import { useFormWords } from './use-form-words.ts';
import { useKept } from './use-kept.ts';
import { type FormUnit, useAsked, useFormUnits, useUnitForms } from './use-unit-forms.ts';
import './forms.css';

/** Forms of a unit: upload, check, try, compare, publish, attach, withdraw, export. */
export function FormsPage(): JSX.Element | null {
  useKeepWide();
  const { me } = useApp();
  const w = useFormWords();
  const units = useFormUnits();
  const [unitId, setUnitId] = useKept('forms-unit', '');
  const unit = units.find(({ id }) => id === unitId) ?? units[0];
  if (me === null) return <div class="skeleton tall" aria-hidden="true" />;
  if (unit === undefined)
    return (
      <div class="empty">
        <h1>{w.title}</h1>
        <p>{w.none}</p>
      </div>
    );
  return (
    <div class="forms-page">
      {units.length > 1 && (
        <label class="stack-s">
          <span>{w.unit}</span>
          <select value={unit.id} onChange={(e) => setUnitId(e.currentTarget.value)}>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <UnitForms key={unit.id} unit={unit} />
    </div>
  );
}

function UnitForms({ unit }: { unit: FormUnit }): JSX.Element {
  const w = useFormWords();
  const calls = useUnitForms();
  const [draftId, setDraftId] = useState<string | null>(null);
  const [shelf, again] = useAsked(() => calls.shelf(unit.id), [calls, unit.id]);
  if (draftId !== null)
    return (
      <FormDraftView
        draftId={draftId}
        onLeave={() => {
          setDraftId(null);
          again();
        }}
      />
    );
  return (
    <>
      <header class="stack-s">
        <h1>{w.title}</h1>
        <p class="hint">
          {unit.name}. {w.lead}
        </p>
      </header>
      <FormUpload unit={unit} onDraft={setDraftId} />
      {shelf.kind === 'problem' && (
        <div class="notice" data-tone="bad" role="alert">
          <p>{w.problem(shelf.code)}</p>
          <button type="button" onClick={again}>
            {w.again}
          </button>
        </div>
      )}
      {shelf.kind === 'asking' && <p role="status">{w.loading}</p>}
      {shelf.kind === 'here' && (
        <FormShelfView
          shelf={shelf.value}
          unit={unit}
          onDraft={setDraftId}
          onChange={again}
        />
      )}
    </>
  );
}
