import type { JSX } from 'preact';
import { isCivilDate } from '../../domain/civil-date.ts';
import { formatDay } from '../words/format.ts';
import { controlProps, type FieldProps } from './field.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A civil date: the browser's own picker, "Hôm nay", and the weekday in words beside it. */
export function DateField(p: FieldProps): JSX.Element {
  const date = textOf(p.value);
  return (
    <span class="date-row">
      <input
        {...controlProps(p)}
        type="date"
        class="num"
        value={date}
        readOnly={p.readonly}
        onInput={(e) => p.onChange(p.path, e.currentTarget.value)}
      />
      <button
        type="button"
        disabled={p.readonly || date === p.today}
        onClick={() => p.onChange(p.path, p.today)}
      >
        {p.words.form.today}
      </button>
      <time class="hint" dateTime={date}>
        {isCivilDate(date) ? formatDay(date, p.today, p.words) : ''}
      </time>
    </span>
  );
}

/** A time of day. */
export function TimeField(p: FieldProps): JSX.Element {
  return (
    <input
      {...controlProps(p)}
      type="time"
      class="num time-box"
      value={textOf(p.value)}
      readOnly={p.readonly}
      onInput={(e) => p.onChange(p.path, e.currentTarget.value)}
    />
  );
}
