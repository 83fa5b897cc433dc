import type { JSX, TargetedFocusEvent, TargetedInputEvent } from 'preact';
import { controlProps, type FieldProps } from './field.ts';
import { numberText, parseNumberText } from './number-text.ts';
import { useTypedText } from './typed-text.ts';

function useNumber(p: FieldProps) {
  const shown = numberText(p.value);
  const typed = useTypedText<HTMLInputElement>(
    shown,
    (text) => parseNumberText(text) === p.value,
  );
  return {
    ...controlProps(p),
    ...typed,
    type: 'text' as const,
    inputMode: 'numeric' as const,
    autocomplete: 'off',
    enterkeyhint: 'next' as const,
    readOnly: p.readonly,
    onInput: (e: TargetedInputEvent<HTMLInputElement>) =>
      p.onChange(p.path, parseNumberText(e.currentTarget.value)),
    // Grouped only once the person has left: dots appearing under the cursor would move it.
    onBlur: (e: TargetedFocusEvent<HTMLInputElement>) => {
      e.currentTarget.value = numberText(parseNumberText(e.currentTarget.value));
    },
  };
}

/** A whole number; dots between thousands may be typed and are shown. */
export function IntegerField(p: FieldProps): JSX.Element {
  return <input {...useNumber(p)} class="num number-box" />;
}

/** Whole đồng. */
export function MoneyField(p: FieldProps): JSX.Element {
  return (
    <span class="money">
      <input {...useNumber(p)} class="num number-box" />
      <span aria-hidden="true">{p.words.form.dong}</span>
    </span>
  );
}
