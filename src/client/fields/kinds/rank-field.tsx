import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { ArrowDown, ArrowUp } from '../../parts/more-icons.ts';
import { chosenNames } from '../choice-fields.tsx';
import { choiceLabel, type FieldProps } from '../field.ts';
import { kindWords } from './kind-words.ts';

/** Choices put in order by two buttons each. Untouched it is no answer: the list's own order means nothing. */
export function RankField(p: FieldProps): JSX.Element {
  const w = kindWords(p.lang);
  const list = useRef<HTMLOListElement>(null);
  const held = chosenNames(p.value);
  const offered = p.offer.choices.map((choice) => choice.name);
  const order = [...held, ...offered.filter((name) => !held.includes(name))];
  const move = (name: string, by: number) => {
    const at = order.indexOf(name);
    const next = order.toSpliced(at, 1).toSpliced(at + by, 0, name);
    p.onChange(p.path, next);
  };
  const button = (name: string, at: number, by: number) => {
    const label = choiceLabel(p.offer, name, p.lang);
    return (
      <button
        {...(at === 0 && by > 0 ? { id: p.id } : {})}
        type="button"
        class="quiet icon-only"
        aria-label={by < 0 ? w.up(label) : w.down(label)}
        disabled={p.readonly || at + by < 0 || at + by >= order.length}
        onClick={() => move(name, by)}
      >
        <Icon of={by < 0 ? ArrowUp : ArrowDown} />
      </button>
    );
  };
  return (
    <span class="rank">
      <ol ref={list}>
        {order.map((name, at) => (
          <li key={name}>
            <span class="num" aria-hidden="true">
              {held.length === 0 ? '–' : at + 1}
            </span>
            <span class="name">{choiceLabel(p.offer, name, p.lang)}</span>
            {button(name, at, -1)}
            {button(name, at, 1)}
          </li>
        ))}
      </ol>
      {!p.readonly && (
        <button
          type="button"
          onClick={() => p.onChange(p.path, held.length === 0 ? order : undefined)}
        >
          {held.length === 0 ? w.startRank : w.clear}
        </button>
      )}
    </span>
  );
}
