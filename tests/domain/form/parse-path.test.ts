// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  collectInstances,
  collectReferences,
  type Expression,
} from '../../../src/domain/form/expression.ts';
import { parseExpression } from '../../../src/domain/form/parse-expression.ts';
import type { NameScope } from '../../../src/domain/form/parser-state.ts';
import { namesAt } from './form-builder.ts';
import { print } from './print-expression.ts';

const SEED = 20261128;
const PATHS = [
  '/a',
  '/rep',
  '/rep/x',
  '/rep/g',
  '/rep/g/y',
  '/rep/in',
  '/rep/in/z',
  '/out',
];
const parse = (source: string, self = '/out', more: Partial<NameScope> = {}) => {
  const result = parseExpression(source, namesAt(self, PATHS, more));
  return result.ok ? result.value : result.problem;
};
const X2: Expression = ['[', ['=', ['position'], 2]];

describe('[FORM] a path with conditions', () => {
  test.each<[string, Expression]>([
    ['/data/rep[position() = 2]/x', ['/', ['$', '/rep'], X2, '/rep/x']],
    [
      '${rep}[x > 3]/g/y',
      ['/', ['$', '/rep'], ['[', ['>', ['&', '/rep/x'], 3]], '/rep/g/y'],
    ],
    ['${rep}[./x > 3]', ['/', ['$', '/rep'], ['[', ['>', ['&', '/rep/x'], 3]]]],
    ['${x}[. > 3]', ['/', ['$', '/rep/x'], ['[', ['>', ['&', '/rep/x'], 3]]]],
    [
      '${rep}[${x} > 3]/x',
      ['/', ['$', '/rep'], ['[', ['>', ['&', '/rep/x'], 3]], '/rep/x'],
    ],
    [
      '${rep}[g/y = ${a}]/x',
      ['/', ['$', '/rep'], ['[', ['=', ['&', '/rep/g/y'], ['$', '/a']]], '/rep/x'],
    ],
    [
      '${rep}[2]/in[z = 1][last()]/z',
      [
        '/',
        ['$', '/rep'],
        ['[', 2],
        '/rep/in',
        ['[', ['=', ['&', '/rep/in/z'], 1]],
        ['[', ['last']],
        '/rep/in/z',
      ],
    ],
    ['indexed-repeat(${x}, ${rep}, 2)', ['/', ['$', '/rep'], X2, '/rep/x']],
    [
      'indexed-repeat(${z}, ${in}, 1, ${rep}, 2)',
      ['/', ['$', '/rep'], X2, '/rep/in', ['[', ['=', ['position'], 1]], '/rep/in/z'],
    ],
    [
      "instance('l')/root/item[name = ${a}]/label",
      ['/', ['instance', 'l'], ['[', ['=', ['&', 'name'], ['$', '/a']]], 'label'],
    ],
    [
      "instance('l')/root/item[.='x']",
      ['/', ['instance', 'l'], ['[', ['=', ['&', '.'], 'x']]],
    ],
    ["instance('l')/root/item/label", ['/', ['instance', 'l'], 'label']],
    ['${rep}/*', ['|', ['$', '/rep/x'], ['$', '/rep/g'], ['$', '/rep/in']]],
    ['/data/rep/child::x', ['$', '/rep/x']],
    ['parent::node()/a', ['$', '/a']],
    ['current()/../a', ['$', '/a']],
    ['current()', ['.']],
  ])('[FORM] %s', (source, tree) => expect(parse(source)).toEqual(tree));

  test.each<[string, Expression]>([
    [
      '${rep}[x = current()/../x]/g/y',
      ['/', ['$', '/rep'], ['[', ['=', ['&', '/rep/x'], ['$', '/rep/x']]], '/rep/g/y'],
    ],
    [
      '${rep}[x = ${x}]/g/y',
      ['/', ['$', '/rep'], ['[', ['=', ['&', '/rep/x'], ['$', '/rep/x']]], '/rep/g/y'],
    ],
    [
      '../../rep[position() = position(current()/..)]/x',
      [
        '/',
        ['$', '/rep'],
        ['[', ['=', ['position'], ['position', ['..', '/rep']]]],
        '/rep/x',
      ],
    ],
    [
      '${in}[position(..) = 1]/z',
      [
        '/',
        ['$', '/rep/in'],
        ['[', ['=', ['position', ['..', '/rep', '&']], 1]],
        '/rep/in/z',
      ],
    ],
    ['count(../../rep)', ['count', ['$', '/rep']]],
    ['string-length()', ['string-length', ['.']]],
  ])('[FORM] %s, seen from inside the rows', (source, tree) =>
    expect(parse(source, '/rep/own')).toEqual(tree),
  );

  test.each<[string, Expression]>([
    ['state = ${a}', ['=', ['&', 'state'], ['$', '/a']]],
    [
      "selected(${a}, name) and ./label != ''",
      ['and', ['selected', ['$', '/a'], ['&', 'name']], ['!=', ['&', 'label'], '']],
    ],
    ['position() < 3', ['<', ['position'], 3]],
  ])('[FORM] a choice filter: %s', (source, tree) =>
    expect(parse(source, '/out', { candidate: { list: 'l' } })).toEqual(tree),
  );

  test('[FORM] choices that are rows are asked of each row', () => {
    expect(parse('${x} > ${a}', '/out', { candidate: { path: '/rep' } })).toEqual([
      '>',
      ['&', '/rep/x'],
      ['$', '/a'],
    ]);
  });

  test('[FORM] conditions may stand in conditions, but not in a tower', () => {
    const tower = (height: number): string =>
      height === 0 ? '1' : `count(\${rep}[${tower(height - 1)}])`;
    expect(parse(tower(3))).not.toHaveProperty('0.code');
    expect(parse(tower(4))).toMatchObject([{ code: 'expression-too-large' }]);
  });

  test('[FORM] names of lists and columns are checked where the compiler knows them', () => {
    const more = {
      hasInstance: (name: string) => name === 'l',
      hasColumn: (_list: string, name: string) => ['name', 'label'].includes(name),
    };
    expect(
      parse("instance('l')/root/item[name = 1]/label", '/out', more),
    ).not.toHaveProperty('0.code');
    expect(parse("instance('m')/root/item/label", '/out', more)).toEqual([
      { code: 'unknown-name', at: 9, text: 'm' },
    ]);
    expect(parse("instance('l')/root/item[nom = 1]/etiquette", '/out', more)).toEqual([
      { code: 'unknown-name', at: 24, text: 'nom' },
      { code: 'unknown-name', at: 33, text: 'etiquette' },
    ]);
  });

  test('[FORM] what it reads and which lists it looks into can be listed', () => {
    const tree = parse(
      "${rep}[x = pulldata('t', 'a', 'b', ${a})]/g/y + count(instance('l')/root/item)",
    );
    const [paths, lists] = [new Set<string>(), new Set<string>()];
    collectReferences(tree as Expression, paths);
    collectInstances(tree as Expression, lists);
    expect([...paths].sort()).toEqual(['/a', '/rep', '/rep/g/y', '/rep/x']);
    expect([...lists].sort()).toEqual(['l', 't']);
  });
});

describe('[FORM] what is written and read again is the same', () => {
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => {
    const leaf: fc.Arbitrary<Expression> = fc.oneof(
      fc.constantFrom<Expression>('', 'x y', 'đồng', "it's", 0, 1.5, 42, true, false, [
        '.',
      ]),
      fc.constantFrom('/a', '/rep/x', '/rep/g/y').map((p): Expression => ['$', p]),
    );
    const inRow: fc.Arbitrary<Expression> = fc.constantFrom<Expression>(
      ['&', '/rep/x'],
      ['position'],
      ['last'],
      2,
      ['>', ['&', '/rep/g/y'], 1],
      ['=', ['&', '/rep/x'], ['$', '/a']],
      ['.'],
    );
    const inList: fc.Arbitrary<Expression> = fc.constantFrom<Expression>(
      ['=', ['&', 'name'], ['$', '/a']],
      ['&', 'label'],
      1,
      ['<', ['position'], ['last']],
    );
    return {
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc
          .tuple(fc.constantFrom('=', '!=', '<', '>='), tie('tree'), tie('tree'))
          .map((t): Expression => t),
        fc
          .tuple(fc.constantFrom('+', '-', 'mod', 'div', 'or'), leaf, leaf)
          .map((t): Expression => t),
        fc
          .tuple(fc.constantFrom('not', 'int', 'string', 'count'), tie('tree'))
          .map((t): Expression => t),
        fc
          .tuple(fc.constant('if'), tie('tree'), tie('tree'), tie('tree'))
          .map((t): Expression => t as Expression),
        fc
          .tuple(inRow, fc.constantFrom<Expression[]>([], ['/rep/x'], ['/rep/g/y']))
          .map(([c, end]): Expression => ['/', ['$', '/rep'], ['[', c], ...end]),
        fc
          .tuple(inList, fc.constantFrom<Expression[]>([], ['label']))
          .map(([c, end]): Expression => ['/', ['instance', 'l'], ['[', c], ...end]),
      ),
    };
  });

  test(`[FORM] for any expression (seed ${SEED})`, () => {
    fc.assert(
      fc.property(tree, (expression) => {
        const source = print(expression);
        expect([source, parse(source)]).toEqual([source, expression]);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
