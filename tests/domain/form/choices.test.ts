// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import { openInstance } from '../../../src/domain/form/form-instance.ts';
import { needsMoreFunctions } from '../../../src/domain/form/more-functions.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import {
  aContext,
  aForm,
  ask,
  parsedIn as e,
  PATHS,
  parsed,
  same,
  section,
} from './form-builder.ts';

const context = aContext({ seed: 'r-1' });
const lists = {
  towns: [
    ['t1', 'p1'],
    ['t2', 'p1'],
    ['t3', 'p2'],
  ].map(([name = '', p = '']) => ({ name, label: same(`Phường ${name}`), cells: { p } })),
};
const inList = (source: string) =>
  parsed(source, '/town', PATHS, { candidate: { list: 'towns' } });

describe('[FORM] choices', () => {
  const form = aForm(
    [
      ask('select_one', 'place', { list: 'places' }),
      ask('select_one', 'town', { list: 'towns', choiceFilter: inList('p = ${place}') }),
      ask('select_multiple', 'b', {
        list: 'towns',
        choiceFilter: inList('p = ${place}'),
      }),
      ask('calculate', 'c', { calculation: e("jr:choice-name(${town}, '${town}')") }),
    ],
    { ...lists, places: ['p1', 'p2'].map((name) => ({ name, label: same(name) })) },
  );
  const names = (choices: readonly { name: string }[]) => choices.map((c) => c.name);

  test('[FORM] are offered as the filter says; an answer not offered does not count but is kept', () => {
    const instance = openInstance(
      form,
      { place: 'p1', town: 't2', b: ['t1', 't2'] },
      context,
    );
    expect(names(instance.choicesOf('/town'))).toEqual(['t1', 't2']);
    expect(instance.valueAt('/c')).toBe('Phường t2');
    expect(instance.set('/place', 'p2')).toContain('/town');
    expect(names(instance.choicesOf('/town'))).toEqual(['t3']);
    expect([instance.valueAt('/town'), instance.valueAt('/b')]).toEqual(['', '']);
    expect(instance.answers).toMatchObject({ town: 't2', b: ['t1', 't2'] });
    expect(submittedAnswers(form, instance.answers, context)).toEqual({ place: 'p2' });
    instance.set('/place', 'p1');
    expect(instance.valueAt('/b')).toBe('t1 t2');
  });

  test('[FORM] from a file are its rows; without the file an answer is taken as it is', () => {
    const item = ask('select_one', 'town', {
      list: 'wards',
      choiceFilter: ['=', ['&', 'p'], ['$', '/a']],
    });
    const base = aForm([ask('text', 'a'), item]).definition;
    const files = { wards: { file: 'wards.csv', value: 'code', label: 'ten' } };
    const filed = aForm([]).definition && { ...base, files };
    const rows = {
      wards: [
        { code: 'w1', ten: 'Phường 1', p: 'x' },
        { code: 'w2', ten: 'Phường 2', p: 'y' },
      ],
    };
    const prepared = { ...aForm(base.items), definition: filed };
    const instance = openInstance(prepared, { a: 'x', town: 'w1' }, context, rows);
    expect(instance.choicesOf('/town')).toEqual([
      { name: 'w1', label: same('Phường 1'), cells: rows.wards[0] },
    ]);
    expect(instance.set('/town', 'w9')).toContain('/town');
    expect(instance.problemAt('/town')?.kind).toBe('type');
    expect(openInstance(prepared, { town: 'w9' }, context).problems()).toEqual([]);
    // No answer is not a wrong one.
    expect(openInstance(prepared, { a: 'x' }, context, rows).problems()).toEqual([]);
  });

  test('[FORM] that are the rows of a repeat are those with a name', () => {
    const rows = aForm([
      section('repeat', 'rep', [ask('text', 'x'), ask('integer', 'y')]),
      ask('select_one', 'c', {
        listFrom: '/rep/x',
        choiceFilter: ['>', ['&', '/rep/y'], 17],
      }),
    ]);
    const rep = [{ x: 'An', y: 20 }, { y: 30 }, { x: 'Bình', y: 3 }, { x: 'Chi', y: 40 }];
    const instance = openInstance(rows, { rep, c: 'An' }, context);
    expect(names(instance.choicesOf('/c'))).toEqual(['An', 'Chi']);
    expect(instance.set('/rep[1]/y', 3)).toEqual(
      expect.arrayContaining(['/c', '/rep[1]/y']),
    );
    expect([instance.valueAt('/c'), instance.answers.c]).toEqual(['', 'An']);
  });

  test('[FORM] shuffled are shuffled the same way every time, and by ODK’s order with a seed', () => {
    const letters = { l: [...'ABCDEF'].map((name) => ({ name, label: same(name) })) };
    const parameters = { randomize: 'true' };
    const shuffled = aForm(
      [
        ask('select_one', 'a', { list: 'l', parameters }),
        ask('select_one', 'b', { list: 'l', parameters, seed: 42 }),
      ],
      letters,
    );
    const order = (path: string) =>
      names(openInstance(shuffled, {}, context).choicesOf(path)).join('');
    expect(order('/b')).toBe('AFCBDE');
    expect(order('/a')).toBe(order('/a'));
    expect([...order('/a')].sort().join('')).toBe('ABCDEF');
    expect(needsMoreFunctions(shuffled.definition)).toBe(true);
    const plain = aForm([ask('select_one', 'a', { list: 'l' })], letters);
    expect(needsMoreFunctions(plain.definition)).toBe(false);
  });
});
