// Where ODK's engines agree with one another and a form engine is easily wrong: what is there when a form or a
// row opens, when a trigger goes off, and what is worked out of what is not asked.
import { describe, expect, test } from 'vitest';
import { answerForm } from '../../../src/domain/form/answer-form.ts';
import { openInstance } from '../../../src/domain/form/form-instance.ts';
import { startInstance } from '../../../src/domain/form/start-answers.ts';
import { aContext, aForm, ask, same, section } from './form-builder.ts';

const context = aContext();
const count = (path: string) =>
  ask('calculate', 'n', { calculation: ['count', ['$', path]] });

describe('[FORM] what is there when a form or a row opens', () => {
  test('[FORM] fixed first values come before anything is worked out, so that once() sees them', () => {
    const form = aForm([
      ask('integer', 'a', { default: 3 }),
      ask('calculate', 'kept', { calculation: ['once', ['coalesce', ['$', '/a'], 0]] }),
      section('repeat', 'r', [
        ask('integer', 'x', { default: 5 }),
        ask('calculate', 'y', { calculation: ['once', ['coalesce', ['$', '/r/x'], 0]] }),
      ]),
    ]);
    const instance = startInstance(form, context);
    expect(instance.valueAt('/kept')).toBe(3);
    instance.addRow('/r');
    expect(instance.valueAt('/r[1]/y')).toBe(5);
    instance.addRow('/r', { x: 7 });
    expect(instance.valueAt('/r[2]/y')).toBe(7);
  });

  test('[FORM] a calculation that may be written over replaces a first value', () => {
    const form = aForm([
      ask('integer', 'a', { default: 3, calculation: ['+', 1, 1] }),
      ask('text', 'b', { default: 'b', calculation: ['string', ''] }),
    ]);
    const instance = startInstance(form, context);
    expect([instance.valueAt('/a'), instance.valueAt('/b')]).toEqual([2, '']);
  });

  test('[FORM] tried out by steps, the first rows are there before anything is worked out', () => {
    const form = aForm([
      section('repeat', 'r', [ask('text', 'x', { default: 'a' })]),
      ask('calculate', 'first', { calculation: ['once', ['count', ['$', '/r']]] }),
    ]);
    const { values } = answerForm(form, [{ path: '/r[2]/x', value: 'b' }], context);
    expect(values).toEqual({ '/r[1]/x': 'a', '/r[2]/x': 'b', '/first': 1 });
  });

  test('[FORM] a later row begins without rows right inside it, and with one in a repeat in a group of it', () => {
    const inner = section('repeat', 'in', [ask('text', 'x', { default: 'a' })]);
    const right = aForm([
      section('repeat', 'out', [ask('text', 't', { default: 'd' }), inner]),
      count('/out/in'),
    ]);
    const steps = [{ path: '/out[2]/t', value: 'b' }];
    expect(answerForm(right, steps, context).values).toEqual({
      '/out[1]/t': 'd',
      '/out[1]/in[1]/x': 'a',
      '/out[2]/t': 'b',
      '/n': 1,
    });
    const grouped = aForm([
      section('repeat', 'out', [
        ask('text', 't', { default: 'd' }),
        section('group', 'g', [inner]),
      ]),
      count('/out/g/in'),
    ]);
    expect(answerForm(grouped, steps, context).values).toMatchObject({
      '/out[2]/g/in[1]/x': 'a',
      '/n': 2,
    });
  });

  test('[FORM] the first row of a count holds a first row whenever it comes, later ones do not', () => {
    const form = aForm([
      ask('integer', 'a'),
      section('repeat', 'out', [section('repeat', 'in', [ask('text', 'x')])], {
        repeatCount: ['$', '/a'],
      }),
      count('/out/in'),
    ]);
    expect(answerForm(form, [{ path: '/a', value: 3 }], context).values).toEqual({
      '/a': 3,
      '/out[1]/in[1]/x': '',
      '/n': 1,
    });
  });

  test('[FORM] rows that a count makes hold a row in a repeat in a group of them', () => {
    const inner = section('repeat', 'in', [ask('text', 'x')]);
    const form = aForm([
      ask('integer', 'a'),
      section('repeat', 'out', [section('group', 'g', [inner])], {
        repeatCount: ['$', '/a'],
      }),
      count('/out/g/in'),
    ]);
    const { values } = answerForm(form, [{ path: '/a', value: 3 }], context);
    expect(values['/n']).toBe(3);
  });
});

describe('[FORM] when a trigger goes off', () => {
  const fired = ask('integer', 'b', { calculation: ['+', 1, 1], triggers: ['/a'] });

  test('[FORM] not by a fixed first value, of the form or of a row', () => {
    const form = aForm([
      ask('integer', 'a', { default: 3 }),
      fired,
      section('repeat', 'r', [
        ask('integer', 'x', { default: 3 }),
        ask('integer', 'y', { calculation: ['+', 1, 1], triggers: ['/r/x'] }),
      ]),
    ]);
    const instance = startInstance(form, context);
    instance.addRow('/r');
    expect([instance.valueAt('/b'), instance.valueAt('/r[1]/y')]).toEqual(['', '']);
    instance.set('/r[1]/x', 4);
    instance.set('/a', 4);
    expect([instance.valueAt('/b'), instance.valueAt('/r[1]/y')]).toEqual([2, 2]);
  });

  test('[FORM] not by being asked for without an answer', () => {
    const form = aForm([
      ask('text', 'on'),
      ask('integer', 'a', { relevant: ['=', ['$', '/on'], 'yes'] }),
      fired,
    ]);
    const instance = openInstance(form, {}, context);
    instance.set('/on', 'yes');
    expect([instance.relevantAt('/a'), instance.valueAt('/b')]).toEqual([true, '']);
    instance.set('/a', 1);
    expect(instance.valueAt('/b')).toBe(2);
  });

  test('[FORM] for several one after another, in the order of the form', () => {
    const by = (name: string, of: string, relevant?: [string, string, string]) =>
      ask('integer', name, {
        calculation: ['+', ['coalesce', ['$', of], 0], 1],
        triggers: ['/a'],
        ...(relevant ? { relevant } : {}),
      });
    const form = aForm([
      ask('text', 'on'),
      ask('integer', 'a'),
      // What it hangs on puts it behind the others where the form is worked out.
      ask('calculate', 'late', { calculation: ['concat', ['$', '/on'], 'x'] }),
      section('group', 'g', [by('first', '/a')], {
        relevant: ['!=', ['$', '/late'], ''],
      }),
      by('second', '/g/first'),
      by('third', '/second'),
    ]);
    const instance = openInstance(form, {}, context);
    const look = (path: string) => instance.valueAt(path);
    instance.set('/a', 1);
    expect(['/g/first', '/second', '/third'].map(look)).toEqual([2, 3, 4]);
    instance.set('/a', 5);
    expect(['/g/first', '/second', '/third'].map(look)).toEqual([6, 7, 8]);
  });

  test('[FORM] for what is not asked, too: the result is there when it is', () => {
    const form = aForm([
      ask('text', 'on'),
      ask('integer', 'a'),
      ask('integer', 'b', {
        calculation: ['+', 1, 1],
        triggers: ['/a'],
        relevant: ['=', ['$', '/on'], 'yes'],
      }),
    ]);
    const instance = openInstance(form, {}, context);
    instance.set('/a', 1);
    expect(instance.valueAt('/b')).toBe('');
    instance.set('/on', 'yes');
    expect(instance.valueAt('/b')).toBe(2);
  });
});

describe('[FORM] what is worked out', () => {
  test('[FORM] of a calculation that may be written over is there when it is asked for; a person’s word stands', () => {
    const form = aForm([
      ask('text', 'on'),
      section('group', 'g', [ask('integer', 'a', { calculation: ['+', 1, 1] })], {
        relevant: ['=', ['$', '/on'], 'yes'],
      }),
    ]);
    const instance = startInstance(form, context);
    instance.set('/on', 'yes');
    expect(instance.valueAt('/g/a')).toBe(2);
    instance.set('/g/a', 7);
    instance.set('/on', 'no');
    instance.set('/on', 'yes');
    expect(instance.valueAt('/g/a')).toBe(7);
  });

  test('[FORM] without end is the word for it, in no answer, and counts as such', () => {
    const form = aForm([
      ask('integer', 'a'),
      ask('calculate', 'c', { calculation: ['div', 1, ['$', '/a']] }),
      ask('calculate', 'more', { calculation: ['>', ['$', '/c'], 5] }),
      ask('integer', 'i', { calculation: ['$', '/c'] }),
      ask('decimal', 'd', { calculation: ['neg', ['$', '/c']] }),
    ]);
    const instance = startInstance(form, context);
    instance.set('/a', 0);
    const look = (path: string) => instance.valueAt(path);
    expect(['/c', '/more', '/i', '/d'].map(look)).toEqual(['Infinity', 'true', '', '']);
    expect(instance.problems()).toEqual([]);
  });

  test('[FORM] what was picked of a list stands in the list’s order; a ranking as it was ranked', () => {
    const list = ['a', 'b', 'c'].map((name) => ({ name, label: same(name) }));
    const form = aForm(
      [
        ask('select_multiple', 'many', { list: 'l' }),
        ask('rank', 'ranked', { list: 'l' }),
        ask('calculate', 'first', { calculation: ['selected-at', ['$', '/many'], 0] }),
      ],
      { l: list },
    );
    const instance = startInstance(form, context);
    instance.set('/many', ['c', 'a']);
    instance.set('/ranked', ['c', 'a', 'b']);
    expect(instance.answers).toEqual({ many: ['a', 'c'], ranked: ['c', 'a', 'b'] });
    expect(instance.valueAt('/first')).toBe('a');
  });

  test('[FORM] the name of a choice that is a row is what stands in the row', () => {
    const form = aForm([
      section('repeat', 'r', [ask('text', 'who')]),
      ask('select_one', 'head', { listFrom: '/r/who' }),
      ask('calculate', 'called', {
        calculation: ['jr:choice-name', ['$', '/head'], ['$', '/head']],
      }),
    ]);
    const instance = startInstance(form, context);
    instance.addRow('/r', { who: 'An' });
    instance.set('/head', 'An');
    expect(instance.valueAt('/called')).toBe('An');
  });

  test('[FORM] tried out by steps, a position is the four numbers ODK writes', () => {
    const form = aForm([ask('geopoint', 'at'), ask('geotrace', 'way')]);
    const { values, problems } = answerForm(
      form,
      [
        { path: '/at', value: '21.5 105' },
        { path: '/way', value: '21.5 105 3 4.5;-1 2;' },
        { path: '/at2', value: 'x' },
      ],
      context,
    );
    expect(values).toEqual({
      '/at': '21.5 105.0 0.0 0.0',
      '/way': '21.5 105.0 3.0 4.5; -1.0 2.0 0.0 0.0',
    });
    expect(problems.map(({ path }) => path)).toEqual(['/at2']);
  });

  test('[FORM] tried out by steps, what a filter does not offer cannot be picked', () => {
    const list = ['a', 'b'].map((name) => ({
      name,
      label: same(name),
      cells: { k: name },
    }));
    const form = aForm(
      [
        ask('text', 'of'),
        ask('select_one', 'one', {
          list: 'l',
          choiceFilter: ['=', ['&', 'k'], ['$', '/of']],
        }),
      ],
      { l: list },
    );
    const steps = ['b', 'a', 'a'].map((value, i) => ({
      path: i === 1 ? '/one' : '/of',
      value,
    }));
    expect(answerForm(form, steps, context).values['/one']).toBe('');
  });
});
