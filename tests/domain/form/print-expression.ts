// An expression back as text, to be read again: what the parser makes of a text can be held against itself.
import type { Expression } from '../../../src/domain/form/expression.ts';

const OPERATORS = new Set('or and = != < <= > >= + - * div mod |'.split(' '));

const text = (value: string): string =>
  value.includes('"') ? `'${value}'` : `"${value}"`;
const column = (name: string): string => (name === '.' ? '.' : `./${name}`);

/** How a form path is written from inside a condition on `candidate`. */
const fromCandidate = (path: string, candidate: string): string =>
  path === candidate ? '.' : `./${path.slice(candidate.length + 1)}`;

function printPath([base = '', ...steps]: Expression[], candidate: string): string {
  const [op, start = ''] = Array.isArray(base) ? base : [''];
  const isList = op === 'instance';
  let at = String(start);
  let out = isList ? `instance('${at}')/root/item` : print(base, candidate);
  for (const step of steps)
    if (Array.isArray(step)) out += `[${print(step[1] ?? '', isList ? '' : at)}]`;
    else {
      out += isList ? `/${step}` : String(step).slice(at.length);
      at = String(step);
    }
  return out;
}

/** The text of an expression whose candidate, if it has one, stands at a form path. */
export function print(expression: Expression, candidate = ''): string {
  if (typeof expression === 'string') return text(expression);
  if (typeof expression === 'number')
    return expression < 0 ? `-${-expression}` : String(expression);
  if (typeof expression === 'boolean') return `${expression}()`;
  const [op, ...args] = expression;
  const first = String(args[0]);
  switch (op) {
    case '$':
      return `/data${first}`;
    case '.':
      return candidate === '' ? '.' : 'current()';
    case '..':
      return '..';
    case '&':
      return first[0] === '/' ? fromCandidate(first, candidate) : column(first);
    case '/':
      return printPath(args, candidate);
    case 'neg':
      return `-(${print(args[0] ?? '', candidate)})`;
  }
  const parts = args.map((arg) => print(arg, candidate));
  return OPERATORS.has(op) ? `(${parts.join(` ${op} `)})` : `${op}(${parts.join(', ')})`;
}
