import type { JSX } from 'preact';
import { controlProps, type FieldProps } from '../field.ts';

/** Vietnam has one time of day all year. */
const OFFSET = '+07:00';

/** A stored moment as the clock here shows it: `2026-03-13T08:30`. */
export function localMoment(value: unknown): string {
  if (typeof value !== 'string') return '';
  const at = Date.parse(value);
  if (!/(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(at)) return value.slice(0, 16);
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** Day and time of day in one. */
export function DateTimeField(p: FieldProps): JSX.Element {
  return (
    <input
      {...controlProps(p)}
      type="datetime-local"
      class="num moment"
      value={localMoment(p.value)}
      readOnly={p.readonly}
      onInput={(e) => {
        const { value } = e.currentTarget;
        p.onChange(p.path, value === '' ? undefined : `${value}:00.000${OFFSET}`);
      }}
    />
  );
}
