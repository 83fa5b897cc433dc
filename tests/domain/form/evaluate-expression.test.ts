// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import { evaluateExpression } from '../../../src/domain/form/evaluate-expression.ts';
import { expressionFunctions } from '../../../src/domain/form/expression-function.ts';
import { toStored, type Value } from '../../../src/domain/form/expression-value.ts';
import { functionArity } from '../../../src/domain/form/function-list.ts';
import { aContext, aPlace, aScope, parsed } from './form-builder.ts';

const VALUES: Record<string, Value> = {
  '/age': 42,
  '/zero': 0,
  '/blank': '',
  '/name': 'Nguyễn Văn Ba',
  '/digits': '12',
  '/services': 'water power',
  '/one': 'water',
  '/day': '2026-03-10',
  '/start': '08:30',
  '/ages': [34, 7, 19],
  '/gaps': [34, '', 19],
  '/none': [],
};

function work(source: string, self: Value = '', language: 'vi' | 'en' = 'vi'): Value {
  const expression = parsed(source, '/rows/here', Object.keys(VALUES));
  const here = aPlace({
    value: () => toStored(self),
    read: (path) => VALUES[path] ?? '',
    positionOf: (path) => (path === '/rows' ? 3 : 1),
  });
  return evaluateExpression(
    expression,
    aScope({
      context: aContext({ language }),
      here,
      choiceLabel: (path, name) =>
        path === '/one' && name === 'water' ? { vi: 'Nước', en: 'Water' } : undefined,
    }),
  );
}

const cases = (table: readonly (readonly [string, Value])[]) => test.each(table);

describe('[FORM] an expression means what ODK means', () => {
  cases([
    ['1 + 1', 2],
    ['7 div 2', 3.5],
    ['7 mod 3', 1],
    ['-7 mod 3', -1],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['10 - 3 - 2', 5],
    ['2 * 3 div 4', 1.5],
    ['--3', 3],
    ['1 div 0', Number.POSITIVE_INFINITY],
    ['0 div 0', Number.NaN],
    ['"7" + 1', 8],
    ['round(1.5)', 2],
    ['round(-1.5)', -1],
    ['round(1.2345, 2)', 1.23],
    ['round(1.005, 2)', 1.01],
    ['round(1235.5, -2)', 1200],
    ['int(-1.9)', -1],
    ['int("4.9")', 4],
    ['number("abc")', Number.NaN],
    ['number("")', Number.NaN],
    ['number(true())', 1],
    ['number(".5")', 0.5],
    ['number("-3.")', -3],
  ])('arithmetic: %s', (source, value) => expect(work(source)).toEqual(value));

  cases([
    ['${age} = 42', true],
    ['${age} = "42"', true],
    ['${age} != 42', false],
    ['${blank} = ""', true],
    ['${blank} != ""', false],
    ['${blank} = 0', false],
    ['${blank} != 0', true],
    ['${blank} < 5', false],
    ['${blank} >= 0', false],
    ['${zero} = ""', false],
    ['"a" < "b"', false],
    ['number("abc") = number("abc")', false],
    ['true() = "x"', true],
    ['1 < 2 and 2 < 3', true],
    ['1 > 2 or 2 < 3', true],
    ['1 > 2 or 2 > 3 or 1 = 1', true],
    ['not(${blank})', true],
    ['boolean("0")', true],
    ['boolean(0)', false],
    ['boolean(false())', false],
  ])('comparison: %s', (source, value) => expect(work(source)).toBe(value));

  cases([
    ['string-length(${name})', 13],
    ['string-length(${blank})', 0],
    ['concat("a", 1, "b")', 'a1b'],
    ['concat(${ages})', '34719'],
    ['string(42)', '42'],
    ['string(1 = 1)', 'true'],
    ['selected(${services}, "water")', true],
    ['selected(${services}, "wat")', false],
    ['selected("MEETING EVENT", ${blank})', false],
    ['selected(${blank}, "")', true],
    ['count-selected(${services})', 2],
    ['count-selected(${blank})', 0],
    ['if(${age} > 18, "adult", "child")', 'adult'],
    ['if(${blank} != "", 1 div 0, -1)', -1],
    ['coalesce(${blank}, "x")', 'x'],
    ['coalesce(${zero}, 5)', 0],
    ['count(${ages})', 3],
    ['count(${none})', 0],
    ['sum(${ages})', 60],
    ['sum(${none})', 0],
    ['sum(${gaps})', Number.NaN],
    ['max(${gaps})', Number.NaN],
    ['max(${none})', Number.NaN],
    ['min(${ages})', 7],
    ['max(3, 1, ${ages})', 34],
    ['position(..)', 3],
    ["jr:choice-name(${one}, '${one}')", 'Nước'],
    ["jr:choice-name('gas', '${one}')", ''],
  ])('texts, lists, sets: %s', (source, value) => expect(work(source)).toEqual(value));

  cases([
    ['today()', '2026-03-13'],
    ['now()', '2026-03-13T09:30:00.000+07:00'],
    ['${day} <= today()', true],
    ['${day} > today()', false],
    ['${day} + 3 = today() + 0', true],
    ['date(today() + 20)', '2026-04-02'],
    ['date("2026-02-30")', ''],
    ['date("2026-3-1")', '2026-03-01'],
    ['date(1.7)', '1970-01-02'],
    ['date(${blank})', ''],
    ['date("2026-03-13T23:30:00.000-03:00")', '2026-03-14'],
    ['number("1970-01-02")', 1],
    ['decimal-time("12:00")', 0.5],
    ['decimal-time("18:00:00.000+07:00")', 0.75],
    ['decimal-time(now()) > decimal-time(${start})', true],
    // Of all that counts days, decimal-date-time() alone counts them from midnight in Greenwich.
    ['decimal-date-time("1970-01-02T12:00:00.000+07:00")', 1 + 5 / 24],
    ['decimal-date-time("1970-01-02T12:00:00.000Z")', 1.5],
    ['decimal-date-time("1970-01-02")', 17 / 24],
    ['decimal-date-time(1.25)', 1.25],
    ['decimal-date-time("x")', Number.NaN],
    ['now() < date(today() + 1)', true],
    ['format-date(today(), "%e/%n/%y")', '13/3/26'],
    ['format-date(now(), "%d/%m/%Y %H:%M")', '13/03/2026 09:30'],
    ['format-date(${blank}, "%Y")', ''],
    ['format-date(today(), "%a %b %Q")', 'T6 Thg 3 %Q'],
  ])('dates are days of the context: %s', (source, value) =>
    expect(work(source)).toEqual(value),
  );

  test('[FORM] a choice and a date speak the language of the person', () => {
    expect(work("jr:choice-name(${one}, '${one}')", '', 'en')).toBe('Water');
    expect(work('format-date(today(), "%a %e %b")', '', 'en')).toBe('Fri 13 Mar');
  });

  test('[FORM] once() keeps the first value', () => {
    expect(work('once(today())')).toBe('2026-03-13');
    expect(work('once(today())', '2026-01-01')).toBe('2026-01-01');
  });

  test('[FORM] what is not used is not worked out: if, and, or, coalesce', () => {
    const read = (path: string): Value => {
      throw new Error(`looked at ${path}`);
    };
    const scope = aScope({ here: aPlace({ read }) });
    for (const source of [
      'if(true(), 1, ${a})',
      'if(false(), ${a}, 1)',
      'false() and ${a}',
      'true() or ${a}',
      'coalesce(1, ${a})',
    ])
      expect(() => evaluateExpression(parsed(source, '/x', ['/a']), scope)).not.toThrow();
  });

  test('[FORM] every function the compiler lets through is one the engine has, and the other way', () => {
    const parsedAway = ['true', 'false', 'indexed-repeat'];
    const listed = [...functionArity.keys()].filter((n) => !parsedAway.includes(n));
    const operators = '. $ & / | + - * div mod neg = != < <= > >= and or'.split(' ');
    expect(Object.keys(expressionFunctions).sort()).toEqual(
      [...listed, ...operators].sort(),
    );
  });

  test('[FORM] an unknown operator, or one an object is born with, gives empty', () => {
    for (const op of ['nonsense', 'toString', 'constructor', '__proto__'])
      expect(evaluateExpression([op, 1], aScope())).toBe('');
  });
});
