// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/domain/form/base64.ts';
import { digestBytes } from '../../../src/domain/form/digest.ts';
import { evaluateExpression } from '../../../src/domain/form/evaluate-expression.ts';
import type { Expression } from '../../../src/domain/form/expression.ts';
import type { Value } from '../../../src/domain/form/expression-value.ts';
import { moreFunctions } from '../../../src/domain/form/function-more.ts';
import { aPlace, aScope, parsed } from './form-builder.ts';

const SEED = 20261128;
const SHAPE =
  '7.9377 -11.5845 0 0;7.9324 -11.5902 0 0;7.927 -11.5857 0 0;7.925 -11.578 0 0;7.9267 -11.5722 0 0;7.9325 -11.5708 0 0;7.9372 -11.5737 0 0;7.9393 -11.579 0 0;7.9377 -11.5845 0 0';
const TRACE =
  '38.253094215699576 21.756382658677467;38.25021274773806 21.756382658677467;38.25007793942195 21.763892843919166;38.25290886154963 21.763935759263404;38.25146813817506 21.758421137528785';
const VALUES: Record<string, Value> = {
  '/blank': '',
  '/name': 'Nguyễn Văn Ba',
  '/many': 'cat dog duck',
  '/flags': ['yes', '', 'yes'],
  '/none': [],
  '/weights': [2, 5, 3],
  '/letters': ['a', 'b', 'c', 'd', 'e', 'f'],
  '/shape': SHAPE,
  '/trace': TRACE,
  '/points': ['7.9377 -11.5845 0 0', '7.9324 -11.5902 0 0'],
};

const scope = () => {
  let thrown = 0;
  return aScope({
    here: aPlace({ value: () => 'own  text ', read: (path) => VALUES[path] ?? '' }),
    chance: () => {
      thrown += 1;
      return `seed ${thrown}`;
    },
    items: (list) =>
      list === 'fruit'
        ? ['mango', 'orange'].map((name, i) =>
            aPlace({ read: (column) => (column === 'name' ? name : `${column} ${i}`) }),
          )
        : [],
  });
};
const work = (source: string): Value =>
  evaluateExpression(parsed(source, '/here', Object.keys(VALUES)), scope());

/** A row per function: the published examples, and where the published text says what is odd. */
const TABLE: [string, Value][] = [
  ["substr('hello world', 1, 5)", 'ello'],
  ["substr('hello', 2)", 'llo'],
  ["substr('hello', -3)", 'llo'],
  ["substr('hello', 0, -1)", 'hell'],
  ["substring('12345', 2, 3)", '234'],
  ["substring('12345', 1.5, 2.6)", '234'],
  ["substring('12345', 2)", '2345'],
  ["substring-before('1999/04/01', '/')", '1999'],
  ["substring-before('aa', 'b')", ''],
  ["substring-after('1999/04/01', '/')", '04/01'],
  ["substring-after('aa', 'b')", ''],
  ["translate('--aaa--', 'abc-', 'ABC')", 'AAA'],
  ["contains('barcode', 'bar')", true],
  ["starts-with('barcode', 'bar')", true],
  ["ends-with('barcode', 'code')", true],
  ["ends-with('barcode', 'bar')", false],
  ["normalize-space('  a   b ')", 'a b'],
  ['normalize-space()', 'own text'],
  ['string-length()', 10],
  ["join(', ', ${letters})", 'a, b, c, d, e, f'],
  ["join('-', 'a', 1, 'b')", 'a-1-b'],
  ["regex('6551', '6[0-9]+')", true],
  ["regex('a6551', '6[0-9]+')", false],
  ["regex('x\ny', '.*')", true],
  ['selected-at(${many}, 1)', 'dog'],
  ['selected-at(${many}, 9)', ''],
  ['selected-at(${many}, -1)', ''],
  ["boolean-from-string('true')", true],
  ["boolean-from-string('1')", true],
  ["boolean-from-string('yes')", false],
  ["boolean-from-string('TRUE')", false],
  ['checklist(-1, 2, 2 > 1, 3 > 2, 4 > 3)', false],
  ['checklist(2, -1, 2 > 1, 3 > 2)', true],
  ['checklist(2, 2, ${flags})', true],
  ['weighted-checklist(5, 5, ${flags}, ${weights})', true],
  ['weighted-checklist(-1, 2, 2 > 1, 2)', true],
  ['weighted-checklist(-1, 2, 2 > 1, 3)', false],
  ["digest('abc', 'MD5', 'hex')", '900150983cd24fb0d6963f7d28e17f72'],
  ["digest('abc', 'SHA-1')", 'qZk+NkcGgWq6PiVxeFDCbJzQ2J0='],
  ["digest('abc', 'SHA-3')", ''],
  ["base64-decode('SGVsbG8=')", 'Hello'],
  ["base64-decode('eMOj')", 'xã'],
  ["pulldata('fruit', 'label', 'name', 'orange')", 'label 1'],
  ["pulldata('fruit', 'label', 'name', 'pear')", ''],
  ["pulldata('nothing', 'label', 'name', 'pear')", ''],
  ['abs(-1.5)', 1.5],
  ['floor(-1.5)', -2],
  ['ceiling(1.2)', 2],
  ['pow(2, 3)', 8],
  ['log(1)', 0],
  ['log10(1000)', 3],
  ['exp(0)', 1],
  ['exp10(2)', 100],
  ['sqrt(9)', 3],
  ['pi()', Math.PI],
  ['sin(0)', 0],
  ['cos(0)', 1],
  ['tan(0)', 0],
  ['asin(1)', Math.PI / 2],
  ['acos(1)', 0],
  ['atan(0)', 0],
  ['atan2(0, 1)', 0],
  ['count-non-empty(${flags})', 2],
  ["date-time('2026-03-13')", '2026-03-13T00:00:00.000+07:00'],
  ["date-time('2026-03-13T01:00:00Z')", '2026-03-13T08:00:00.000+07:00'],
  ['date-time(1.5)', '1970-01-02T12:00:00.000+07:00'],
  ["date-time('x')", ''],
  [
    "format-date-time('2026-03-13T08:05:09.120+07:00', '%Y-%m-%d %h:%M:%S.%3')",
    '2026-03-13 8:05:09.120',
  ],
  ['area(${shape})', 2333220.77],
  ['distance(${shape})', 5724.36],
  ['area(${trace})', 151451.76],
  ['distance(${trace})', 1800.69],
  ['area(${points})', 0],
  ["area('nowhere')", 0],
  ["area('')", 0],
  ["area('1 1')", 0],
  ['distance(${points})', 861.99],
  ["distance('0 0;0 1')", 111318.85],
  ["distance('1 1')", Number.NaN],
  ["geofence('7.93 -11.584', ${shape})", true],
  ["geofence('8 -11.584', ${shape})", false],
  ["geofence('x', ${shape})", false],
  ["intersects('0 0;1 1;0 1;1 0')", true],
  ["intersects('0 0;1 1;0 1')", false],
  ["intersects('0 0;0 1;1 1;1 0;0 0')", false],
  ["intersects('0 0;1 1;0 1;1 0;0 0')", true],
  ['string(0.0000001)', '0.0000001'],
  ['string(-12345678901234567890123)', '-12345678901234568000000'],
  ['string(1 div 0)', 'Infinity'],
  ['${letters} = "c"', true],
  ['${letters} != "c"', true],
  ['${weights} > 4', true],
  ['${weights} > 5', false],
  ['${letters} | ${weights}', ['a', 'b', 'c', 'd', 'e', 'f', 2, 5, 3]],
  ["count(instance('fruit')/root/item)", 2],
  ["instance('fruit')/root/item[name = 'orange']/label", ['label 1']],
  ["instance('fruit')/root/item[2]/name", ['orange']],
  ["instance('fruit')/root/item[position() < last()]/name", ['mango']],
];

describe('[FORM] the rest of ODK’s functions', () => {
  test.each(TABLE)('%s', (source, value) => {
    const result = work(source);
    if (typeof value === 'number' && Number.isFinite(value))
      expect(result).toBeCloseTo(value, 1);
    else expect(result).toEqual(value);
  });
});

test(`[FORM] no function crashes, whatever it is given (seed ${SEED})`, () => {
  const odd = fc.oneof(
    fc.constantFrom<Expression>(
      '',
      'x',
      '-',
      '2026-03-13',
      '08:30',
      '1 2;3 4',
      true,
      false,
    ),
    fc.constantFrom<Expression>(
      0,
      -1,
      1e300,
      1e-300,
      ['div', 1, 0],
      ['div', 0, 0],
      2.5,
      5e9,
    ),
    fc.constantFrom<Expression>(
      ['$', '/flags'],
      ['$', '/weights'],
      ['$', '/none'],
      ['.'],
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const names = [...Object.keys(moreFunctions), 'date', 'round', 'format-date', 'substr'];
  const call = fc.tuple(fc.constantFrom(...names), fc.array(odd, { maxLength: 5 }));
  fc.assert(
    fc.property(call, ([name, args]) => {
      const value = evaluateExpression([name, ...args], scope());
      expect(['string', 'number', 'boolean', 'object']).toContain(typeof value);
    }),
    { seed: SEED, numRuns: 5000 },
  );
});

describe('[FORM] chance is worked out, not thrown', () => {
  test('[FORM] a seed gives ODK’s order, and text seeds are digested', () => {
    const order = (seed: string) =>
      (work(`randomize(\${letters}, ${seed})`) as string[]).join('');
    expect(order('42')).toBe('afcbde');
    expect(order("'42'")).toBe('afcbde');
    expect(order('-42')).toBe('edafbc');
    expect(order('1.1')).toBe('bfeacd');
    expect(order('11111111')).toBe('acdbfe');
    expect(order('0')).toBe('cbeafd');
    expect(work("randomize(${letters}, '')")).toEqual(work('randomize(${letters}, 0)'));
    expect(work("randomize(${letters}, 'x')")).not.toEqual(
      work("randomize(${letters}, 'y')"),
    );
  });

  test('[FORM] the same place and report give the same again', () => {
    for (const source of ['random()', 'uuid()', 'uuid(8)', 'randomize(${letters})'])
      expect(work(source)).toEqual(work(source));
    expect(work('random() = random()')).toBe(false);
    expect(work('uuid()')).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(work('string-length(uuid(70))')).toBe(70);
  });
});

describe('[FORM] digests and Base64', () => {
  test(`[FORM] are those everyone else computes (seed ${SEED})`, () => {
    const names = {
      MD5: 'md5',
      'SHA-1': 'sha1',
      'SHA-256': 'sha256',
      'SHA-384': 'sha384',
      'SHA-512': 'sha512',
    };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
        for (const [ours, theirs] of Object.entries(names))
          expect(Buffer.from(digestBytes(text, ours) ?? []).toString('hex')).toBe(
            createHash(theirs).update(wellFormed, 'utf8').digest('hex'),
          );
        const bytes = [...Buffer.from(wellFormed, 'utf8')];
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toBe(wellFormed);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('[FORM] a pattern', () => {
  test.each([
    '(a+)+',
    '(a*)*b',
    '((ab)+c)*',
    '(a{2,})+',
    'a(?=b)',
    'a(?!b)',
    '(?<=a)b',
    '(a)\\1',
    '(\\d+){5000}',
  ])('[FORM] %s could take for ever and is refused by name', (pattern) => {
    expect(() => work(`regex('aaa', '${pattern}')`)).toThrow(/unsupported-expression/);
  });

  test.each([
    ['(ab)+', 'abab'],
    ['(0|\\+84)(3|5|7|8|9)([0-9]{8})', '0912345678'],
    ['[a-zA-Z0-9._%+\\-]+@[a-z]+\\.[a-z]{2,6}', 'ba@dienlac.vn'],
    ['(\\w{1,20} ){0,3}\\w+', 'mot hai ba'],
    ['\\p{Lu}\\p{Ll}+', 'Đồng'],
    ['[(+]a+', '(aaa'],
  ])('[FORM] %s is fine', (pattern, subject) => {
    expect(work(`regex('${subject}', '${pattern}')`)).toBe(true);
  });

  test('[FORM] that is made of answers, or a text too long for it, is a problem said to the person', () => {
    const seen = scope();
    const run = (source: string) =>
      evaluateExpression(parsed(source, '/here', Object.keys(VALUES)), seen);
    expect(run("regex('aaa', concat('(a', '+)+'))")).toBe(false);
    expect(seen.problem?.en).toMatch(/pattern/);
    expect(run(`regex('${'a'.repeat(2001)}', 'a*')`)).toBe(false);
    expect(seen.problem?.en).toMatch(/2,000/);
  });
});
