// What the expression parser carries along: tokens, where it stands, what it found wrong. Promises: after a
// halt every reader sees the end, so every loop ends. Refuses towers deeper than an evaluator may climb.
import { AROUND, type Call, type Expression } from './expression.ts';
import type { ExpressionFault, Token } from './tokenize-expression.ts';

/** What a condition is asked of: the rows or items below a form path, or the rows of a list. */
export type CandidateScope = { path: string } | { list: string };

/** The names an expression may use, seen from the item it belongs to. */
export type NameScope = {
  /** Form path of that item. */
  self: string;
  /** First step of an absolute path, as the form is called inside: `/data/channel`. */
  roots: readonly string[];
  /** Form paths of all items of that name. */
  pathsOf(name: string): readonly string[];
  hasPath(path: string): boolean;
  /** For a `choice_filter`: the list whose rows, or the repeat whose rows, are the candidates. */
  candidate?: CandidateScope | undefined;
  /** Form paths right below a group or repeat; without it `*` is unsupported. */
  childrenOf?(path: string): readonly string[];
  /** Whether there is a list or table of that name; without it every name is taken. */
  hasInstance?(name: string): boolean;
  /** Whether a list has that column; without it every column is taken. */
  hasColumn?(list: string, column: string): boolean;
  /**
   * Told of a name or path that leads nowhere and yet is an expression: to XPath it is the empty set, and
   * pyxform lets it pass. Without it such a path is a fault, and so is a bare name that only lacks its `${}`.
   */
  note?(fault: ExpressionFault): void;
};

export type ParserState = {
  names: NameScope;
  tokens: readonly Token[];
  faults: ExpressionFault[];
  depths: WeakMap<Call, number>;
  /** The candidates of the conditions around the place, outermost first. */
  candidates: CandidateScope[];
  position: number;
  nesting: number;
  isHalted: boolean;
};

const MAX_DEPTH = 100;
const END: Token = { kind: 'end', text: '', at: 0 };

export const makeParser = (tokens: readonly Token[], names: NameScope): ParserState => ({
  names,
  tokens,
  faults: [],
  depths: new WeakMap(),
  candidates: names.candidate ? [names.candidate] : [],
  position: 0,
  nesting: 0,
  isHalted: false,
});

export const peek = (p: ParserState, ahead = 0): Token =>
  p.tokens[p.position + ahead] ?? p.tokens.at(-1) ?? END;

export function next(p: ParserState): Token {
  const token = peek(p);
  p.position += 1;
  return token;
}

/** Whether the token (the one ahead, if none is given) is this symbol. */
export const isSymbol = (p: ParserState, text: string, token = peek(p)): boolean =>
  token.kind === 'symbol' && token.text === text;

/** Notes a fault and goes on; returns the empty text in the place of what it is about. */
export function blame(p: ParserState, code: ExpressionFault['code'], token: Token): '' {
  if (!p.isHalted) p.faults.push({ code, at: token.at, text: token.text });
  return '';
}

/** What leads nowhere: the empty set where the compiler wants to hear of it, else a fault. */
export function makeNowhere(p: ParserState, token: Token): Expression {
  if (!p.names.note) return blame(p, 'unknown-name', token);
  p.names.note({ code: 'unknown-name', at: token.at, text: token.text });
  return ['|'];
}

/** Notes a fault after which nothing can be understood; all that follows is passed over. */
export function halt(p: ParserState, code: ExpressionFault['code'], token = peek(p)): '' {
  blame(p, code, token);
  p.isHalted = true;
  p.position = p.tokens.length;
  return '';
}

export function expectSymbol(p: ParserState, text: string): void {
  if (isSymbol(p, text)) next(p);
  else halt(p, 'expression-syntax');
}

const depthOf = (p: ParserState, expression: Expression): number =>
  Array.isArray(expression) ? (p.depths.get(expression) ?? 0) : 0;

/** Builds a call, or adds `args` to one being built, watching its depth. */
export function makeCall(
  p: ParserState,
  token: Token,
  base: Call,
  ...args: Expression[]
): Expression {
  const depth = Math.max(depthOf(p, base), 1, ...args.map((arg) => 1 + depthOf(p, arg)));
  if (depth > MAX_DEPTH) return halt(p, 'expression-too-large', token);
  // The row or group around has no value; only position() asks for it.
  const isLost =
    base[0] !== 'position' && args.some((a) => Array.isArray(a) && a[0] === AROUND);
  if (isLost) return blame(p, 'unsupported-expression', token);
  for (const arg of args) base.push(arg);
  p.depths.set(base, depth);
  return base;
}

/** Reads something inside something: not deeper than the parser itself may climb. */
export function readNested(
  p: ParserState,
  read: (p: ParserState) => Expression,
): Expression {
  p.nesting += 1;
  const result = p.nesting > MAX_DEPTH ? halt(p, 'expression-too-large') : read(p);
  p.nesting -= 1;
  return result;
}
