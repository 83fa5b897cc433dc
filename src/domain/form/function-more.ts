// The functions of ODK's list that few forms call, in a table of its own so that a phone fetches it only with
// a form that needs it. Promises: ODK's meaning for every name listed. Refuses to add itself: the host does,
// with useMoreFunctions().
import { fromBase64, toBase64, toHex } from './base64.ts';
import { chanceOf, parkMiller, seedOf, shuffled, uuidOf } from './chance.ts';
import { digestBytes } from './digest.ts';
import type { ExpressionFunction, Place } from './evaluate-expression.ts';
import { all, number, text } from './expression-function.ts';
import {
  dateOfDay,
  dayNumber,
  OFFSET_MS,
  toNumber,
  toSet,
  toText,
  toTruth,
  toWords,
} from './expression-value.ts';
import {
  areaOf,
  crossesItself,
  isInside,
  lengthOf,
  type Point,
  parsePoint,
  parsePoints,
} from './geo.ts';
import { problemText } from './problem-text.ts';
import { safePattern } from './safe-pattern.ts';

/** A longer text is not held against a pattern. */
const SUBJECT_MAX = 2000;
const DAY_MS = 86_400_000;

const ofPoints =
  (
    act: (points: Point[]) => number | boolean,
    otherwise: number | boolean,
  ): ExpressionFunction =>
  (args, evaluate) => {
    const points = all(args, evaluate).map((v) => parsePoints(toText(v)));
    return points.length === 0 || points.includes(null)
      ? otherwise
      : act((points as Point[][]).flat());
  };

const patterns = new Map<string, RegExp | null>();
function patternOf(source: string): RegExp | null {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const made = safePattern(source);
  // A pattern may be made of answers: what is kept must not grow with them.
  if (patterns.size > 200) patterns.clear();
  patterns.set(source, made);
  return made;
}

const regex: ExpressionFunction = ([value, pattern], evaluate, scope) => {
  const subject = toText(evaluate(value));
  const made = patternOf(toText(evaluate(pattern)));
  if (made !== null && subject.length <= SUBJECT_MAX) return made.test(subject);
  scope.problem = made === null ? problemText.pattern : problemText.long;
  return false;
};

/** XPath's substring(): counts from 1, both ends rounded. */
const substring: ExpressionFunction = ([whole, from, length], evaluate) => {
  const start = Math.round(toNumber(evaluate(from)));
  const end =
    length === undefined
      ? Number.POSITIVE_INFINITY
      : start + Math.round(toNumber(evaluate(length)));
  return Array.from(toText(evaluate(whole)))
    .filter((_, i) => i + 1 >= start && i + 1 < end)
    .join('');
};

function translated(source: string, from: string, to: string): string {
  const [signs, others] = [Array.from(from), Array.from(to)];
  return Array.from(source, (sign) => {
    const at = signs.indexOf(sign);
    return at < 0 ? sign : (others[at] ?? '');
  }).join('');
}

const isWithin = (count: number, min: number, max: number): boolean =>
  (min < 0 || count >= min) && (max < 0 || count <= max);

const dateTime: ExpressionFunction = ([a], evaluate) => {
  const value = evaluate(a);
  const ms = Math.round(toNumber(value) * DAY_MS);
  const day = toText(value) === '' ? '' : dateOfDay(ms / DAY_MS);
  if (day === '') return '';
  const time = new Date(ms - Math.floor(ms / DAY_MS) * DAY_MS);
  return `${day}T${time.toISOString().slice(11, 23)}+07:00`;
};

const tables = new WeakMap<readonly Place[], Map<string, Map<string, Place>>>();
/** The rows of a table by what stands in a column: asked for at every keystroke, so found once. */
function rowsBy(rows: readonly Place[], column: string): Map<string, Place> {
  const columns = tables.get(rows) ?? new Map<string, Map<string, Place>>();
  tables.set(rows, columns);
  const known = columns.get(column);
  if (known) return known;
  const found = new Map<string, Place>();
  for (const row of rows) {
    const key = toText(row.read(column));
    if (!found.has(key)) found.set(key, row);
  }
  columns.set(column, found);
  return found;
}

const pulldata: ExpressionFunction = (args, evaluate, scope) => {
  const [list = '', wanted = '', column = '', key = ''] = args.map((arg) =>
    toText(evaluate(arg)),
  );
  return rowsBy(scope.items(list), column).get(key)?.read(wanted) ?? '';
};

export const moreFunctions: Readonly<Record<string, ExpressionFunction>> = {
  abs: number(Math.abs),
  acos: number(Math.acos),
  asin: number(Math.asin),
  atan: number(Math.atan),
  atan2: number(Math.atan2),
  ceiling: number(Math.ceil),
  cos: number(Math.cos),
  exp: number(Math.exp),
  exp10: number((a = Number.NaN) => 10 ** a),
  floor: number(Math.floor),
  log: number(Math.log),
  log10: number(Math.log10),
  pi: () => Math.PI,
  pow: number((a = Number.NaN, b = Number.NaN) => a ** b),
  sin: number(Math.sin),
  sqrt: number(Math.sqrt),
  tan: number(Math.tan),
  area: ofPoints(areaOf, 0),
  distance: ofPoints(lengthOf, Number.NaN),
  intersects: ofPoints(crossesItself, false),
  geofence: ([point, shape], evaluate) => {
    const at = parsePoint(toText(evaluate(point)));
    const around = parsePoints(toText(evaluate(shape)));
    return at !== null && around !== null && isInside(at, around);
  },
  'boolean-from-string': text((a = '') => a === '1' || a === 'true'),
  checklist: ([min, max, ...flags], evaluate) =>
    isWithin(
      all(flags, evaluate).filter(toTruth).length,
      toNumber(evaluate(min)),
      toNumber(evaluate(max)),
    ),
  'weighted-checklist': ([min, max, ...pairs], evaluate) => {
    const flags = pairs.filter((_, i) => i % 2 === 0);
    const weights = all(
      pairs.filter((_, i) => i % 2 === 1),
      evaluate,
    ).map(toNumber);
    const total = all(flags, evaluate).reduce<number>(
      (sum, flag, i) => sum + (toTruth(flag) ? (weights[i] ?? 0) : 0),
      0,
    );
    return isWithin(total, toNumber(evaluate(min)), toNumber(evaluate(max)));
  },
  'count-non-empty': ([a], evaluate) =>
    toSet(evaluate(a)).filter((v) => toText(v) !== '').length,
  contains: text((a = '', b = '') => a.includes(b)),
  'base64-decode': text((a = '') => fromBase64(a)),
  'date-time': dateTime,
  'decimal-date-time': ([a], evaluate) => {
    const value = evaluate(a);
    if (typeof value === 'number') return value;
    // Counted from midnight in Greenwich, as the specification has it; other arithmetic counts local days.
    const ms = Math.round(dayNumber(toText(value)) * DAY_MS) - OFFSET_MS;
    return ms / DAY_MS;
  },
  'decimal-time': ([a], evaluate) => {
    const value = evaluate(a);
    const days = typeof value === 'number' ? value : dayNumber(toText(value));
    return days - Math.floor(days);
  },
  digest: text((a = '', algorithm = '', encoding = 'base64') => {
    const bytes = digestBytes(a, algorithm);
    if (bytes === null) return '';
    return encoding.toLowerCase() === 'hex' ? toHex(bytes) : toBase64(bytes);
  }),
  'ends-with': text((a = '', b = '') => a.endsWith(b)),
  join: ([between, ...args], evaluate) =>
    all(args, evaluate)
      .map(toText)
      .join(toText(evaluate(between))),
  'jr:choice-name': ([name, of], evaluate, scope) => {
    const path = Array.isArray(of) ? String(of[1]) : '';
    return (
      scope.choiceLabel(path, toText(evaluate(name)))?.[scope.context.language] ?? ''
    );
  },
  'normalize-space': ([a], evaluate) => toWords(evaluate(a)).join(' '),
  pulldata,
  random: (_args, _evaluate, scope) => chanceOf(scope.chance()),
  randomize: ([set, seed], evaluate, scope) => {
    const next = parkMiller(
      seed === undefined
        ? 1 + Math.floor(chanceOf(scope.chance()) * 2 ** 31)
        : seedOf(toText(evaluate(seed))),
    );
    return shuffled(all(set === undefined ? [] : [set], evaluate), next);
  },
  regex,
  'selected-at': ([list, at], evaluate) =>
    toWords(evaluate(list))[Math.trunc(toNumber(evaluate(at)))] ?? '',
  'starts-with': text((a = '', b = '') => a.startsWith(b)),
  substring,
  'substring-after': text((a = '', b = '') =>
    a.includes(b) ? a.slice(a.indexOf(b) + b.length) : '',
  ),
  'substring-before': text((a = '', b = '') => a.slice(0, Math.max(0, a.indexOf(b)))),
  translate: text((a = '', from = '', to = '') => translated(a, from, to)),
  uuid: ([length], evaluate, scope) => {
    const made = uuidOf(scope.chance());
    if (length === undefined) return made;
    const wanted = Math.min(
      Math.max(0, Math.trunc(toNumber(evaluate(length))) || 0),
      1000,
    );
    let text = '';
    while (text.length < wanted) text += uuidOf(scope.chance()).replaceAll('-', '');
    return text.slice(0, wanted);
  },
};
