// Works an expression out over answers. Operators and functions are one table, so that a function more is
// a line more. Promises: total (an unknown function or a missing item gives empty, never a crash), and the
// same result for the same scope. Refuses clocks and chance: today() and random() are read from the scope.
import type { Call, Expression } from './expression.ts';
import { expressionFunctions } from './expression-function.ts';
import type { Scalar, Value } from './expression-value.ts';
import type { EvaluationContext, Text } from './form.ts';

/** One place in the answers, or one row of a list: what can be seen from there. */
export type Place = {
  /** What the place itself is worth. */
  value(): Scalar;
  /** The value, or the values of all rows, at a form path or in a column. */
  read(path: string): Value;
  /** The places at a form path, as seen from here. */
  nodes(path: string): readonly Place[];
  /** Number of the row around the place, from 1; for a path around it. */
  positionOf(path: string): number;
  /** Number of a row among its like, and how many these are. */
  position?: number;
  size?: number;
};

/** Where an expression stands: what it may read. */
export type Scope = {
  context: EvaluationContext;
  /** The place of the item the expression belongs to. */
  here: Place;
  /** The candidate a condition is being asked of, its number and how many there are. */
  item: Place | null;
  at: number;
  of: number;
  /** The rows of a list or table. */
  items(list: string): readonly Place[];
  /** Label of a choice of the list behind a form path. */
  choiceLabel(path: string, name: string): Text | undefined;
  /** A text of this place and moment, another one at each call: what chance is made of. */
  chance(): string;
  /** What went wrong, if a function has to say so. */
  problem: Text | null;
};

/** Works out one argument, when the function wants it. */
export type Evaluate = (expression: Expression | undefined) => Value;
/** What stands behind an operator or a function name: takes its arguments unevaluated. */
export type ExpressionFunction = (
  args: readonly Expression[],
  evaluate: Evaluate,
  scope: Scope,
) => Value;

/** The value of an expression in a scope. */
export function evaluateExpression(expression: Expression, scope: Scope): Value {
  const evaluate: Evaluate = (e) => {
    if (!Array.isArray(e)) return e ?? '';
    const [op, ...args] = e as Call;
    return expressionFunctions[op]?.(args, evaluate, scope) ?? '';
  };
  return evaluate(expression);
}
