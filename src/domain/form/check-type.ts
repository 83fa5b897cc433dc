// Whether an answer is of its item's kind. Promises: total over any JSON; an absent answer is of every kind.
// Refuses whatever a form's own screen could not have stored.
import { cleanText, dayNumber } from './expression-value.ts';
import type { FormDefinition, Question, Text } from './form.ts';
import { problemText } from './problem-text.ts';

type Lists = Pick<FormDefinition, 'lists'>;

const isText = (value: unknown): value is string => typeof value === 'string';

/** A list that is not part of the definition comes with a file; whoever has the file looks there. */
const isChoice = ({ lists }: Lists, item: Question, value: unknown): boolean => {
  const list = Object.hasOwn(lists, item.list ?? '') ? lists[item.list ?? ''] : undefined;
  return (
    isText(value) && (list?.some((c) => c.name === cleanText(value)) ?? isOpen(item))
  );
};
const isOpen = (item: Question): boolean =>
  item.list !== undefined || item.listFrom !== undefined;

const isChoices = (definition: Lists, item: Question, value: unknown): boolean =>
  Array.isArray(value) &&
  new Set(value).size === value.length &&
  value.every((one) => isChoice(definition, item, one));

const matches = (pattern: RegExp, value: unknown): boolean =>
  isText(value) &&
  pattern.test(cleanText(value)) &&
  !Number.isNaN(dayNumber(cleanText(value)));

/** Whether a number stands on the scale of a `range`, from `start` to `end` by `step`. */
function isOnScale({ parameters = {} }: Question, value: unknown): boolean {
  const of = (name: string, otherwise: number): number =>
    Number(parameters[name] ?? otherwise);
  const [start, end, step] = [of('start', 0), of('end', 10), of('step', 1)];
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (value < Math.min(start, end) || value > Math.max(start, end)) return false;
  const steps = (value - start) / step;
  // Three tenths are not three times a tenth to a computer.
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** Positions as ODK writes them: `lat lon altitude accuracy`, several parted by `;`. */
function pointsOf(value: unknown): string[][] | null {
  if (!isText(value)) return null;
  const points = cleanText(value)
    .replace(/;$/, '')
    .split(';')
    .map((point) => point.trim().split(/\s+/));
  const isPoint = (parts: string[]): boolean =>
    parts.length >= 2 &&
    parts.length <= 4 &&
    parts.every((part) => /^-?\d+(\.\d+)?$/.test(part)) &&
    Math.abs(Number(parts[0])) <= 90 &&
    Math.abs(Number(parts[1])) <= 180;
  return points.every(isPoint) ? points : null;
}

function isShape(value: unknown): boolean {
  const points = pointsOf(value) ?? [];
  const end = points.at(-1) ?? [];
  return (
    points.length >= 4 && [0, 1].every((i) => Number(points[0]?.[i]) === Number(end[i]))
  );
}

const isFile = (value: unknown): boolean =>
  isText(value) && /^[\w-]{1,80}\.[A-Za-z0-9]{2,5}$/.test(value);

type Check = [is: (value: unknown, item: Question, lists: Lists) => boolean, say: Text];
const TEXT: Check = [isText, problemText.text];
const FILE: Check = [isFile, problemText.file];
const MANY: Check = [(v, item, lists) => isChoices(lists, item, v), problemText.choice];
const CHECKS: Record<Question['kind'], Check | null> = {
  text: TEXT,
  hidden: TEXT,
  barcode: TEXT,
  integer: [Number.isSafeInteger, problemText.integer],
  decimal: [Number.isFinite, problemText.number],
  range: [(v, item) => isOnScale(item, v), problemText.range],
  date: [(v) => matches(/^\d{4}-\d\d-\d\d$/, v), problemText.date],
  time: [
    (v) => matches(/^\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/, v),
    problemText.time,
  ],
  dateTime: [
    (v) => matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/, v),
    problemText.dateTime,
  ],
  select_one: [(v, item, lists) => isChoice(lists, item, v), problemText.choice],
  select_multiple: MANY,
  rank: MANY,
  geopoint: [(v) => pointsOf(v)?.length === 1, problemText.point],
  geotrace: [(v) => (pointsOf(v)?.length ?? 0) >= 2, problemText.line],
  geoshape: [isShape, problemText.area],
  image: [isFile, problemText.image],
  audio: FILE,
  video: FILE,
  file: FILE,
  acknowledge: [(v) => v === 'OK', problemText.tick],
  calculate: null,
  note: null,
  meta: null,
};

/**
 * Checks that a stored answer is of its question's kind.
 * @returns what to say to the person, or null when it is
 */
export function checkType(
  definition: Lists,
  item: Question,
  value: unknown,
): Text | null {
  if (value === undefined || value === null || value === '') return null;
  const check = CHECKS[item.kind];
  if (check === null || check[0](value, item, definition)) return null;
  return check[1];
}
