// An expression's text cut into tokens, each with its place. Promises: linear in the length of the text,
// whatever it holds. Refuses, with the place, the first character that begins nothing.
import { fail, ok, type Result } from '../result.ts';

export type Token = {
  kind: 'number' | 'text' | 'reference' | 'name' | 'symbol' | 'end';
  text: string;
  /** Offset in the source, from 0. */
  at: number;
};

export type ExpressionFault = {
  code:
    | 'expression-syntax'
    | 'unknown-name'
    | 'ambiguous-name'
    | 'unknown-function'
    | 'wrong-arguments'
    | 'unsupported-expression'
    | 'expression-too-large';
  /** Offset in the source, from 0. */
  at: number;
  /** The piece of the source it is about. */
  text: string;
};

const NCNAME = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_.-]*';
const TOKEN = new RegExp(
  [
    '\\s+',
    '(?<number>\\d+(?:\\.\\d*)?|\\.\\d+)',
    '(?<text>"[^"]*"|\'[^\']*\')',
    // Trimmed afterwards: blanks in the pattern would make it slow on a long run of them.
    '\\$\\{(?<reference>[^{}]*)\\}',
    `(?<name>${NCNAME}(?::(?!:)${NCNAME})?)`,
    '(?<symbol>\\.\\.|//|::|!=|<=|>=|[-.+*=<>()/,|@[\\]])',
  ].join('|'),
  'uy',
);

/** Cuts an expression into tokens, with an `end` token after the last. */
export function tokenizeExpression(source: string): Result<Token[], ExpressionFault> {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(source)?.groups;
    if (!found)
      return fail({ code: 'expression-syntax', at, text: source.slice(at, at + 20) });
    const kinds = ['number', 'text', 'reference', 'name', 'symbol'] as const;
    const kind = kinds.find((k) => found[k] !== undefined);
    if (kind) tokens.push({ kind, text: (found[kind] ?? '').trim(), at });
  }
  return ok([...tokens, { kind: 'end', text: '', at: source.length }]);
}
