import type { JSX } from 'preact';
import { textIn } from '../parts/answer-text.ts';
import { choiceLabel, controlProps, type FieldProps } from './field.ts';
import { FormMedia } from './form-media.tsx';

/** Few choices, all in sight: big radio buttons. Its frame is a fieldset, so the group has the label. */
export function RadioField(p: FieldProps): JSX.Element {
  return (
    <span class="choices" data-few={p.offer.choices.length <= 2 || undefined}>
      {p.offer.choices.map((choice, n) => (
        <label key={choice.name} class="choice">
          <input
            {...(n === 0 ? { id: p.id } : {})}
            type="radio"
            name={p.id}
            value={choice.name}
            checked={p.value === choice.name}
            disabled={p.readonly}
            aria-describedby={p.describedBy}
            onChange={() => p.onChange(p.path, choice.name)}
          />
          <span>
            {textIn(choice.label, p.lang)}
            <FormMedia media={choice.media} />
          </span>
        </label>
      ))}
    </span>
  );
}

/** A handful of choices: the phone's own list. */
export function SelectField(p: FieldProps): JSX.Element {
  const known = p.offer.choices.some((choice) => choice.name === p.value);
  const value = typeof p.value === 'string' ? p.value : '';
  return (
    <select
      {...controlProps(p)}
      value={value}
      disabled={p.readonly}
      onChange={(e) => p.onChange(p.path, e.currentTarget.value)}
    >
      <option value="">{p.words.form.choosePlaceholder}</option>
      {value !== '' && !known && (
        <option value={value}>{choiceLabel(p.offer, value, p.lang)}</option>
      )}
      {p.offer.choices.map((choice) => (
        <option key={choice.name} value={choice.name}>
          {textIn(choice.label, p.lang)}
        </option>
      ))}
    </select>
  );
}

export const chosenNames = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

/** The names chosen, with one more or one less. */
export const toggled = (chosen: readonly string[], name: string): string[] =>
  chosen.includes(name) ? chosen.filter((held) => held !== name) : [...chosen, name];

/** Few choices of which several may hold. */
export function ChecksField(p: FieldProps): JSX.Element {
  const chosen = chosenNames(p.value);
  return (
    <span class="choices">
      {p.offer.choices.map((choice, n) => (
        <label key={choice.name} class="choice">
          <input
            {...(n === 0 ? { id: p.id } : {})}
            type="checkbox"
            checked={chosen.includes(choice.name)}
            disabled={p.readonly}
            aria-describedby={p.describedBy}
            onChange={() => p.onChange(p.path, toggled(chosen, choice.name))}
          />
          <span>
            {textIn(choice.label, p.lang)}
            <FormMedia media={choice.media} />
          </span>
        </label>
      ))}
    </span>
  );
}

/** One tick, or none: what the person confirms stands above it. */
export function TickField(p: FieldProps): JSX.Element {
  return (
    <label class="choice">
      <input
        id={p.id}
        type="checkbox"
        checked={p.value === 'OK'}
        disabled={p.readonly}
        aria-describedby={p.describedBy}
        onChange={(e) => p.onChange(p.path, e.currentTarget.checked ? 'OK' : null)}
      />
      <span>{p.words.form.tick}</span>
    </label>
  );
}
