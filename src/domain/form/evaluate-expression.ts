// Works an expression out over answers. Operators and functions are one table, so that a function more is
// a line more. Promises: total (an unknown function or a missing item gives empty, never a crash), and the
// same result for the same scope. Refuses clocks and chance: today() and now() are read from the scope.
import type { Call, Expression } from './expression.ts';
import { expressionFunctions } from './expression-function.ts';
import type { Scalar, Value } from './expression-value.ts';
import type { EvaluationContext, Text } from './form.ts';

/** Where an expression stands: what it may read. */
export type Scope = {
  context: EvaluationContext;
  /** The value of the item the expression belongs to. */
  self(): Scalar;
  /** The value, or the values of all rows, at a form path. */
  valuesAt(path: string): Value;
  /** Number of the row that stands around the expression, from 1; for a path around it. */
  positionOf(path: string): number;
  /** Label of a choice of the list behind a form path. */
  choiceLabel(path: string, name: string): Text | undefined;
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
