// How an expression names other items: `${name}`, `.`, `../name`, `/data/group/name`, `current()/../name`,
// `instance('list')/root/item`, each with conditions. Promises: every step is resolved to a form path or a
// column, or is a fault. Refuses axes that look aside, `//` and attributes, by name.
import {
  AROUND,
  CANDIDATE,
  CONDITION,
  type Expression,
  INSTANCE,
  PATH,
  REFERENCE,
  SELF,
} from './expression.ts';
import {
  blame,
  type CandidateScope,
  expectSymbol,
  halt,
  isSymbol,
  makeCall,
  makeNowhere,
  next,
  type ParserState,
  peek,
  readNested,
} from './parser-state.ts';
import type { Token } from './tokenize-expression.ts';

/** Conditions inside conditions: each level is asked of every row of the one around it. */
const CONDITIONS_MAX = 3;

type ReadExpression = (p: ParserState) => Expression;

/** A path being read. */
type Walk = {
  begin: Token;
  last: Token;
  /** Whether it is seen from where the expression stands, or from the candidate. */
  from: typeof REFERENCE | typeof CANDIDATE;
  isRelative: boolean;
  /** Whether the last step went up: what it leads to is one row, not all of them. */
  isUp: boolean;
  /** The form path so far; for a list, the column so far. */
  path: string;
  list: string | null;
  /** With conditions: the base, then the steps. */
  parts: Expression[];
  /** The path up to which `parts` goes. */
  done: string;
  /** `*`: everything right below. */
  isAll: boolean;
  /** Whether it leads nowhere. */
  isLost: boolean;
};

const parentOf = (path: string): string =>
  path.slice(0, Math.max(0, path.lastIndexOf('/')));

const makeWalk = (begin: Token, more: Partial<Walk>): Walk => ({
  begin,
  last: begin,
  from: REFERENCE,
  isRelative: false,
  isUp: false,
  path: '',
  list: null,
  parts: [],
  done: '',
  isAll: false,
  isLost: false,
  ...more,
});

const isBelow = (path: string, around: string): boolean => path.startsWith(`${around}/`);

const candidateOf = (p: ParserState): CandidateScope | undefined => p.candidates.at(-1);

/** Whether `${name}` at this path means the candidate's own, as it does where no row of the expression is meant. */
function isOfCandidate(p: ParserState, path: string): boolean {
  const candidate = candidateOf(p);
  if (!candidate || !('path' in candidate) || !isBelow(path, candidate.path))
    return false;
  return candidate === p.names.candidate || !isBelow(p.names.self, candidate.path);
}

/** The one item behind `${name}`: its form path, or null after a fault. */
export function readNamed(p: ParserState, token: Token): string | null {
  if (token.text.startsWith('last-saved#')) {
    blame(p, 'unsupported-expression', token);
    return null;
  }
  const paths = p.names.pathsOf(token.text);
  if (paths.length === 1) return paths[0] ?? null;
  blame(p, paths.length > 1 ? 'ambiguous-name' : 'unknown-name', token);
  return null;
}

/** Closes a stretch of the path: what was walked since the last condition becomes a step. */
function flush(p: ParserState, walk: Walk): void {
  const { list, path, parts, from } = walk;
  if (list !== null) {
    if (parts.length === 0) parts.push([INSTANCE, list]);
    if (path !== walk.done) parts.push(path);
  } else {
    if (!p.names.hasPath(path)) {
      makeNowhere(p, walk.last);
      walk.isLost = true;
    }
    if (parts.length === 0) parts.push([from, path]);
    else if (path !== walk.done) parts.push(path);
  }
  walk.done = path;
}

function readCondition(p: ParserState, walk: Walk, read: ReadExpression): void {
  const token = next(p);
  flush(p, walk);
  if (walk.list !== null && walk.path !== '') {
    halt(p, 'unsupported-expression', token);
    return;
  }
  if (p.candidates.length >= CONDITIONS_MAX) {
    halt(p, 'expression-too-large', token);
    return;
  }
  p.candidates.push(walk.list === null ? { path: walk.path } : { list: walk.list });
  const condition = readNested(p, read);
  p.candidates.pop();
  expectSymbol(p, ']');
  walk.isUp = false;
  walk.parts.push(makeCall(p, token, [CONDITION], condition));
}

/** `child::x`, `parent::node()`, `self::*`: the long way to write what the short steps say. */
function readAxis(p: ParserState, axis: Token): Token {
  next(p);
  const test = next(p);
  if (test.kind === 'name' && isSymbol(p, '(')) {
    next(p);
    expectSymbol(p, ')');
    if (test.text !== 'node') halt(p, 'unsupported-expression', test);
  } else if (axis.text === 'child') return test;
  const short = axis.text === 'parent' ? '..' : axis.text === 'self' ? '.' : null;
  const isAny = test.text === 'node' || test.text === '*';
  if (short === null || !isAny) halt(p, 'unsupported-expression', axis);
  return { kind: 'symbol', text: short ?? '.', at: axis.at };
}

function takeStep(p: ParserState, walk: Walk, token: Token): void {
  const step = isSymbol(p, '::') && token.kind === 'name' ? readAxis(p, token) : token;
  walk.last = step;
  if (walk.isAll) halt(p, 'unsupported-expression', step);
  else if (step.kind === 'name') {
    walk.isUp = false;
    if (walk.list === null) walk.path += `/${step.text}`;
    else if (walk.path !== '') halt(p, 'unsupported-expression', step);
    else {
      walk.path = step.text;
      if (p.names.hasColumn?.(walk.list, step.text) === false)
        blame(p, 'unknown-name', step);
    }
  } else if (step.kind !== 'symbol') halt(p, 'expression-syntax', step);
  else if (step.text === '..' && walk.list === null && walk.path !== '') {
    walk.path = parentOf(walk.path);
    walk.isUp = true;
  } else if (step.text === '*' && walk.list === null) walk.isAll = true;
  else if (step.text !== '.') halt(p, 'unsupported-expression', step);
}

/** `*`: everything right below, each as a path of its own. */
function finishAll(p: ParserState, walk: Walk): Expression {
  const below = p.names.childrenOf?.(walk.path);
  if (!below || walk.parts.length > 0)
    return halt(p, 'unsupported-expression', walk.last);
  const paths = below.map((path): Expression => [walk.from, path]);
  return makeCall(p, walk.last, ['|'], ...paths);
}

function finish(p: ParserState, walk: Walk): Expression {
  const { path, isRelative, isUp, from, parts, list } = walk;
  const { self } = p.names;
  if (p.isHalted) return '';
  if (walk.isAll) return finishAll(p, walk);
  if (list !== null || parts.length > 0) {
    flush(p, walk);
    return walk.isLost ? ['|'] : makeCall(p, walk.begin, [PATH], ...parts);
  }
  if (isUp && from === CANDIDATE) return [AROUND, path, CANDIDATE];
  if (isRelative && from === REFERENCE) {
    if (path === self) return [SELF];
    if (isUp && isBelow(self, path)) return [AROUND, path];
  }
  return p.names.hasPath(path) ? [from, path] : makeNowhere(p, walk.last);
}

function readSteps(p: ParserState, walk: Walk, read: ReadExpression): Expression {
  for (;;) {
    if (isSymbol(p, '[')) readCondition(p, walk, read);
    else if (isSymbol(p, '/')) {
      next(p);
      takeStep(p, walk, next(p));
    } else return finish(p, walk);
  }
}

/** What a column of the candidate is worth: `name`, `./name`, or `.` for the row itself. */
function readColumn(p: ParserState, list: string, token: Token): Expression {
  let column = token;
  while (isSymbol(p, '.', column) && isSymbol(p, '/')) {
    next(p);
    column = next(p);
  }
  if (column.kind !== 'name' && !isSymbol(p, '.', column))
    return halt(p, 'unsupported-expression', column);
  if (column.kind === 'name' && p.names.hasColumn?.(list, column.text) === false)
    blame(p, 'unknown-name', column);
  if (isSymbol(p, '/') || isSymbol(p, '[')) return halt(p, 'unsupported-expression');
  return [CANDIDATE, column.text];
}

/** `instance('list')/root/item`, up to there. */
function readInstance(p: ParserState, begin: Token, read: ReadExpression): Expression {
  p.position += 2;
  const name = next(p);
  if (name.kind !== 'text') return halt(p, 'unsupported-expression', begin);
  expectSymbol(p, ')');
  const list = name.text.slice(1, -1);
  if (p.names.hasInstance?.(list) === false)
    return halt(p, 'unknown-name', { ...name, text: list });
  for (const step of ['root', 'item']) {
    expectSymbol(p, '/');
    const token = next(p);
    if (token.text !== step) return halt(p, 'unsupported-expression', token);
  }
  return readSteps(p, makeWalk(begin, { list }), read);
}

function readRelative(p: ParserState, token: Token, read: ReadExpression): Expression {
  const candidate = candidateOf(p);
  if (candidate && 'list' in candidate) return readColumn(p, candidate.list, token);
  const from = candidate ? CANDIDATE : REFERENCE;
  const path = candidate?.path ?? p.names.self;
  const walk = makeWalk(token, { from, path, isRelative: true });
  takeStep(p, walk, token);
  return readSteps(p, walk, read);
}

const isCall = (p: ParserState, name: string): boolean =>
  peek(p).kind === 'name' && peek(p).text === name && isSymbol(p, '(', peek(p, 1));

/** Reads a path if one begins here, else leaves everything as it is. */
export function readPath(p: ParserState, read: ReadExpression): Expression | undefined {
  const token = peek(p);
  if (isSymbol(p, '/')) {
    const root = peek(p, 1);
    if (!p.names.roots.includes(root.text)) return halt(p, 'unknown-name', root);
    p.position += 2;
    return readSteps(p, makeWalk(token, { last: root }), read);
  }
  if (token.kind === 'reference') {
    next(p);
    const path = readNamed(p, token);
    if (path === null) {
      while (isSymbol(p, '/')) p.position += 2;
      return '';
    }
    const from = isOfCandidate(p, path) ? CANDIDATE : REFERENCE;
    return readSteps(p, makeWalk(token, { from, path }), read);
  }
  if (isCall(p, INSTANCE)) return readInstance(p, token, read);
  if (isCall(p, 'current')) {
    p.position += 2;
    expectSymbol(p, ')');
    return readSteps(p, makeWalk(token, { path: p.names.self, isRelative: true }), read);
  }
  const isBare =
    token.kind === 'name' &&
    !isSymbol(p, '(', peek(p, 1)) &&
    (candidateOf(p) !== undefined || isSymbol(p, '::', peek(p, 1)));
  if (!isBare && !isSymbol(p, '.') && !isSymbol(p, '..')) return undefined;
  next(p);
  return readRelative(p, token, read);
}
