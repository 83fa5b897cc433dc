import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { compareForms, type FormChange } from '../../../domain/form/compare-forms.ts';
import type { FormDefinition } from '../../../domain/form/form.ts';
import { useApp } from '../../app-context.ts';
import { type FormWords, useFormWords } from './use-form-words.ts';

const say = ({ kind, from = '', to = '' }: FormChange, w: FormWords['compare']): string =>
  w.kind[kind](from, to);

/** What is different from the version that phones have now, question by question. */
export function FormCompare(p: {
  before: FormDefinition | null;
  after: FormDefinition;
}): JSX.Element {
  const { lang } = useApp();
  const w = useFormWords().compare;
  const changes = useMemo(
    () => (p.before === null ? [] : compareForms(p.before, p.after)),
    [p.before, p.after],
  );
  return (
    <section class="stack-s" aria-label={w.title}>
      <h2>{w.title}</h2>
      {p.before === null ? (
        <p>{w.first}</p>
      ) : (
        <>
          <p class="hint">{w.versions(p.before.version, p.after.version)}</p>
          {changes.length === 0 && <p>{w.same}</p>}
          <ul class="form-changes">
            {changes.map((change) => (
              <li key={`${change.path} ${change.kind}`} data-kind={change.kind}>
                <b>{change.label[lang] || change.path}</b> <code>{change.path}</code>
                <br />
                {say(change, w)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
