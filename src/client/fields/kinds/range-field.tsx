import type { JSX } from 'preact';
import { decimalText } from '../../words/format.ts';
import { controlProps, type FieldProps } from '../field.ts';
import { kindWords } from './kind-words.ts';

/** A number on a scale. A slider shows a place even when nobody has touched it; the words beside it say which it is. */
export function RangeField(p: FieldProps): JSX.Element {
  const w = kindWords(p.lang);
  const of = (name: string, otherwise: number) =>
    Number(p.item.parameters?.[name] ?? otherwise);
  const [start, end, step] = [of('start', 0), of('end', 10), of('step', 1)];
  const value = typeof p.value === 'number' ? p.value : null;
  const isSet = value !== null;
  const [min, max] = [Math.min(start, end), Math.max(start, end)];
  const take = (box: HTMLInputElement) =>
    // What a scale of tenths adds up to is not always written with one digit.
    p.onChange(p.path, Number(Number(box.value).toFixed(10)));
  return (
    <span class="range" data-empty={!isSet || undefined}>
      <input
        {...controlProps(p)}
        type="range"
        min={min}
        max={max}
        step={Math.abs(step)}
        value={value ?? min}
        disabled={p.readonly}
        aria-valuetext={isSet ? decimalText(value) : w.notSet}
        onInput={(e) => take(e.currentTarget)}
        // The lowest value is where an untouched slider stands: a tap on it changes nothing, yet means it.
        onPointerUp={(e) => take(e.currentTarget)}
        onKeyUp={(e) => {
          if (e.key === 'Enter' || e.key === ' ' || e.key === 'Home')
            take(e.currentTarget);
        }}
      />
      <span class="hint ends" aria-hidden="true">
        <span>{decimalText(min)}</span>
        <span>{decimalText(max)}</span>
      </span>
      <span class="row">
        <output for={p.id}>
          {isSet ? w.scale(decimalText(value), decimalText(max)) : w.notSet}
        </output>
        {isSet && !p.readonly && (
          <button
            type="button"
            class="quiet"
            onClick={() => p.onChange(p.path, undefined)}
          >
            {w.clear}
          </button>
        )}
      </span>
    </span>
  );
}
