import type { JSX, TargetedFocusEvent, TargetedInputEvent } from 'preact';
import { decimalText } from '../words/format.ts';
import { controlProps, type FieldProps } from './field.ts';
import { numberText, parseDecimalText, parseNumberText } from './number-text.ts';
import { useTypedText } from './typed-text.ts';

type Writing = {
  read: (typed: string) => number | string | undefined;
  write: (value: unknown) => string;
  pad: 'numeric' | 'decimal';
};
const WHOLE: Writing = { read: parseNumberText, write: numberText, pad: 'numeric' };
const DECIMAL: Writing = {
  read: parseDecimalText,
  write: (value) => (typeof value === 'number' ? decimalText(value) : numberText(value)),
  pad: 'decimal',
};

function useNumber(p: FieldProps, { read, write, pad }: Writing) {
  const typed = useTypedText<HTMLInputElement>(
    write(p.value),
    (text) => read(text) === p.value,
  );
  return {
    ...controlProps(p),
    ...typed,
    type: 'text' as const,
    inputMode: pad,
    autocomplete: 'off',
    enterkeyhint: 'next' as const,
    readOnly: p.readonly,
    onInput: (e: TargetedInputEvent<HTMLInputElement>) =>
      p.onChange(p.path, read(e.currentTarget.value)),
    // Grouped only once the person has left: dots appearing under the cursor would move it.
    onBlur: (e: TargetedFocusEvent<HTMLInputElement>) => {
      e.currentTarget.value = write(read(e.currentTarget.value));
    },
  };
}

/** A whole number; dots between thousands may be typed and are shown. */
export function IntegerField(p: FieldProps): JSX.Element {
  return <input {...useNumber(p, WHOLE)} class="num number-box" />;
}

/** A number with a comma before its tenths, as offices write it; a point is understood where it can mean nothing else. */
export function DecimalField(p: FieldProps): JSX.Element {
  return <input {...useNumber(p, DECIMAL)} class="num number-box" />;
}

/** Whole đồng. */
export function MoneyField(p: FieldProps): JSX.Element {
  return (
    <span class="money">
      <input {...useNumber(p, WHOLE)} class="num number-box" />
      <span aria-hidden="true">{p.words.form.dong}</span>
    </span>
  );
}
