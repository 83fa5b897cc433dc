// Expression: a parsed XLSForm expression as plain JSON, the only shape in which expressions reach a phone.
// Promises: literals stand for themselves, everything else is [operator or function, ...arguments].
// Refuses nothing by itself: what may stand where is the compiler's business.

/** A call, an operator or a reference: `['+', 1, 2]`, `['$', '/channel']`, `['.']`. */
export type Call = [op: string, ...args: Expression[]];
export type Expression = string | number | boolean | Call;

/** Value of the item at a form path (`/products/quantity`), seen from where the expression stands. */
export const REFERENCE = '$';
/** Value of the item the expression belongs to. */
export const SELF = '.';
/** The row or group around the item, by its form path; only `position()` has a use for it. */
export const AROUND = '..';

/** Adds to `into` the form path of every item the expression reads, itself excepted. */
export function collectReferences(expression: Expression, into: Set<string>): void {
  if (!Array.isArray(expression)) return;
  const [op, ...args] = expression;
  if (op === REFERENCE) into.add(String(args[0]));
  else for (const arg of args) collectReferences(arg, into);
}
