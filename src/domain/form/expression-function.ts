// The table of operators and functions. Each takes its arguments unevaluated, so that if(), and, or and
// coalesce() need not look at what they do not use. Promises: ODK's meaning for every name listed; a
// complete list is more lines of the same kind. Refuses names that are not here (the compiler says which).

import type { ExpressionFunction } from './evaluate-expression.ts';
import type { Expression } from './expression.ts';
import {
  dateOfDay,
  dayNumber,
  type Scalar,
  toNumber,
  toText,
  toTruth,
  type Value,
} from './expression-value.ts';
import { formatDate } from './format-date.ts';

const ofNumbers =
  (act: (a: number, b: number) => Value): ExpressionFunction =>
  (args, evaluate) => {
    let total = toNumber(evaluate(args[0]));
    for (const arg of args.slice(1))
      total = act(total, toNumber(evaluate(arg))) as number;
    return total;
  };

const compare =
  (test: (a: number, b: number) => boolean): ExpressionFunction =>
  (args, evaluate) =>
    test(toNumber(evaluate(args[0])), toNumber(evaluate(args[1])));

/** XPath's equality: truth before number, number before text. */
function isEqual(left: Value, right: Value): boolean {
  const has = (type: string) =>
    [left, right].some((v) => typeof (Array.isArray(v) ? v[0] : v) === type);
  if (has('boolean')) return toTruth(left) === toTruth(right);
  return has('number')
    ? toNumber(left) === toNumber(right)
    : toText(left) === toText(right);
}

const set = (value: Value): readonly Scalar[] =>
  typeof value === 'object' ? value : [value];
const words = (value: Value): string[] =>
  toText(value)
    .split(/\s+/)
    .filter((word) => word !== '');
const text =
  (act: (...texts: string[]) => Value): ExpressionFunction =>
  (args, evaluate) =>
    act(...args.map((arg) => toText(evaluate(arg))));
const number =
  (act: (...numbers: number[]) => Value): ExpressionFunction =>
  (args, evaluate) =>
    act(...args.map((arg) => toNumber(evaluate(arg))));
const all = (args: readonly Expression[], evaluate: (e: Expression) => Value): Scalar[] =>
  args.flatMap((arg) => set(evaluate(arg)));

/** Half goes up, as XPath has it; `places` may be negative. */
function roundTo(value: number, places = 0): number {
  // By exponent, not by multiplication: 1.005 × 100 is 100.49999999999999.
  const [digits = '', power = '0'] = String(value).split('e');
  const scaled = Math.round(Number(`${digits}e${Number(power) + places}`));
  return Number(`${scaled}e${-places}`);
}

export const expressionFunctions: Readonly<Record<string, ExpressionFunction>> = {
  __proto__: null as never,
  '.': (_args, _evaluate, scope) => scope.self(),
  $: ([path], _evaluate, scope) => scope.valuesAt(String(path)),
  '+': ofNumbers((a, b) => a + b),
  '-': ofNumbers((a, b) => a - b),
  '*': ofNumbers((a, b) => a * b),
  div: ofNumbers((a, b) => a / b),
  mod: ofNumbers((a, b) => a % b),
  neg: number((a) => -(a ?? 0)),
  '=': ([a, b], evaluate) => isEqual(evaluate(a), evaluate(b)),
  '!=': ([a, b], evaluate) => !isEqual(evaluate(a), evaluate(b)),
  '<': compare((a, b) => a < b),
  '<=': compare((a, b) => a <= b),
  '>': compare((a, b) => a > b),
  '>=': compare((a, b) => a >= b),
  and: (args, evaluate) => args.every((arg) => toTruth(evaluate(arg))),
  or: (args, evaluate) => args.some((arg) => toTruth(evaluate(arg))),
  not: ([a], evaluate) => !toTruth(evaluate(a)),
  boolean: ([a], evaluate) => toTruth(evaluate(a)),
  if: ([test, a, b], evaluate) => evaluate(toTruth(evaluate(test)) ? a : b),
  coalesce: ([a, b], evaluate) => {
    const value = evaluate(a);
    return toText(value) === '' ? evaluate(b) : value;
  },
  once: ([a], evaluate, scope) => (scope.self() === '' ? evaluate(a) : scope.self()),
  'string-length': text((a = '') => a.length),
  concat: (args, evaluate) => all(args, evaluate).join(''),
  string: text((a = '') => a),
  selected: ([list, name], evaluate) =>
    words(evaluate(list)).includes(toText(evaluate(name)).trim()),
  'count-selected': ([list], evaluate) => words(evaluate(list)).length,
  'jr:choice-name': ([name, of], evaluate, scope) => {
    const path = Array.isArray(of) ? String(of[1]) : '';
    return (
      scope.choiceLabel(path, toText(evaluate(name)))?.[scope.context.language] ?? ''
    );
  },
  count: ([a], evaluate) => set(evaluate(a)).length,
  sum: ([a], evaluate) => set(evaluate(a)).reduce<number>((s, v) => s + toNumber(v), 0),
  min: (args, evaluate) => Math.min(...all(args, evaluate).map(toNumber)),
  max: (args, evaluate) => Math.max(...all(args, evaluate).map(toNumber)),
  position: ([around], _evaluate, scope) =>
    scope.positionOf(Array.isArray(around) ? String(around[1]) : ''),
  number: number((a = Number.NaN) => a),
  int: number((a = Number.NaN) => Math.trunc(a)),
  round: number((a = Number.NaN, places = 0) => roundTo(a, places)),
  today: (_args, _evaluate, scope) => scope.context.today,
  now: (_args, _evaluate, scope) => scope.context.now,
  date: ([a], evaluate) => {
    const value = evaluate(a);
    const days = toNumber(value);
    return value === '' || Number.isNaN(days) ? '' : dateOfDay(days);
  },
  'decimal-date-time': text((a = '') => dayNumber(a)),
  'decimal-time': text((a = '') => {
    const days = dayNumber(a);
    return days - Math.floor(days);
  }),
  'format-date': ([date, format], evaluate, scope) =>
    formatDate(
      toNumber(evaluate(date)),
      toText(evaluate(format)),
      scope.context.language,
    ),
};
