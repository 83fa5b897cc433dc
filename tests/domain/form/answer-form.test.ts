import { describe, expect, test } from 'vitest';
import { answerForm } from '../../../src/domain/form/answer-form.ts';
import { aContext, aForm, ask, same, section } from './form-builder.ts';

const form = aForm(
  [
    section('group', 'group', [
      section('repeat', 'repeat', [
        ask('text', 'name', { required: true }),
        ask('integer', 'age', { constraint: ['<', ['.'], 120], default: 1 }),
        ask('select_multiple', 'many', { list: 'l' }),
      ]),
    ]),
    ask('calculate', 'sum', { calculation: ['sum', ['$', '/group/repeat/age']] }),
    ask('text', 'only', { relevant: ['>', ['$', '/sum'], 100] }),
  ],
  { l: ['a', 'b'].map((name) => ({ name, label: same(name) })) },
);
const run = (steps: { path: string; value: unknown }[]) =>
  answerForm(form, steps, aContext());

describe('[FORM] a form filled in by steps', () => {
  test('[FORM] opens with one row, and tells every item by its path', () => {
    expect(run([])).toEqual({
      values: {
        '/group/repeat[1]/name': '',
        '/group/repeat[1]/age': 1,
        '/group/repeat[1]/many': '',
        '/sum': 1,
        '/only': '',
      },
      relevant: {
        '/group': true,
        '/group/repeat': true,
        '/group/repeat[1]': true,
        '/group/repeat[1]/name': true,
        '/group/repeat[1]/age': true,
        '/group/repeat[1]/many': true,
        '/sum': true,
        '/only': false,
      },
      problems: [
        { path: '/group/repeat[1]/name', kind: 'required', message: expect.anything() },
      ],
    });
  });

  test('[FORM] makes the rows a step goes into, and takes numbers and words written as text', () => {
    const { values, relevant, problems } = run([
      { path: '/group/repeat[3]/age', value: '150' },
      { path: '/group/repeat[1]/name', value: 'An' },
      { path: '/group/repeat[2]/name', value: 'Bình' },
      { path: '/group/repeat[3]/name', value: 'Chi' },
      { path: '/group/repeat[2]/many', value: 'b a' },
    ]);
    expect(values['/sum']).toBe(152);
    expect(values['/group/repeat[2]/many']).toBe('a b');
    expect(relevant['/only']).toBe(true);
    expect(problems.map((p) => [p.path, p.kind])).toEqual([
      ['/group/repeat[3]/age', 'constraint'],
    ]);
  });

  test('[FORM] takes steps in their order; an empty value takes the answer away', () => {
    const { values } = run([
      { path: '/group/repeat[1]/name', value: 'An' },
      { path: '/group/repeat[1]/name', value: '' },
      { path: '/group/repeat[1]/age', value: 5 },
    ]);
    expect([values['/group/repeat[1]/name'], values['/sum']]).toEqual(['', 5]);
  });

  test('[FORM] tells of steps to nowhere', () => {
    const steps = [
      '/nobody',
      '/group',
      '/group/repeat[0]/name',
      'x',
      '/group/repeat[1]/nobody',
    ];
    const { problems } = run(steps.map((path) => ({ path, value: 'x' })));
    expect(problems.slice(0, 5).map((p) => p.path)).toEqual(steps);
  });

  test('[FORM] a step into a row of a row makes both', () => {
    const nested = aForm([
      section('repeat', 'out', [section('repeat', 'in', [ask('text', 'x')])]),
      ask('calculate', 'n', { calculation: ['count', ['$', '/out/in']] }),
    ]);
    const { values } = answerForm(
      nested,
      [{ path: '/out[2]/in[2]/x', value: 'a' }],
      aContext(),
    );
    expect(values).toEqual({
      '/out[1]/in[1]/x': '',
      '/out[2]/in[1]/x': '',
      '/out[2]/in[2]/x': 'a',
      '/n': 3,
    });
  });

  test('[FORM] a path that names no row of a repeat means the first', () => {
    const { values, problems } = run([{ path: '/group/repeat/age', value: 7 }]);
    expect(values).toMatchObject({ '/group/repeat[1]/age': 7, '/sum': 7 });
    expect(problems.map(({ path }) => path)).toEqual(['/group/repeat[1]/name']);
  });
});
