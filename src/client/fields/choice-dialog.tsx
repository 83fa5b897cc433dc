import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fold } from '../../domain/fold.ts';
import type { Choice } from '../../domain/form/form.ts';
import { textIn } from '../parts/answer-text.ts';
import { Icon } from '../parts/icon.tsx';
import { Modal } from '../parts/modal.tsx';
import { Check } from '../parts/more-icons.ts';
import { SearchBox } from '../parts/search-box.tsx';
import type { Lang } from '../words/lang.ts';
import type { Words } from '../words/vi.ts';
import type { Offer } from './field.ts';
import './choice-dialog.css';

type DialogProps = {
  title: string;
  offer: Offer;
  chosen: readonly string[];
  multiple: boolean;
  lang: Lang;
  words: Words;
  onChoose: (name: string) => void;
  onClose: () => void;
};

/** A list of thousands is searched, not scrolled: more than this are drawn only when asked for. */
const AT_ONCE = 60;

const foldedLists: Record<Lang, WeakMap<readonly Choice[], string[]>> = {
  vi: new WeakMap(),
  en: new WeakMap(),
};
/** The names of a list as they are compared; thousands of them are folded once, not at every key. */
function foldedOf(choices: readonly Choice[], lang: Lang): string[] {
  const lists = foldedLists[lang];
  const known = lists.get(choices) ?? choices.map((it) => fold(textIn(it.label, lang)));
  lists.set(choices, known);
  return known;
}

/** Moves the focus among the choices with the arrow keys. */
function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || list === null) return;
  const options = [...list.querySelectorAll<HTMLElement>('.option')];
  const at = options.indexOf(document.activeElement as HTMLElement);
  const next = options[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** A long list in a window of its own: the most used first, searched without diacritics. */
export function ChoiceDialog(p: DialogProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  useEffect(() => {
    // On a phone the search box would bring up the keyboard over the list; with a mouse it is the quickest way.
    if (matchMedia('(pointer: fine)').matches) search.current?.focus();
  }, []);
  const w = p.words.form;
  const wanted = fold(text);
  const { choices, often } = p.offer;
  const folded = foldedOf(choices, p.lang);
  const found = choices.filter((_, n) => folded[n]?.includes(wanted));
  const isSplit = wanted === '' && often > 0;
  const rest = isSplit ? choices.slice(often) : found;
  const more = rest.length - most;
  const options = (shown: readonly Choice[], name: string) => (
    <Options {...p} shown={shown} name={name} />
  );
  return (
    <Modal
      title={p.title}
      words={p.words}
      class="choice-dialog"
      onClose={p.onClose}
      onKeyDown={(event) => walk(event, list.current)}
    >
      <SearchBox label={w.searchChoice} value={text} box={search} onInput={setText} />
      <div ref={list} class="choice-list">
        {isSplit && options(choices.slice(0, often), w.often)}
        {options(rest.slice(0, most), isSplit ? w.all : '')}
        {more > 0 && (
          <button
            type="button"
            class="quiet"
            onClick={() => setMost(most + 10 * AT_ONCE)}
          >
            {w.moreChoices(more)}
          </button>
        )}
        {found.length === 0 && <p class="hint">{w.noChoice(text.trim())}</p>}
      </div>
      {p.multiple && (
        <button type="button" class="primary" onClick={p.onClose}>
          {p.chosen.length === 0 ? w.done : w.chosen(p.chosen.length)}
        </button>
      )}
    </Modal>
  );
}

function Options(
  p: DialogProps & { shown: readonly Choice[]; name: string },
): JSX.Element {
  return (
    <>
      {p.name !== '' && <h3 class="hint">{p.name}</h3>}
      <ul>
        {p.shown.map((choice) => {
          const isChosen = p.chosen.includes(choice.name);
          return (
            <li key={choice.name}>
              <button
                type="button"
                class="option"
                aria-pressed={isChosen}
                onClick={() => {
                  p.onChoose(choice.name);
                  if (!p.multiple) p.onClose();
                }}
              >
                <span>{textIn(choice.label, p.lang)}</span>
                {isChosen && <Icon of={Check} />}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
