// The parser of XLSForm expressions, used by the compiler only: text in, Expression out, every name already
// resolved to a form path. Promises: every fault with its place, and an end for any input, however malformed.
// Refuses what this build does not run (axes that look aside, `//`, other functions) by name, never silently.
import { fail, ok, type Result } from '../result.ts';
import { AROUND, type Call, type Expression } from './expression.ts';
import { readCall } from './parse-call.ts';
import { readPath } from './parse-path.ts';
import {
  expectSymbol,
  halt,
  isSymbol,
  makeCall,
  makeNowhere,
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
const UNION = LEVELS.length;
/** One list of arguments instead of a tower: `a or b or c` is `['or', a, b, c]`. */
const CHAINED = new Set(['or', 'and', '+', '-', '*', 'div', 'mod', '|']);

/** What may follow a value in full XPath, and does not here. */
const FOREIGN = ['[', '//', '::', '/'];

function readLevel(p: ParserState, n: number): Expression {
  // Union binds tighter than the sign: `-a | b` is the negative of both.
  const operators = n === UNION ? ['|'] : LEVELS[n];
  if (!operators) return readPrimary(p);
  const readPart = () => (n === UNION - 1 ? readUnary(p) : readLevel(p, n + 1));
  let left = readPart();
  for (;;) {
    const token = peek(p);
    const isOperator = token.kind === 'symbol' || token.kind === 'name';
    if (!isOperator || !operators.includes(token.text)) return left;
    next(p);
    const right = readPart();
    const isChain =
      CHAINED.has(token.text) && Array.isArray(left) && left[0] === token.text;
    left = isChain
      ? makeCall(p, token, left as Call, right)
      : makeCall(p, token, [token.text], left, right);
  }
}

const readWhole = (p: ParserState): Expression => readLevel(p, 0);

function readUnary(p: ParserState): Expression {
  if (!isSymbol(p, '-')) return readLevel(p, UNION);
  const token = next(p);
  const value = readNested(p, readUnary);
  return typeof value === 'number' ? -value : makeCall(p, token, ['neg'], value);
}

function readNumber(p: ParserState, token: Token): Expression {
  const value = Number(token.text);
  return Number.isFinite(value) ? value : halt(p, 'expression-too-large', token);
}

/** A bare name would be a child of the question itself, and a question has none: the empty set (`null`). */
const readBare = (p: ParserState, token: Token): Expression =>
  p.names.note || p.names.pathsOf(token.text).length > 0 ? makeNowhere(p, token) : ['|'];

function readValue(p: ParserState): Expression {
  const path = readPath(p, readWhole);
  if (path !== undefined) return path;
  const token = next(p);
  if (token.kind === 'number') return readNumber(p, token);
  if (token.kind === 'text') return token.text.slice(1, -1);
  if (token.kind === 'name')
    return isSymbol(p, '(') ? readCall(p, token, readWhole) : readBare(p, token);
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
