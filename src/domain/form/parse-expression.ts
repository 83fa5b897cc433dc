// The parser of XLSForm expressions, used by the compiler only: text in, Expression out, every name already
// resolved to a form path. Promises: every fault with its place, and an end for any input, however malformed.
// Refuses what this build does not run (predicates, axes, unions, other functions) by name, never silently.
import { fail, ok, type Result } from '../result.ts';
import { AROUND, type Call, type Expression } from './expression.ts';
import { functionArity, unsupportedFunctions } from './function-list.ts';
import { readNamed, readPath } from './parse-path.ts';
import {
  blame,
  expectSymbol,
  halt,
  isSymbol,
  makeCall,
  makeParser,
  type NameScope,
  next,
  type ParserState,
  peek,
  readNested,
} from './parser-state.ts';
import {
  type ExpressionFault,
  type Token,
  tokenizeExpression,
} from './tokenize-expression.ts';

/** A spreadsheet cell holds no more. */
const MAX_LENGTH = 32_767;

/** Operators from the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];
/** One list of arguments instead of a tower: `a or b or c` is `['or', a, b, c]`. */
const CHAINED = new Set(['or', 'and', '+', '-', '*', 'div', 'mod']);

/** What may follow a value in full XPath, and does not here. */
const FOREIGN = ['[', '|', '//', '::', '/'];

function readLevel(p: ParserState, n: number): Expression {
  const operators = LEVELS[n];
  if (!operators) return readUnary(p);
  let left = readLevel(p, n + 1);
  for (;;) {
    const token = peek(p);
    const isOperator = token.kind === 'symbol' || token.kind === 'name';
    if (!isOperator || !operators.includes(token.text)) return left;
    next(p);
    const right = readLevel(p, n + 1);
    const isChain =
      CHAINED.has(token.text) && Array.isArray(left) && left[0] === token.text;
    left = isChain
      ? makeCall(p, token, left as Call, right)
      : makeCall(p, token, [token.text], left, right);
  }
}

const readWhole = (p: ParserState): Expression => readLevel(p, 0);

function readUnary(p: ParserState): Expression {
  if (!isSymbol(p, '-')) return readPrimary(p);
  const token = next(p);
  const value = readNested(p, readUnary);
  return typeof value === 'number' ? -value : makeCall(p, token, ['neg'], value);
}

function readArguments(p: ParserState): Expression[] {
  const args: Expression[] = [];
  next(p);
  if (isSymbol(p, ')')) {
    next(p);
    return args;
  }
  for (;;) {
    args.push(readNested(p, readWhole));
    if (!isSymbol(p, ',')) break;
    next(p);
  }
  expectSymbol(p, ')');
  return args;
}

/** The second argument of jr:choice-name() names a question inside quotes: `'${channel}'`. */
function readQuotedName(
  p: ParserState,
  of: Expression | undefined,
  token: Token,
): Expression {
  if (typeof of !== 'string') return of ?? '';
  const name = /^\$\{([^{}]*)\}$/.exec(of.trim())?.[1]?.trim();
  return name === undefined
    ? blame(p, 'unsupported-expression', { ...token, text: of })
    : readNamed(p, { ...token, text: name });
}

function readCall(p: ParserState, token: Token): Expression {
  const name = token.text;
  const args = readArguments(p);
  const arity = functionArity.get(name);
  if (!arity) {
    const isKnown = unsupportedFunctions.has(name);
    return blame(p, isKnown ? 'unsupported-expression' : 'unknown-function', token);
  }
  if (args.length < arity[0] || args.length > arity[1])
    return blame(p, 'wrong-arguments', token);
  if (name === 'true' || name === 'false') return name === 'true';
  const [first, second] = args;
  if (name === 'jr:choice-name')
    return makeCall(p, token, [name], first ?? '', readQuotedName(p, second, token));
  if (name === 'position' && !(Array.isArray(first) && first[0] === AROUND))
    return blame(p, 'unsupported-expression', token);
  return makeCall(p, token, [name], ...args);
}

function readNumber(p: ParserState, token: Token): Expression {
  const value = Number(token.text);
  return Number.isFinite(value) ? value : halt(p, 'expression-too-large', token);
}

function readValue(p: ParserState): Expression {
  const path = readPath(p);
  if (path !== undefined) return path;
  const token = next(p);
  if (token.kind === 'number') return readNumber(p, token);
  if (token.kind === 'text') return token.text.slice(1, -1);
  // A bare name would be a child of the question itself, and a question has none.
  if (token.kind === 'name')
    return isSymbol(p, '(') ? readCall(p, token) : blame(p, 'unknown-name', token);
  if (isSymbol(p, '(', token)) {
    const inner = readNested(p, readWhole);
    expectSymbol(p, ')');
    return inner;
  }
  const isForeign = ['*', '@', '//'].includes(token.text);
  return halt(p, isForeign ? 'unsupported-expression' : 'expression-syntax', token);
}

function readPrimary(p: ParserState): Expression {
  const value = readValue(p);
  const isForeign = FOREIGN.some((text) => isSymbol(p, text));
  return isForeign ? halt(p, 'unsupported-expression') : value;
}

/**
 * Parses one expression.
 * @returns the expression, or every fault found in it (one at most of its syntax)
 */
export function parseExpression(
  source: string,
  names: NameScope,
): Result<Expression, ExpressionFault[]> {
  if (source.length > MAX_LENGTH)
    return fail([{ code: 'expression-too-large', at: MAX_LENGTH, text: '' }]);
  const cut = tokenizeExpression(source);
  if (!cut.ok) return fail([cut.problem]);
  const p = makeParser(cut.value, names);
  const expression = readWhole(p);
  if (peek(p).kind !== 'end') halt(p, 'expression-syntax');
  if (Array.isArray(expression) && expression[0] === AROUND)
    halt(p, 'unsupported-expression', peek(p));
  return p.faults.length > 0 ? fail(p.faults) : ok(expression);
}
