// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateExpression } from '../../../src/domain/form/evaluate-expression.ts';
import { parseExpression } from '../../../src/domain/form/parse-expression.ts';
import { aPlace, aScope, namesAt } from './form-builder.ts';

const SEED = 20260313;
const PATHS = [
  '/a',
  '/b',
  '/rows',
  '/rows/q',
  '/rows/inner',
  '/rows/inner/z',
  '/g',
  '/g/a',
];
const parse = (source: string, self = '/rows/inner/z') =>
  parseExpression(source, namesAt(self, PATHS));
const faultsOf = (source: string) => {
  const result = parse(source);
  return result.ok ? [] : result.problem.map(({ code, at, text }) => [code, at, text]);
};
const treeOf = (source: string, self?: string) => {
  const result = parse(source, self);
  return result.ok ? result.value : result.problem;
};

describe('[FORM] the parser resolves every name to one form path', () => {
  test.each([
    ['${b}', ['$', '/b']],
    ['${ b }', ['$', '/b']],
    ['.', ['.']],
    ['../z', ['.']],
    ['../../q', ['$', '/rows/q']],
    ['position(..)', ['position', ['..', '/rows/inner']]],
    ['position(../..)', ['position', ['..', '/rows']]],
    ['/data/rows/q', ['$', '/rows/q']],
    ['${rows}/q', ['$', '/rows/q']],
    ['count(${rows})', ['count', ['$', '/rows']]],
  ])('%s', (source, value) => expect(treeOf(source)).toEqual(value));

  test('[FORM] chains are one list, so that a long one is no tower', () => {
    expect(treeOf('1 or 2 or 3')).toEqual(['or', 1, 2, 3]);
    expect(treeOf('9 - 3 - 2')).toEqual(['-', 9, 3, 2]);
    expect(treeOf('9 - (3 - 2)')).toEqual(['-', 9, ['-', 3, 2]]);
    const long = treeOf(
      Array.from({ length: 1500 }, (_, i) => `${'${b}'} = ${i}`).join(' or '),
    );
    expect(long).toHaveLength(1501);
  });

  test('[FORM] words are operators only where an operator can stand', () => {
    expect(parseExpression('${div} div ${mod}', namesAt('/x', ['/div', '/mod']))).toEqual(
      {
        ok: true,
        value: ['div', ['$', '/div'], ['$', '/mod']],
      },
    );
    expect(treeOf('2*3')).toEqual(['*', 2, 3]);
  });
});

describe('[FORM] a bad expression is a list of faults with places', () => {
  test.each([
    [
      '${nobody} + ${noone}',
      [
        ['unknown-name', 0, 'nobody'],
        ['unknown-name', 12, 'noone'],
      ],
    ],
    ['${a} = 1', [['ambiguous-name', 0, 'a']]],
    ['b > 1', [['unknown-name', 0, 'b']]],
    ['1 +', [['expression-syntax', 3, '']]],
    ['(1', [['expression-syntax', 2, '']]],
    ['1 2', [['expression-syntax', 2, '2']]],
    ['"open', [['expression-syntax', 0, '"open']]],
    ['', [['expression-syntax', 0, '']]],
    ['nope(1)', [['unknown-function', 0, 'nope']]],
    ['toString()', [['unknown-function', 0, 'toString']]],
    ["jr:itext('x')", [['unsupported-expression', 0, 'jr:itext']]],
    ['if(1, 2)', [['wrong-arguments', 0, 'if']]],
    ['today(1)', [['wrong-arguments', 0, 'today']]],
    ['${rows}[1', [['expression-syntax', 9, '']]],
    ['${rows}[1]/zzz', [['unknown-name', 11, 'zzz']]],
    ['//q', [['unsupported-expression', 0, '//']]],
    ['following::b', [['unsupported-expression', 0, 'following']]],
    ['${b}/@x', [['unsupported-expression', 5, '@']]],
    ['${last-saved#b}', [['unsupported-expression', 0, 'last-saved#b']]],
    ['position()', [['unsupported-expression', 0, 'position']]],
    ['last()', [['unsupported-expression', 0, 'last']]],
    ['/other/b', [['unknown-name', 1, 'other']]],
    ['/data/zzz', [['unknown-name', 6, 'zzz']]],
    ['position(${rows})', [['unsupported-expression', 0, 'position']]],
    ['.. = 1', [['unsupported-expression', 3, '=']]],
    ['..', [['unsupported-expression', 2, '']]],
    ["jr:choice-name(${b}, 'b')", [['unsupported-expression', 0, 'b']]],
  ])('%s', (source, faults) => expect(faultsOf(source)).toEqual(faults));
});

describe('[FORM] what leads nowhere', () => {
  test('[FORM] is the empty set: `null` is written in public forms, and means nothing', () => {
    expect(treeOf("if(${b} = 1, 'x', null)")).toEqual([
      'if',
      ['=', ['$', '/b'], 1],
      'x',
      ['|'],
    ]);
  });

  test('[FORM] is told where the compiler wants to hear of it, and a fault where it does not', () => {
    for (const source of ['b > 1', '/data/zzz > 1', '../zzz > 1', '${rows}[1]/zzz > 1']) {
      const told: string[] = [];
      const note = (fault: { text: string }) => void told.push(fault.text);
      expect(parseExpression(source, namesAt('/a', PATHS, { note }))).toEqual({
        ok: true,
        value: ['>', ['|'], 1],
      });
      expect(told).toHaveLength(1);
      expect(parse(source).ok).toBe(false);
    }
    expect(parseExpression('${zzz}', namesAt('/a', PATHS, { note: () => {} })).ok).toBe(
      false,
    );
  });
});

describe('[FORM] no expression, however malformed, crashes or hangs the parser', () => {
  const soup = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...'( ) [ ] , . .. / // + - * = != < <= > >= | @ :: : $ ${ } ${b} ${rows} " \' and or div mod'.split(
          ' ',
        ),
        ...[
          'if(',
          'position(',
          'jr:choice-name(',
          'once(',
          'current()',
          "instance('l')/root/item",
          '${rows}[',
          'position()',
          '/data/rows',
          'last()',
          'indexed-repeat(',
          "regex(., '(a+)+')",
          'parent::',
          '*',
          '1',
          '.5',
          '1e9',
          'đồng',
          ' ',
          '\u0000',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 40 },
  );

  test(`[FORM] any heap of tokens is an expression or faults within the text (seed ${SEED})`, () => {
    const scope = aScope({
      here: aPlace({ value: () => 1, read: () => [1, 'x', ''], nodes: () => [aPlace()] }),
    });
    fc.assert(
      fc.property(soup, fc.boolean(), (pieces, isFilter) => {
        const source = pieces.join('');
        const candidate = isFilter ? { candidate: { list: 'l' } } : {};
        const result = parseExpression(
          source,
          namesAt('/rows/inner/z', PATHS, candidate),
        );
        if (result.ok) {
          evaluateExpression(result.value, scope);
          expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
        } else {
          expect(result.problem.length).toBeGreaterThan(0);
          for (const { at } of result.problem) {
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThanOrEqual(source.length);
          }
        }
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test.each([
    ['(', '('.repeat(32_000)],
    ['-', '-'.repeat(32_000)],
    ['if(', 'if('.repeat(10_000)],
    ['1=', `${'1='.repeat(10_000)}1`],
    ['blanks', `\${${' '.repeat(32_000)}`],
    ['${', '${'.repeat(16_000)],
    ['quotes', '"'.repeat(31_999)],
    ['digits', `${'9'.repeat(400)}`],
    ['too long', '1'.repeat(40_000)],
    ['../ above the top', `${'../'.repeat(10_000)}b`],
    ['conditions in conditions', '${rows}['.repeat(4000)],
    ['conditions one after the other', `\${rows}${'[1]'.repeat(8000)}/nobody`],
    ['unions', `${'1|'.repeat(10_000)}`],
    ['long patterns', `regex(., '${'(a'.repeat(10_000)}')`],
  ])('[FORM] thousands of %s end in a fault, at once', (_name, source) => {
    expect(parse(source).ok).toBe(false);
  });
});
