// Values inside expressions and how one becomes another, as ODK has it: empty is the empty text, a date is
// the day's number when arithmetic needs one, a set stands for its first member. Promises: total and exact
// for days. Refuses to guess: a text that is neither number nor date is NaN, and NaN is stored as empty.

export type Scalar = string | number | boolean;
/** A scalar, or the values of many rows. */
export type Value = Scalar | readonly Scalar[];

const DAY_MS = 86_400_000;
/** Civil time of Asia/Ho_Chi_Minh: dates and times are compared as that clock shows them. */
export const OFFSET_MS = 7 * 3_600_000;

/** Days since 1 January 1970 of an ISO date, date and time, or time of day; NaN if it is none. */
export function dayNumber(text: string): number {
  const found =
    /^(?:(\d{4}-\d\d-\d\d)(?:T|$))?(?:(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(
      text,
    );
  const [, date = '1970-01-01', time = '00:00', zone] = found ?? [];
  if (!found || text === '') return Number.NaN;
  const ms = Date.parse(`${date}T${time}${zone ?? 'Z'}`);
  // Date.parse moves 30 February to March; a date that is not in the calendar is no date.
  const day = Date.parse(`${date}T00:00Z`);
  if (Number.isNaN(ms) || dateOfDay(day / DAY_MS) !== date) return Number.NaN;
  return (zone ? ms + OFFSET_MS : ms) / DAY_MS;
}

/** ISO date of a day number; '' when it is not a number of this calendar. */
export function dateOfDay(days: number): string {
  const date = new Date(Math.floor(days) * DAY_MS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const first = (value: Value): Scalar =>
  typeof value === 'object' ? (value[0] ?? '') : value;

/** A number as XPath writes it: all its digits, never an exponent. */
function numberText(value: number): string {
  const text = String(value);
  const [digits = '', power] = text.split('e');
  if (power === undefined) return text;
  const [whole = '', part = ''] = digits.replace('-', '').split('.');
  const shift = Number(power);
  const sign = value < 0 ? '-' : '';
  return shift < 0
    ? `${sign}0.${'0'.repeat(-shift - 1)}${whole}${part}`
    : `${sign}${whole}${part.padEnd(shift, '0')}`;
}

export function toText(value: Value): string {
  const v = first(value);
  return typeof v === 'number' ? numberText(v) : String(v);
}

export function toNumber(value: Value): number {
  const v = first(value);
  if (typeof v !== 'string') return Number(v);
  const text = v.trim();
  return /^-?(\d+\.?\d*|\.\d+|Infinity)$/.test(text) ? Number(text) : dayNumber(text);
}

export function toTruth(value: Value): boolean {
  const v = first(value);
  return typeof v === 'number' ? v !== 0 && !Number.isNaN(v) : v !== '' && v !== false;
}

/** What is stored of a result: one scalar, `true` and `false` as words, nothing for what is not a number. */
export function toStored(value: Value): Scalar {
  const v = first(value);
  if (typeof v === 'boolean') return String(v);
  if (typeof v !== 'number') return v;
  // JSON knows neither -0 nor infinity: what is filed must come back as it went.
  return Number.isNaN(v) ? '' : Number.isFinite(v) ? v + 0 : String(v);
}

/** All members of a set; a single value is a set of one. */
export const toSet = (value: Value): readonly Scalar[] =>
  typeof value === 'object' ? value : [value];

/** The words of a text, as the choices of a select are stored. */
export const toWords = (value: Value): string[] =>
  toText(value)
    .split(/\s+/)
    .filter((word) => word !== '');

/** A text as it counts: composed marks, no blank at either end. */
export const cleanText = (text: string): string => text.normalize('NFC').trim();

/** How an answer, whatever was stored, enters an expression. */
export function scalarOf(answer: unknown): Scalar {
  if (typeof answer === 'string') return cleanText(answer);
  if (typeof answer === 'number' || typeof answer === 'boolean') return answer;
  return Array.isArray(answer) && answer.every((v) => typeof v === 'string')
    ? answer.map(cleanText).join(' ')
    : '';
}
