import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { DraftFile } from '../../actions/unit-forms.ts';
import { logBug } from '../../log.ts';
import { useFormWords } from './use-form-words.ts';
import { useUnitForms } from './use-unit-forms.ts';

/** The files a draft names: which are here, and a place to hand in the others, many at once. */
export function FormDraftFiles(p: {
  draftId: string;
  files: readonly DraftFile[];
  onChange: () => void;
}): JSX.Element {
  const w = useFormWords().files;
  const calls = useUnitForms();
  const id = useId();
  const [working, setWorking] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const add = async (files: readonly File[]) => {
    const told: string[] = [];
    // One after the other: each is judged by itself, and one that will not do stops no other.
    for (const file of files) {
      setWorking(file.name);
      const answer = await calls.addFile(p.draftId, file);
      if (!answer.ok) told.push(w.refused(file.name, answer.problem));
    }
    setWorking(null);
    setRefused(told);
    p.onChange();
  };
  const drop = async (name: string) => {
    const answer = await calls.dropFile(p.draftId, name);
    setRefused(answer.ok ? [] : [w.refused(name, answer.problem)]);
    p.onChange();
  };
  return (
    <section class="card stack-s" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.title}</h2>
      <ul class="stack-s">
        {p.files.map(({ name, use, state }) => (
          <li key={name} data-state={state}>
            <strong>{name}</strong> · {w.use[use]} · {w.state[state]}{' '}
            {state === 'here' && (
              <button
                type="button"
                class="quiet"
                aria-label={w.removeOf(name)}
                disabled={working !== null}
                onClick={() => drop(name).catch(logBug)}
              >
                {w.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
      <label class="button picker">
        {w.choose}
        <input
          class="visually-hidden"
          type="file"
          multiple
          aria-describedby={`${id}-hint`}
          disabled={working !== null}
          onChange={(event) => {
            const input = event.currentTarget;
            const files = [...(input.files ?? [])];
            // The same file, mended, must be a change again.
            input.value = '';
            add(files).catch(logBug);
          }}
        />
      </label>
      <p class="hint" id={`${id}-hint`}>
        {w.hint}
      </p>
      <p role="status">{working !== null && w.working(working)}</p>
      {refused.length > 0 && (
        <div class="notice" data-tone="bad" role="alert">
          {refused.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
    </section>
  );
}
