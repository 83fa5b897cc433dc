import type { JSX } from 'preact';
import { controlProps, type FieldProps } from './field.ts';
import { useTypedText } from './typed-text.ts';

const textOf = (value: unknown): string => (value === undefined ? '' : String(value));

/** One line of text. */
export const TextField = (p: FieldProps): JSX.Element => <Line {...p} />;

/** Text of digits (a phone number, a code): typed on the pad of numbers, kept as text. */
export const DigitsField = (p: FieldProps): JSX.Element => (
  <Line {...p} inputMode="numeric" />
);

function Line(p: FieldProps & { inputMode?: 'numeric' }): JSX.Element {
  const shown = textOf(p.value);
  const typed = useTypedText<HTMLInputElement>(shown, (text) => text === shown);
  return (
    <input
      {...controlProps(p)}
      {...typed}
      type="text"
      inputMode={p.inputMode}
      autocomplete="off"
      enterkeyhint="next"
      readOnly={p.readonly}
      onInput={(e) => p.onChange(p.path, e.currentTarget.value)}
    />
  );
}

/** Text of several lines; the box grows with it. */
export function LongTextField(p: FieldProps): JSX.Element {
  const shown = textOf(p.value);
  const typed = useTypedText<HTMLTextAreaElement>(shown, (text) => text === shown);
  return (
    <textarea
      {...controlProps(p)}
      {...typed}
      rows={4}
      readOnly={p.readonly}
      onInput={(e) => p.onChange(p.path, e.currentTarget.value)}
    />
  );
}
