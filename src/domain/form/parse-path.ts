// How an expression names other items: `${name}`, `.`, `../name`, `/data/group/name`. Promises: a name
// becomes exactly one form path, or a fault. Refuses predicates, axes and wildcards: not run by this build.
import { AROUND, type Expression, REFERENCE, SELF } from './expression.ts';
import { blame, halt, isSymbol, next, type ParserState, peek } from './parser-state.ts';
import type { Token } from './tokenize-expression.ts';

const parentOf = (path: string): string =>
  path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The steps after a beginning, `/a/../b`; `from` is the path so far. */
function readSteps(
  p: ParserState,
  from: string,
  begin: Token,
  isRelative: boolean,
): Expression {
  let path = from;
  let last = begin;
  while (isSymbol(p, '/')) {
    next(p);
    last = next(p);
    if (last.kind === 'name') path += `/${last.text}`;
    else if (isSymbol(p, '..', last) && path !== '') path = parentOf(path);
    else if (last.kind !== 'symbol') return halt(p, 'expression-syntax', last);
    else if (last.text !== '.') return halt(p, 'unsupported-expression', last);
  }
  if (isRelative && path === p.names.self) return [SELF];
  if (isRelative && p.names.self.startsWith(`${path}/`)) return [AROUND, path];
  return p.names.hasPath(path) ? [REFERENCE, path] : blame(p, 'unknown-name', last);
}

/** The one item behind `${name}`. */
export function readNamed(p: ParserState, token: Token): Expression {
  const paths = p.names.pathsOf(token.text);
  if (paths.length === 1) return [REFERENCE, paths[0] ?? ''];
  return blame(p, paths.length > 1 ? 'ambiguous-name' : 'unknown-name', token);
}

/** Reads a path if one begins here, else leaves everything as it is. */
export function readPath(p: ParserState): Expression | undefined {
  const token = peek(p);
  if (isSymbol(p, '/')) {
    const root = peek(p, 1);
    if (!p.names.roots.includes(root.text)) return halt(p, 'unknown-name', root);
    p.position += 2;
    return readSteps(p, '', token, false);
  }
  if (token.kind === 'reference') {
    next(p);
    const found = readNamed(p, token);
    const isStart = Array.isArray(found) && isSymbol(p, '/');
    return isStart ? readSteps(p, String(found[1]), token, false) : found;
  }
  if (!isSymbol(p, '.') && !isSymbol(p, '..')) return undefined;
  next(p);
  const { self } = p.names;
  return readSteps(p, token.text === '.' ? self : parentOf(self), token, true);
}
