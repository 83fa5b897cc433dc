// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import { FormDefinition } from '../../../src/domain/form/form.ts';
import { compileForm } from '../../../src/server/forms/compile-form.ts';
import { faultsOf, goodSettings, tablesOf } from './form-tables.ts';

const q = (type: string, name: string, more: Record<string, string> = {}) => ({
  type,
  name,
  label: name,
  ...more,
});
const yesNo = ['yes', 'no'].map((name) => ({ list_name: 'yn', name, label: name }));

describe('[FORM] a form compiles to what its rows say', () => {
  const compiled = (...parts: Parameters<typeof tablesOf>) => {
    const result = compileForm(tablesOf(...parts));
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return FormDefinition.parse(result.value);
  };

  test('[FORM] every column finds its place', () => {
    const form = compiled(
      [
        {
          type: 'select_one yn',
          name: 'fun',
          'label::Tiếng Việt (vi)': '  Vui không?  '.normalize('NFD'),
          'label::English (en)': 'Fun?',
          hint: 'Chọn một',
          required: 'yes',
          'required_message::Tiếng Việt (vi)': 'Cần chọn.',
          default: 'no',
        },
        { type: 'begin_group', name: 'more', label: 'Thêm', appearance: 'details' },
        q('integer', 'n', {
          relevant: "${fun} = 'yes'",
          constraint: '. >= 0',
          constraint_message: 'Không âm.',
          readonly: 'no',
          appearance: 'money',
          default: '5',
        }),
        q('select_multiple yn', 'many', { default: 'yes no' }),
        q('date', 'day', { default: 'today()' }),
        q('image', 'photo', { parameters: 'max-pixels=1600' }),
        { type: 'end_group' },
        { type: 'calculate', name: 'c', calculation: '${n} * 2' },
      ],
      yesNo,
      { ...goodSettings, 'attribute::title_en': 'Try', default_language: 'English (en)' },
    );
    expect(form).toMatchObject({
      id: 'T',
      version: '1',
      title: { vi: 'Thử', en: 'Try' },
      defaultLanguage: 'en',
      lists: { yn: [{ name: 'yes', label: { vi: 'yes', en: 'yes' } }, { name: 'no' }] },
    });
    const [fun, more, c] = form.items;
    expect(fun).toEqual({
      kind: 'select_one',
      name: 'fun',
      label: { vi: 'Vui không?', en: 'Fun?' },
      hint: { vi: 'Chọn một', en: 'Chọn một' },
      list: 'yn',
      required: true,
      requiredMessage: { vi: 'Cần chọn.', en: 'Cần chọn.' },
      default: 'no',
    });
    expect(more).toMatchObject({ kind: 'group', appearance: 'details' });
    expect(more && 'items' in more ? more.items : []).toMatchObject([
      {
        relevant: ['=', ['$', '/fun'], 'yes'],
        constraint: ['>=', ['.'], 0],
        constraintMessage: { vi: 'Không âm.' },
        appearance: 'money',
        default: 5,
      },
      { default: ['yes', 'no'] },
      { dynamicDefault: ['today'] },
      { parameters: { 'max-pixels': '1600' } },
    ]);
    expect(c).toEqual({
      kind: 'calculate',
      name: 'c',
      calculation: ['*', ['$', '/more/n'], 2],
    });
  });
});

describe('[FORM] every fault at once, each with its cell', () => {
  test('[FORM] one form with many faults names them all', () => {
    const faults = faultsOf(
      [
        q('text', 'a', { relevant: '${bb} = 1 and nope()', constraint: '. >' }),
        q('integer', 'b b', { default: 'ba' }),
        { type: 'select_one gone', name: 'c' },
        { name: 'd', label: 'D' },
        q('decimal', 'e'),
        q('hologram', 'f'),
        q('text', 'A'),
        { type: 'end_group' },
        { type: 'begin_repeat', name: 'r', label: 'R' },
      ],
      [{ list_name: 'l', name: 'a a', label: 'x' }],
      { form_title: 'Thử' },
    );
    expect(faults).toEqual([
      'settings 2 form_id missing-setting form_id',
      'settings 2 version missing-setting version',
      'choices 2 name invalid-choice-name a a',
      'survey 3 name invalid-name b b',
      'survey 5 type missing-type ',
      'survey 6 type unsupported-type decimal',
      'survey 7 type unknown-type hologram',
      'survey 8 name duplicate-name A',
      'survey 9 type unexpected-end end_group',
      'survey 10 type missing-end begin_repeat',
      'survey 2 relevant unknown-name bb',
      'survey 2 relevant unknown-function nope',
      'survey 2 constraint expression-syntax . >',
      'survey 3 default invalid-default ba',
      'survey 4 label missing-label c',
      'survey 4 type missing-list gone',
    ]);
  });

  test.each([
    ['a name nothing can be called', [q('text', '__proto__')], 'invalid-name'],
    ['a row without a name', [{ type: 'text', label: 'x' }], 'missing-name'],
    [
      'a calculation that is missing',
      [{ type: 'calculate', name: 'c' }],
      'missing-calculation',
    ],
    [
      'a question both asked and calculated',
      [q('text', 'a', { calculation: '1' })],
      'unsupported-calculation',
    ],
    [
      'an appearance nobody draws',
      [q('text', 'a', { appearance: 'fancy' })],
      'unsupported-appearance',
    ],
    [
      'a parameter nobody reads',
      [q('image', 'a', { parameters: 'zoom=2' })],
      'unsupported-parameter',
    ],
    [
      'an answer inside a label',
      [q('text', 'a'), { type: 'note', name: 'n', label: '${a}' }],
      'unsupported-reference',
    ],
    [
      'a choice filter',
      [q('select_one yn', 'a', { choice_filter: 'true()' })],
      'unsupported-column',
    ],
    ['a trigger', [q('text', 'a', { trigger: '${a}' })], 'unsupported-column'],
    [
      'a repeat count',
      [
        { type: 'begin_repeat', name: 'r', label: 'r', repeat_count: '2' },
        { type: 'end_repeat' },
      ],
      'unsupported-column',
    ],
    ['a column nobody knows', [q('text', 'a', { colour: 'red' })], 'unknown-column'],
    ['a third language', [q('text', 'a', { 'hint::fr': 'x' })], 'unsupported-language'],
    [
      'an ambiguous name',
      [
        q('begin_group', 'g'),
        q('text', 'a'),
        { type: 'end_group' },
        q('text', 'a'),
        q('text', 'b', { relevant: '${a}' }),
      ],
      'ambiguous-name',
    ],
    [
      'a group closed as a repeat',
      [q('begin_group', 'g'), { type: 'end_repeat' }, { type: 'end_group' }],
      'unexpected-end',
    ],
    [
      'a default of another list',
      [q('select_one yn', 'a', { default: 'maybe' })],
      'invalid-default',
    ],
    ['a file to choose from', [q('select_one_from_file x.csv', 'a')], 'unsupported-type'],
  ])('[FORM] refuses %s, and only that', (_name, survey, code) => {
    const faults = faultsOf(survey as Record<string, string>[], yesNo);
    expect(faults.map((line) => line.split(' ')[3])).toEqual([code]);
  });

  test('[FORM] refuses a choice that stands twice, has no label, or no list', () => {
    expect(
      faultsOf(
        [],
        [...yesNo, { list_name: 'yn', name: 'yes' }, { name: 'x', label: 'x' }],
      ),
    ).toEqual([
      'choices 4 label missing-label yes',
      'choices 4 name duplicate-choice yes',
      'choices 5 list_name missing-list ',
    ]);
  });

  test('[FORM] names the ring of items that wait for one another', () => {
    const calc = (name: string, calculation: string) => ({
      type: 'calculate',
      name,
      calculation,
    });
    expect(
      faultsOf([calc('a', '${b}'), calc('b', '${c}'), calc('c', '${a} + 1')]),
    ).toEqual(['survey 2 calculation circular a → b → c → a']);
  });

  test('[FORM] says what was probably meant', () => {
    const result = compileForm(
      tablesOf([
        q('integer', 'participants_total'),
        q('text', 'b', { relevant: '${participant_total} > 1' }),
      ]),
    );
    expect(result.ok ? null : result.problem[0]).toMatchObject({
      code: 'unknown-name',
      text: 'participant_total',
      at: 0,
      fix: '${participants_total}',
      message: { vi: 'Không có câu hỏi nào tên “participant_total”.' },
    });
  });
});
