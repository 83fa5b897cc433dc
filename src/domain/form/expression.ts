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
/**
 * The row or group around the item, by its form path; only `position()` has a use for it. With a further `'&'`
 * it is seen from the candidate.
 */
export const AROUND = '..';
/** Value seen from the candidate a condition is asked of: a form path, a column of a list, or `.` for itself. */
export const CANDIDATE = '&';
/** A path with conditions: `['/', base, ...steps]`; a step is a form path, a column or a condition. */
export const PATH = '/';
/** A condition in such a path: `['[', ['=', ['&', '/rep/x'], 1]]`. */
export const CONDITION = '[';
/** The rows of a choice list or an attached table, as the base of a path. */
export const INSTANCE = 'instance';

/** What an expression reads: a value, the number of a row around it, or chance (which hangs on its place). */
export type Read = {
  kind: 'value' | 'position' | 'chance';
  path: string;
  /** The path at which reading began: from there on, rows are chosen by conditions. */
  from: string;
};

const CHANCE: ReadonlySet<string> = new Set(['random', 'uuid', 'randomize']);

/** Everything an expression reads of the form, itself excepted. */
export function readsOf(expression: Expression, anchor = '', into: Read[] = []): Read[] {
  if (!Array.isArray(expression)) return into;
  const [op, arg, ...rest] = expression;
  const path = String(arg);
  if (op === REFERENCE) into.push({ kind: 'value', path, from: path });
  else if (op === CANDIDATE) {
    if (path[0] === '/') into.push({ kind: 'value', path, from: anchor || path });
  } else if (op === AROUND)
    into.push({ kind: rest.length > 0 ? 'value' : 'position', path, from: anchor });
  else if (op === PATH) readsOfPath(arg, rest, anchor, into);
  else {
    if (CHANCE.has(op)) into.push({ kind: 'chance', path: '', from: '' });
    for (let i = 1; i < expression.length; i += 1)
      readsOf(expression[i] as Expression, anchor, into);
  }
  return into;
}

function readsOfPath(
  base: Expression = '',
  steps: Expression[],
  anchor: string,
  into: Read[],
): void {
  const [op, start = ''] = Array.isArray(base) ? base : [''];
  const from = op === REFERENCE ? String(start) : op === CANDIDATE ? anchor : '';
  readsOf(base, anchor, into);
  for (const step of steps) {
    const path = String(step);
    if (Array.isArray(step)) readsOf(step, from, into);
    else if (path[0] === '/') into.push({ kind: 'value', path, from: from || path });
  }
}

/** Adds to `into` the form path of every item the expression reads, itself excepted. */
export function collectReferences(expression: Expression, into: Set<string>): void {
  for (const { kind, path } of readsOf(expression)) if (kind === 'value') into.add(path);
}

/** Adds to `into` every operator and function the expression uses. */
export function collectCalls(expression: Expression, into: Set<string>): void {
  if (!Array.isArray(expression)) return;
  const [op, ...args] = expression;
  into.add(op);
  for (const arg of args) collectCalls(arg, into);
}

/** Adds to `into` the names of the lists and tables the expression looks things up in. */
export function collectInstances(expression: Expression, into: Set<string>): void {
  if (!Array.isArray(expression)) return;
  const [op, ...args] = expression;
  if ((op === INSTANCE || op === 'pulldata') && typeof args[0] === 'string')
    into.add(args[0]);
  for (const arg of args) collectInstances(arg, into);
}
