// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import { addRow, startAnswers } from '../../../src/domain/form/start-answers.ts';
import { aContext, aForm, ask, parsed, same, section } from './form-builder.ts';

const PATHS = [
  '/unit_name',
  '/lead',
  '/day',
  '/kind',
  '/g',
  '/g/opened',
  '/rows',
  '/rows/no',
];
const e = (source: string, self: string) => parsed(source, self, PATHS);
const form = aForm(
  [
    ask('hidden', 'unit_name'),
    ask('text', 'lead', { dynamicDefault: e('${unit_name}', '/lead') }),
    ask('date', 'day', { dynamicDefault: e('today()', '/day') }),
    ask('select_one', 'kind', { list: 'kinds', default: 'a' }),
    ask('select_multiple', 'more', { list: 'kinds' }),
    section('group', 'g', [
      ask('calculate', 'opened', { calculation: e('once(now())', '/g/opened') }),
    ]),
    section('repeat', 'rows', [
      ask('integer', 'no', { dynamicDefault: e('position(..)', '/rows/no') }),
      ask('integer', 'q', { default: 1 }),
    ]),
  ],
  { kinds: ['a', 'b'].map((name) => ({ name, label: same(name) })) },
);

describe('[FORM] a form opens with', () => {
  test('[FORM] its defaults, worked out with what the host handed in', () => {
    expect(startAnswers(form, aContext(), { unit_name: 'UBND xã Diên Lạc' })).toEqual({
      unit_name: 'UBND xã Diên Lạc',
      lead: 'UBND xã Diên Lạc',
      day: '2026-03-13',
      kind: 'a',
      g: { opened: '2026-03-13T09:30:00.000+07:00' },
    });
  });

  test('[FORM] what was handed in, in place of a default', () => {
    const answers = startAnswers(form, aContext(), {
      kind: 'b',
      day: '2026-03-01',
      lead: 'Sở',
    });
    expect(answers).toMatchObject({ kind: 'b', day: '2026-03-01', lead: 'Sở' });
  });

  test('[FORM] nothing it cannot hold: a code of another list, a name it has not', () => {
    const answers = startAnswers(form, aContext(), {
      kind: 'zzz',
      more: ['a', 'zzz'],
      day: '2026-02-30',
      nobody: 1,
      opened: 'x',
    });
    expect(answers).toMatchObject({ kind: 'a', day: '2026-03-13' });
    expect(answers).not.toHaveProperty('more');
    expect(answers).not.toHaveProperty('nobody');
  });

  test('[FORM] nothing from the nature of objects', () => {
    expect(
      startAnswers(form, aContext(), Object.create({ lead: 'x' })),
    ).not.toHaveProperty('lead');
  });
});

describe('[FORM] a row opens with', () => {
  test('[FORM] its defaults, each row its own, and leaves earlier rows alone', () => {
    let answers = addRow(form, {}, aContext(), '/rows', { q: 7 });
    answers = addRow(form, answers, aContext(), '/rows');
    expect(answers).toEqual({
      rows: [
        { q: 7, no: 1 },
        { q: 1, no: 2 },
      ],
    });
    expect(() => addRow(form, {}, aContext(), '/g')).toThrow(RangeError);
  });
});
