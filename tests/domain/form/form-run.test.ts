import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Expression } from '../../../src/domain/form/expression.ts';
import { expressionFunctions } from '../../../src/domain/form/expression-function.ts';
import { openInstance } from '../../../src/domain/form/form-instance.ts';
import { useMoreFunctions } from '../../../src/domain/form/more-functions.ts';
import { aContext, aForm, ask, section } from './form-builder.ts';

const context = aContext({ seed: 'r-1' });

describe('[FORM] a change costs what depends on it', () => {
  let worked = 0;
  useMoreFunctions({
    counted: ([value], evaluate) => {
      worked += 1;
      return evaluate(value);
    },
  });
  const counted = (value: Expression): Expression => ['counted', value];
  const costOf = (act: () => void): number => {
    worked = 0;
    act();
    return worked;
  };
  afterEach(() => {
    worked = 0;
  });
  afterAll(() => {
    delete expressionFunctions.counted;
  });

  test.each([10, 100, 1000])('[FORM] five readers among %i items cost five', (count) => {
    const others = Array.from({ length: count }, (_, i) =>
      ask('calculate', `o${i}`, { calculation: counted(['$', '/other']) }),
    );
    const readers = Array.from({ length: 5 }, (_, i) =>
      ask('calculate', `r${i}`, { calculation: counted(['$', '/a']) }),
    );
    const form = aForm([
      ask('integer', 'a'),
      ask('integer', 'other'),
      ...others,
      ...readers,
    ]);
    const instance = openInstance(form, {}, context);
    expect(costOf(() => instance.set('/a', 1))).toBe(5);
    expect(costOf(() => instance.set('/other', 1))).toBe(count);
  });

  test('[FORM] in one row only that row is worked out, and what looks at all rows', () => {
    const form = aForm([
      section('repeat', 'rep', [
        ask('integer', 'x'),
        ask('calculate', 'y', { calculation: counted(['*', ['$', '/rep/x'], 2]) }),
        ask('text', 'z', { constraint: counted(['!=', ['.'], ['$', '/rep/y']]) }),
      ]),
      ask('calculate', 'sum', { calculation: counted(['sum', ['$', '/rep/y']]) }),
    ]);
    const rep = Array.from({ length: 100 }, (_, i) => ({ x: i, z: 'a' }));
    const instance = openInstance(form, { rep }, context);
    expect(costOf(() => instance.set('/rep[50]/x', 7))).toBe(3);
    expect(costOf(() => instance.removeRow('/rep[3]'))).toBe(1);
    expect(costOf(() => instance.moveRow('/rep[3]', 9))).toBe(1);
    expect(costOf(() => instance.addRow('/rep'))).toBe(2);
  });

  test('[FORM] a result that comes out the same goes no further', () => {
    const form = aForm([
      ask('integer', 'a'),
      ask('calculate', 'is', { calculation: counted(['>', ['$', '/a'], 10]) }),
      ask('calculate', 'b', { calculation: counted(['$', '/is']) }),
    ]);
    const instance = openInstance(form, { a: 1 }, context);
    expect(costOf(() => instance.set('/a', 2))).toBe(1);
    expect(costOf(() => instance.set('/a', 20))).toBe(2);
  });

  test('[FORM] an item reached by many ways is worked out once', () => {
    const layers = Array.from({ length: 20 }, (_, i) =>
      ['l', 'r'].map((side) =>
        ask('calculate', `${side}${i + 1}`, {
          calculation: counted(['+', ['$', `/l${i}`], ['$', `/r${i}`]]),
        }),
      ),
    ).flat();
    const form = aForm([ask('integer', 'l0'), ask('integer', 'r0'), ...layers]);
    const instance = openInstance(form, { l0: 1, r0: 1 }, context);
    expect(costOf(() => instance.set('/l0', 2))).toBe(40);
  });
});

describe('[FORM] thousands of items', () => {
  const COUNT = 5000;
  test('[FORM] in a chain: the last follows the first, and nothing overflows', () => {
    const links = Array.from({ length: COUNT }, (_, i) =>
      ask('calculate', `q${i + 1}`, { calculation: ['+', ['$', `/q${i}`], 1] }),
    );
    const instance = openInstance(aForm([ask('integer', 'q0'), ...links]), {}, context);
    expect(instance.set('/q0', 7)).toHaveLength(COUNT + 1);
    expect(instance.valueAt(`/q${COUNT}`)).toBe(7 + COUNT);
  });

  test('[FORM] in a fan: one item shows them all, and one of them touches no other', () => {
    const blades = Array.from({ length: COUNT }, (_, i) =>
      ask('integer', `q${i + 1}`, { relevant: ['=', ['$', '/q0'], 1] }),
    );
    const instance = openInstance(aForm([ask('integer', 'q0'), ...blades]), {}, context);
    expect(instance.set('/q0', 1)).toHaveLength(COUNT + 1);
    expect(instance.set('/q77', 5)).toEqual(['/q77']);
  });
});
