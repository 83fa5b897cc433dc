// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import { FormDefinition } from '../../../src/domain/form/form.ts';
import { openInstance } from '../../../src/domain/form/form-instance.ts';
import { prepareForm } from '../../../src/domain/form/prepare-form.ts';
import { compileForm } from '../../../src/server/forms/compile-form.ts';
import { aContext } from '../../domain/form/form-builder.ts';
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
    const { form, faults } = compileForm(tablesOf(...parts));
    if (!form) throw new Error(JSON.stringify(faults));
    return FormDefinition.parse(form);
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
        q('osm', 'e'),
        q('hologram', 'f'),
        q('text', 'A'),
        { type: 'end_group' },
        { type: 'begin_repeat', name: 'r', label: 'R' },
      ],
      [{ list_name: 'l', name: 'a a', label: 'x' }],
      { form_title: 'Thử' },
    );
    expect(faults).toEqual([
      'survey 3 name invalid-name b b',
      'survey 5 type missing-type ',
      'survey 7 type unknown-type hologram',
      'survey 8 name similar-name A',
      'survey 9 type unexpected-end end_group',
      'survey 10 type missing-end begin_repeat',
      'choices 2 name spaced-choice-name a a',
      'survey 4 label missing-label c',
      'survey 4 type missing-list gone',
      'survey 2 relevant unknown-reference bb',
      'settings 2 form_id missing-setting form_id',
      'settings 2 version missing-setting version',
      'survey 2 relevant unknown-function nope',
      'survey 2 constraint expression-syntax . >',
      'survey 3 default invalid-default ba',
      'survey 6 type unsupported-type osm',
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

  test('[FORM] says what was probably meant, and where in the cell', () => {
    const { faults } = compileForm(
      tablesOf([
        q('integer', 'participants_total'),
        q('text', 'b', { relevant: '${participant_total} > 1' }),
        q('integr', 'c'),
      ]),
    );
    expect(faults.slice(0, 2)).toMatchObject([
      { code: 'unknown-type', text: 'integr', fix: 'integer' },
      {
        level: 'error',
        code: 'unknown-reference',
        text: 'participant_total',
        at: 0,
        fix: '${participants_total}',
        message: { vi: 'Không có câu hỏi nào tên “participant_total”.' },
      },
    ]);
  });
});

describe('[FORM] the rest of XLSForm finds its place too', () => {
  test('[FORM] answers in sentences, choices of a repeat, files, triggers and counts', () => {
    const { form, faults } = compileForm(
      tablesOf([
        q('begin_repeat', 'r', { repeat_count: '${n} + 1' }),
        q('text', 'who', { label: 'Ai, ngoài ${n} người?' }),
        { type: 'end_repeat' },
        q('integer', 'n'),
        q('select_one ${who}', 'head', { choice_filter: "${who} != ''" }),
        q('select_one_from_file xa.csv', 'commune', {
          parameters: 'value=code label=ten randomize=true',
          choice_filter: 'huyen = ${n}',
        }),
        { type: 'calculate', name: 'c', calculation: 'now()', trigger: '${n}' },
        q('range', 'scale', { parameters: 'end=5' }),
        { type: 'start', name: 'began' },
        { type: 'calculate', name: 'p', calculation: "pulldata('gia','b','c',${n})" },
      ]),
    );
    expect(faults.filter(({ level }) => level !== 'warning')).toEqual([]);
    expect(form).toMatchObject({
      files: {
        xa: { file: 'xa.csv', value: 'code', label: 'ten' },
        gia: { file: 'gia.csv', value: 'name', label: 'label' },
      },
      items: [
        {
          kind: 'repeat',
          repeatCount: ['+', ['$', '/n'], 1],
          items: [{ label: { vi: 'Ai, ngoài \ue000 người?' }, inserts: [['$', '/n']] }],
        },
        { name: 'n' },
        { listFrom: '/r/who' },
        { list: 'xa', parameters: { randomize: 'true' } },
        { name: 'c', triggers: ['/n'] },
        { kind: 'range', parameters: { start: '1', end: '5', step: '1' } },
        { kind: 'meta', meta: 'start' },
        { name: 'p' },
      ],
    });
  });

  test('[FORM] a trigger without a calculation takes the answer away', () => {
    const { form } = compileForm(
      tablesOf([q('integer', 'n'), q('text', 't', { trigger: '${n}' })]),
    );
    if (!form) throw new Error('the form was refused');
    const instance = openInstance(prepareForm(form), { n: 1, t: 'a' }, aContext());
    expect(instance.valueAt('/t')).toBe('a');
    instance.set('/n', 2);
    expect(instance.answers).toEqual({ n: 2 });
  });

  test('[FORM] or_other is a further choice and a question behind it', () => {
    const { form } = compileForm(tablesOf([q('select_one yn or_other', 'a')], yesNo));
    expect(form?.lists.yn?.map(({ name }) => name)).toEqual(['yes', 'no', 'other']);
    expect(form?.items[1]).toMatchObject({
      name: 'a_other',
      relevant: ['selected', ['$', '/a'], 'other'],
    });
  });

  test('[FORM] a file that is not there is a warning, and no more', () => {
    const survey = [q('select_one_from_file xa.csv', 'a', { image: 'tranh.png' })];
    const { form, faults } = compileForm(tablesOf(survey), new Set(['xa.csv']));
    expect(form).not.toBeNull();
    expect(faults).toMatchObject([
      { level: 'warning', code: 'missing-file', text: 'tranh.png' },
    ]);
  });

  test('[FORM] what stands on no screen is not asked, so that it can never hold a phiếu back', () => {
    const rules = { required: 'yes', constraint: '. > 1' };
    const survey = [
      q('integer', 'n', rules),
      { type: 'calculate', name: 'c', label: 'C', calculation: '${n} * 2', ...rules },
      { type: 'integer', name: 'd', calculation: '${n}', ...rules },
      { type: 'hidden', name: 'h', ...rules },
    ];
    const { form, faults } = compileForm(tablesOf(survey));
    expect(form?.items.map((item) => ['required' in item, 'constraint' in item])).toEqual(
      [
        [true, true],
        [false, false],
        [false, false],
        [false, false],
      ],
    );
    expect(faults.map(({ level, code, row }) => `${level} ${code} ${row}`)).toEqual(
      [3, 3, 4, 4, 5, 5].map((row) => `warning unseen-rule ${row}`),
    );
  });
});
