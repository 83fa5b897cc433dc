// Function calls of an expression: names, numbers of arguments, and those whose arguments are not plain
// values. Promises: an unknown function is a fault with its name and place. Refuses a pattern that could
// take for ever, by name, where the pattern is written out.
import {
  AROUND,
  CANDIDATE,
  type Call,
  CONDITION,
  type Expression,
  PATH,
  REFERENCE,
  SELF,
} from './expression.ts';
import { functionAliases, functionArity, unsupportedFunctions } from './function-list.ts';
import { readNamed } from './parse-path.ts';
import {
  blame,
  expectSymbol,
  isSymbol,
  makeCall,
  next,
  type ParserState,
  readNested,
} from './parser-state.ts';
import { safePattern } from './safe-pattern.ts';
import type { Token } from './tokenize-expression.ts';

function readArguments(
  p: ParserState,
  read: (p: ParserState) => Expression,
): Expression[] {
  const args: Expression[] = [];
  next(p);
  if (isSymbol(p, ')')) {
    next(p);
    return args;
  }
  for (;;) {
    args.push(readNested(p, read));
    if (!isSymbol(p, ',')) break;
    next(p);
  }
  expectSymbol(p, ')');
  return args;
}

const pathIn = (expression: Expression | undefined): string | null =>
  Array.isArray(expression) && (expression[0] === REFERENCE || expression[0] === AROUND)
    ? String(expression[1])
    : null;

/** The second argument of jr:choice-name() names a question inside quotes: `'${channel}'`, `'/data/channel'`. */
function readQuotedName(
  p: ParserState,
  of: Expression | undefined,
  token: Token,
): Expression {
  if (typeof of !== 'string') return of ?? '';
  const text = of.trim();
  const name = /^\$\{([^{}]*)\}$/.exec(text)?.[1]?.trim();
  if (name !== undefined) {
    const path = readNamed(p, { ...token, text: name });
    return path === null ? '' : [REFERENCE, path];
  }
  const [, root, ...names] = text.split('/');
  const path = `/${names.join('/')}`;
  return p.names.roots.includes(root ?? '') && p.names.hasPath(path)
    ? [REFERENCE, path]
    : blame(p, 'unsupported-expression', { ...token, text: of });
}

/** `indexed-repeat(${x}, ${rep}, 2)` is the path `/rep[position() = 2]/x`. */
function makeIndexed(
  p: ParserState,
  token: Token,
  [target, ...pairs]: Expression[],
): Expression {
  const path = pathIn(target);
  const chosen: { repeat: string; index: Expression }[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const repeat = pathIn(pairs[i]);
    const index = pairs[i + 1];
    if (index === undefined) return blame(p, 'wrong-arguments', token);
    // A name that could not be resolved has its own fault already.
    if (repeat === null || path === null)
      return p.faults.length > 0 ? '' : blame(p, 'unsupported-expression', token);
    if (!path.startsWith(`${repeat}/`)) return blame(p, 'wrong-arguments', token);
    chosen.push({ repeat, index });
  }
  chosen.sort((a, b) => a.repeat.length - b.repeat.length);
  const parts: Expression[] = [[REFERENCE, chosen[0]?.repeat ?? '']];
  for (const [i, { repeat, index }] of chosen.entries()) {
    if (i > 0) parts.push(repeat);
    const equal = makeCall(p, token, ['='], ['position'], index);
    parts.push(makeCall(p, token, [CONDITION], equal));
  }
  return makeCall(p, token, [PATH], ...parts, path ?? '');
}

/** Where nothing is written, the item itself is meant. */
const selfOf = (p: ParserState): Call =>
  p.candidates.length > 0 ? [CANDIDATE, SELF] : [SELF];

function checkPosition(p: ParserState, args: readonly Expression[], token: Token): '' {
  const isFine =
    args.length === 0
      ? p.candidates.length > 0
      : Array.isArray(args[0]) && args[0][0] === AROUND;
  return isFine || p.faults.length > 0 ? '' : blame(p, 'unsupported-expression', token);
}

/** Reads the call that begins here; its name has just been taken. */
export function readCall(
  p: ParserState,
  token: Token,
  read: (p: ParserState) => Expression,
): Expression {
  const name = functionAliases.get(token.text) ?? token.text;
  const args = readArguments(p, read);
  const arity = functionArity.get(name);
  if (!arity)
    return blame(
      p,
      unsupportedFunctions.has(name) ? 'unsupported-expression' : 'unknown-function',
      token,
    );
  const isOdd = name === 'weighted-checklist' && args.length % 2 === 1;
  if (args.length < arity[0] || args.length > arity[1] || isOdd)
    return blame(p, 'wrong-arguments', token);
  const [first = '', second] = args;
  switch (name) {
    case 'true':
    case 'false':
      return name === 'true';
    case 'indexed-repeat':
      return makeIndexed(p, token, args);
    case 'jr:choice-name':
      return makeCall(p, token, [name], first, readQuotedName(p, second, token));
    case 'position':
    case 'last':
      if (name === 'last' && p.candidates.length === 0)
        return blame(p, 'unsupported-expression', token);
      if (name === 'position') checkPosition(p, args, token);
      break;
    case 'string-length':
    case 'normalize-space':
      if (args.length === 0) args.push(selfOf(p));
      break;
    case 'regex':
      if (typeof second === 'string' && safePattern(second) === null)
        return blame(p, 'unsupported-expression', { ...token, text: second });
  }
  return makeCall(p, token, [name], ...args);
}
