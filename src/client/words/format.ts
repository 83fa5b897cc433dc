// Numbers, dates and sizes as Vietnamese offices write them, whatever the language of the words.
import { civilDateOf, formatDate, weekdayOf } from '../../domain/civil-date.ts';
import type { Words } from './vi.ts';

// Made when first needed: making it takes a cheap phone longer than drawing the first screen's cards.
let number: Intl.NumberFormat | undefined;

/** 1234.5 → "1.234,5". */
export function formatNumber(value: number): string {
  number ??= new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
  return number.format(value);
}

/** A decimal with every digit it has: 1234.56 → "1.234,56". */
export function decimalText(value: number): string {
  const [units = '', parts] = String(value).split('.');
  if (!/^-?\d+$/.test(units) || parts?.includes('e')) return formatNumber(value);
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, '.');
  return parts === undefined ? grouped : `${grouped},${parts}`;
}

/** "2026-03-13" → "Thứ Sáu, 13/3" (the year is added when it is not this one). */
export function formatDay(date: string, today: string, words: Words): string {
  const weekday = words.shell.weekdays[weekdayOf(date) - 1] ?? '';
  const [year, month, day] = date.split('-').map(Number);
  const short = `${day}/${month}`;
  const withYear = date.slice(0, 4) === today.slice(0, 4) ? short : `${short}/${year}`;
  return words.shell.dayShort(weekday, withYear);
}

/** An instant → "14:02" on its own day, else "13/03/2026 14:02", in Vietnamese time. */
export function formatMoment(instantIso: string, today: string): string {
  const date = civilDateOf(instantIso);
  const time = new Date(Date.parse(instantIso) + 7 * 3_600_000)
    .toISOString()
    .slice(11, 16);
  return date === today ? time : `${formatDate(date)} ${time}`;
}

/** Bytes → "350 kB", "1,2 MB", "10,7 GB". */
export function formatSize(bytes: number): string {
  if (bytes < 1_000_000)
    return `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`;
  return bytes < 1_000_000_000
    ? `${formatNumber(bytes / 1_000_000)} MB`
    : `${formatNumber(bytes / 1_000_000_000)} GB`;
}
