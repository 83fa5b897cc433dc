import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FormShown } from '../fields/form-shown.ts';
import { itemName } from '../fields/item-text.ts';
import { jumpTo } from '../fields/jump.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert } from '../parts/icons.ts';

/** The name of what stands at a path; in a repeat with the number of its row. */
export function pathName({ form, reading }: FormShown, path: string): string {
  const { lang } = reading;
  const node = form.byPath.get(path.replace(/\[\d+\]/g, ''));
  const name = node === undefined ? path : itemName(node, lang);
  const row = /^(.*)\[(\d+)\]/.exec(path);
  const repeat = form.byPath.get((row?.[1] ?? '').replace(/\[\d+\]/g, ''));
  return row === null || repeat === undefined
    ? name
    : `${itemName(repeat, lang)} ${row[2]}: ${name}`;
}

/** Everything that stands against sending, gathered at the top; each line leads to its field. */
export function FormProblems({ shown }: { shown: FormShown }): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    title.current?.scrollIntoView({ block: 'center' });
  }, []);
  const problems = shown.problems();
  return (
    <section class="notice problems" data-tone="bad" aria-labelledby="problems">
      <Icon of={CircleAlert} />
      <h2 id="problems" ref={title} tabIndex={-1}>
        {shown.reading.words.form.problems(problems.length)}
      </h2>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={path}>
            <button type="button" class="quiet line" onClick={() => jumpTo(path)}>
              <strong>{pathName(shown, path)}:</strong> {message[shown.reading.lang]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
