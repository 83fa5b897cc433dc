import { formatNumber } from '../words/format.ts';

const GROUPED = /^[+-]?\d{1,3}([. \u00a0\u202f]\d{3})+$/;
// A comma parts the tenths; so does a point, where it cannot part thousands.
const DECIMAL =
  /^([+-]?)(?:(\d+|\d{1,3}(?:\.\d{3})+),(\d+)|(0?|\d+)\.(\d{1,2}|\d{4,}|(?<=^[+-]?0?\.)\d+))$/;
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

/**
 * What a typed decimal is worth: "1.234,5", "1234,5" and "0.5" are numbers; three digits after a point are
 * thousands, as everywhere here. What is no number stays as typed.
 */
export function parseDecimalText(typed: string): number | string | undefined {
  const found = DECIMAL.exec(typed.trim());
  if (found === null) return parseNumberText(typed);
  const [, sign = '', units, parts, plain, rest] = found;
  const text = `${(units ?? plain ?? '').replaceAll('.', '') || '0'}.${parts ?? rest}`;
  const value = Number(sign + text);
  return Number.isFinite(value) ? value : typed;
}
