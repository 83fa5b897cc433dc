// One answer as a typed cell: what a number is stays one, whatever a text begins with it stays a text.
import type { Question } from '../../domain/form/form.ts';

export type Cell =
  | { type: 'text'; value: string }
  | { type: 'number'; value: number }
  /** Midnight UTC of a civil day. */
  | { type: 'date'; value: Date }
  /** The clock of Viet Nam, as if it were UTC. */
  | { type: 'time'; value: Date };

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'range']);
const VIET_NAM_MS = 7 * 60 * 60 * 1000;

export const textCell = (value: string): Cell => ({ type: 'text', value });

/** A civil day; a text when it is none. */
export function dateCell(value: string): Cell {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return at === null || Number.isNaN(at.getTime())
    ? textCell(value)
    : { type: 'date', value: at };
}

/** A moment, shown by the clock of Viet Nam; a text when it is none. */
export function timeCell(value: string): Cell {
  const ms = Date.parse(value);
  return Number.isNaN(ms)
    ? textCell(value)
    : { type: 'time', value: new Date(ms + VIET_NAM_MS) };
}

/** What stands in a table for the name of a choice; nothing where the list does not have it. */
export type WordsOf = (name: string) => string | undefined;

const wordsIn = (value: unknown, wordsOf: WordsOf): string =>
  (Array.isArray(value) ? value : [value])
    .map((name) => (typeof name === 'string' && wordsOf(name)) || plain(name))
    .join('; ');

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'object') {
    const parts = Array.isArray(value) ? value : Object.values(value);
    return parts
      .map(plain)
      .filter((part) => part !== '')
      .join('; ');
  }
  return String(value);
}

/**
 * An answer as it is stored, by what its question is.
 * @param wordsOf null for a question that chooses from no list that is known
 */
export function answerCell(
  item: Question,
  value: unknown,
  wordsOf: WordsOf | null,
): Cell {
  if (value === undefined || value === null || value === '') return textCell('');
  if (typeof value === 'number') return { type: 'number', value };
  if (NUMBERS.has(item.kind) && typeof value === 'string') {
    const number = Number(value);
    // A figure with more digits than a number holds stays as it was typed.
    return value.trim() !== '' && String(number) === value
      ? { type: 'number', value: number }
      : textCell(value);
  }
  if (item.kind === 'date' && typeof value === 'string') return dateCell(value);
  if (item.kind === 'dateTime' && typeof value === 'string') return timeCell(value);
  if (item.kind === 'acknowledge') return textCell('Có');
  if (wordsOf !== null) return textCell(wordsIn(value, wordsOf));
  return textCell(plain(value));
}
