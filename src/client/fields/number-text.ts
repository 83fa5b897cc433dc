import { formatNumber } from '../words/format.ts';

const GROUPED = /^[+-]?\d{1,3}([. \u00a0\u202f]\d{3})+$/;
const PLAIN = /^[+-]?\d+$/;

/**
 * What a typed number is worth: "1.234" and "1234" are 1234, as Vietnamese offices write it. What is no whole
 * number stays as typed, so that nothing typed is lost and the form's own rules can say what is wrong.
 * @returns undefined for an empty field
 */
export function parseNumberText(typed: string): number | string | undefined {
  const text = typed.replace(/\s*(đ|₫|đồng)\s*$/iu, '').trim();
  if (text === '') return typed.trim() === '' ? undefined : typed;
  if (!PLAIN.test(text) && !GROUPED.test(text)) return typed;
  const value = Number(text.replace(/[. \u00a0\u202f]/g, ''));
  return Number.isSafeInteger(value) ? value : typed;
}

/** A stored number as it is shown: 1234 → "1.234"; a text that is no number as it was typed. */
export const numberText = (value: unknown): string =>
  typeof value === 'number'
    ? formatNumber(value)
    : typeof value === 'string'
      ? value
      : '';
