// The table of operators and of the functions most forms use. Each takes its arguments unevaluated, so that
// if(), and, or and coalesce() need not look at what they do not use. Promises: ODK's meaning for every name
// listed. Refuses names that are not here until function-more.ts has been added.
import type { ExpressionFunction } from './evaluate-expression.ts';
import { AROUND, type Expression } from './expression.ts';
import {
  dateOfDay,
  type Scalar,
  toNumber,
  toSet,
  toText,
  toTruth,
  toWords,
  type Value,
} from './expression-value.ts';
import { formatDate } from './format-date.ts';
import { valuesOfPath } from './path-value.ts';

const ofNumbers =
  (act: (a: number, b: number) => Value): ExpressionFunction =>
  (args, evaluate) => {
    let total = toNumber(evaluate(args[0]));
    for (const arg of args.slice(1))
      total = act(total, toNumber(evaluate(arg))) as number;
    return total;
  };

/** A set stands in a comparison for each of its members: one that fits is enough. */
const compare =
  (test: (a: Scalar, b: Scalar) => boolean): ExpressionFunction =>
  (args, evaluate) => {
    const [left, right] = args.map((arg) => {
      const value = evaluate(arg);
      return typeof value === 'object' && value.length === 0 ? '' : value;
    });
    if (typeof left !== 'object' && typeof right !== 'object')
      return test(left ?? '', right ?? '');
    return toSet(left ?? '').some((a) => toSet(right ?? '').some((b) => test(a, b)));
  };

const order = (test: (a: number, b: number) => boolean): ExpressionFunction =>
  compare((a, b) => test(toNumber(a), toNumber(b)));

/** XPath's equality: truth before number, number before text. */
function isEqual(left: Scalar, right: Scalar): boolean {
  const [a, b] = [typeof left, typeof right];
  if (a === 'boolean' || b === 'boolean') return toTruth(left) === toTruth(right);
  return a === 'number' || b === 'number'
    ? toNumber(left) === toNumber(right)
    : left === right;
}

/** A function of texts. */
export const text =
  (act: (...texts: string[]) => Value): ExpressionFunction =>
  (args, evaluate) =>
    act(...args.map((arg) => toText(evaluate(arg))));
/** A function of numbers. */
export const number =
  (act: (...numbers: number[]) => Value): ExpressionFunction =>
  (args, evaluate) =>
    act(...args.map((arg) => toNumber(evaluate(arg))));
/** All members of all arguments. */
export const all = (
  args: readonly Expression[],
  evaluate: (e: Expression) => Value,
): Scalar[] => args.flatMap((arg) => toSet(evaluate(arg)));

/** One blank among the values and there is no result, as XPath has it: a total of some is not the total. */
const ofAll =
  (act: (numbers: number[]) => number): ExpressionFunction =>
  (args, evaluate) =>
    act(all(args, evaluate).map(toNumber));
const extreme = (pick: (...numbers: number[]) => number): ExpressionFunction =>
  ofAll((numbers) =>
    numbers.length === 0 ? Number.NaN : numbers.reduce((a, b) => pick(a, b)),
  );

/** Half goes up, as XPath has it; `places` may be negative. */
function roundTo(value: number, places = 0): number {
  // By exponent, not by multiplication: 1.005 × 100 is 100.49999999999999.
  const [digits = '', power = '0'] = String(value).split('e');
  const scaled = Math.round(Number(`${digits}e${Number(power) + places}`));
  return Number(`${scaled}e${-places}`);
}

/** Counts from 0; a negative place counts from the end. */
const substr: ExpressionFunction = (args, evaluate) => {
  const whole = toText(evaluate(args[0]));
  const place = (arg: Expression | undefined) => Math.trunc(toNumber(evaluate(arg))) || 0;
  return args[2] === undefined
    ? whole.slice(place(args[1]))
    : whole.slice(place(args[1]), place(args[2]));
};

const formatted: ExpressionFunction = ([date, format], evaluate, scope) =>
  formatDate(toNumber(evaluate(date)), toText(evaluate(format)), scope.context.language);

export const expressionFunctions: Record<string, ExpressionFunction> = {
  __proto__: null as never,
  '.': (_args, _evaluate, scope) => scope.here.value(),
  $: ([path], _evaluate, scope) => scope.here.read(String(path)),
  '&': ([path], _evaluate, scope) =>
    (path === '.' ? scope.item?.value() : scope.item?.read(String(path))) ?? '',
  '/': valuesOfPath,
  '|': (args, evaluate) => all(args, evaluate),
  '+': ofNumbers((a, b) => a + b),
  '-': ofNumbers((a, b) => a - b),
  '*': ofNumbers((a, b) => a * b),
  div: ofNumbers((a, b) => a / b),
  mod: ofNumbers((a, b) => a % b),
  neg: number((a) => -(a ?? 0)),
  '=': compare(isEqual),
  '!=': compare((a, b) => !isEqual(a, b)),
  '<': order((a, b) => a < b),
  '<=': order((a, b) => a <= b),
  '>': order((a, b) => a > b),
  '>=': order((a, b) => a >= b),
  and: (args, evaluate) => args.every((arg) => toTruth(evaluate(arg))),
  or: (args, evaluate) => args.some((arg) => toTruth(evaluate(arg))),
  not: ([a], evaluate) => !toTruth(evaluate(a)),
  boolean: ([a], evaluate) => toTruth(evaluate(a)),
  if: ([test, a, b], evaluate) => evaluate(toTruth(evaluate(test)) ? a : b),
  coalesce: ([a, b], evaluate) => {
    const value = evaluate(a);
    const first = toText(value);
    return first === '' || first === 'NaN' ? evaluate(b) : value;
  },
  once: ([a], evaluate, scope) => {
    const kept = scope.here.value();
    return kept === '' ? evaluate(a) : kept;
  },
  'string-length': text((a = '') => a.length),
  concat: (args, evaluate) => all(args, evaluate).map(toText).join(''),
  string: text((a = '') => a),
  substr,
  selected: ([list, name], evaluate) => {
    const chosen = toWords(evaluate(list));
    const word = toText(evaluate(name)).trim();
    return chosen.includes(word) || (word === '' && chosen.length === 0);
  },
  'count-selected': ([list], evaluate) => toWords(evaluate(list)).length,
  count: ([a], evaluate) => toSet(evaluate(a)).length,
  sum: ofAll((numbers) => numbers.reduce((a, b) => a + b, 0)),
  min: extreme(Math.min),
  max: extreme(Math.max),
  position: ([around], _evaluate, scope) => {
    if (!Array.isArray(around) || around[0] !== AROUND) return scope.at;
    const place = around.length > 2 ? scope.item : scope.here;
    return place?.positionOf(String(around[1])) ?? 1;
  },
  last: (_args, _evaluate, scope) => scope.of,
  number: number((a = Number.NaN) => a),
  int: number((a = Number.NaN) => Math.trunc(a)),
  round: number((a = Number.NaN, places = 0) => roundTo(a, places)),
  today: (_args, _evaluate, scope) => scope.context.today,
  now: (_args, _evaluate, scope) => scope.context.now,
  date: ([a], evaluate) => {
    const value = evaluate(a);
    // `2026-3-1` is a date to date(), though to nothing else.
    const days = toNumber(
      typeof value === 'string' ? value.replace(/-(?=\d(-|$|T))/g, '-0') : value,
    );
    return value === '' || Number.isNaN(days) ? '' : dateOfDay(days);
  },
  'format-date': formatted,
  'format-date-time': formatted,
};
