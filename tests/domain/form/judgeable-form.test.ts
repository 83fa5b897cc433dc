import { expect, test } from 'vitest';
import { checkFiled } from '../../../src/domain/form/check-filed.ts';
import type { FormDefinition, FormItem } from '../../../src/domain/form/form.ts';
import { moreFunctions } from '../../../src/domain/form/function-more.ts';
import { judgeableForm } from '../../../src/domain/form/judgeable-form.ts';
import { useMoreFunctions } from '../../../src/domain/form/more-functions.ts';
import { prepareForm } from '../../../src/domain/form/prepare-form.ts';
import { aContext } from '../../support/build.ts';

useMoreFunctions(moreFunctions);
const items: FormItem[] = [
  { kind: 'integer', name: 'many' },
  { kind: 'select_one', name: 'unit', list: 'units' },
  {
    kind: 'calculate',
    name: 'label',
    calculation: ['pulldata', 'units', 'label', 'name', ['$', '/unit']],
  },
  { kind: 'calculate', name: 'spoken', calculation: ['concat', ['$', '/label'], '!'] },
  { kind: 'calculate', name: 'double', calculation: ['*', ['$', '/many'], 2] },
];
const form: FormDefinition = {
  id: 'F',
  version: '1',
  title: { vi: 'Phiếu', en: 'Form' },
  defaultLanguage: 'vi',
  items,
  lists: {},
  files: { units: { file: 'units.csv', value: 'name', label: 'label' } },
};
const filed = { many: 4, unit: 'u1', label: 'Xã A', spoken: 'Xã A!', double: 8 };
const rows = { units: [{ name: 'u1', label: 'Xã A' }] };
const wrong = (answers: object, files = {}) =>
  checkFiled(
    prepareForm(judgeableForm(form, files)),
    { ...filed, ...answers },
    aContext(),
    files,
  ).map(({ path }) => path);

test('[FORM-FILES] what was worked out from a list that is not here counts as filed', () => {
  expect(wrong({})).toEqual([]);
  // Without letting go of it, the very same phiếu would be held back.
  expect(checkFiled(prepareForm(form), filed, aContext())).not.toEqual([]);
});

test('[FORM-FILES] everything that follows from it, and all else, is worked out again', () => {
  expect(wrong({ spoken: 'Xã B!' })).toEqual(['/spoken']);
  expect(wrong({ double: 9 })).toEqual(['/double']);
});

test('[FORM-FILES] with the list at hand nothing is let go of', () => {
  expect(judgeableForm(form, rows)).toBe(form);
  expect(wrong({}, rows)).toEqual([]);
  expect(wrong({ label: 'Xã B', spoken: 'Xã B!' }, rows)).toContain('/label');
  expect(wrong({ unit: 'u9', label: undefined, spoken: '!' }, rows)).toContain('/unit');
});

test('[FORM-FILES] what only such a list could tell is not missed and not forbidden', () => {
  const asked: FormItem = {
    kind: 'text',
    name: 'why',
    required: true,
    relevant: ['=', ['pulldata', 'units', 'kind', 'name', ['$', '/unit']], 'xa'],
  };
  const more = { ...form, items: [...items, asked] };
  const judge = (answers: object) =>
    checkFiled(
      prepareForm(judgeableForm(more, {})),
      { ...filed, ...answers },
      aContext(),
    );
  expect([judge({}), judge({ why: 'vì' })]).toEqual([[], []]);
});

test('[FORM-FILES] the label of a choice is let go of only where the choice is from such a list', () => {
  const named = (name: string, path: string): FormItem => ({
    kind: 'calculate',
    name,
    calculation: ['jr:choice-name', ['$', path], ['$', path]],
  });
  const more = {
    ...form,
    items: [
      ...items,
      { kind: 'select_one', name: 'way', list: 'ways' } as const,
      named('way_said', '/way'),
      named('unit_said', '/unit'),
    ],
    lists: { ways: [{ name: 'loa', label: { vi: 'Loa', en: 'Speaker' } }] },
  };
  const judge = (answers: object) =>
    checkFiled(
      prepareForm(judgeableForm(more, {})),
      { ...filed, way: 'loa', way_said: 'Loa', unit_said: 'Xã A', ...answers },
      aContext(),
    ).map(({ path }) => path);
  expect(judge({})).toEqual([]);
  expect(judge({ way_said: 'Zalo' })).toEqual(['/way_said']);
  expect(judge({ unit_said: 'Xã B' })).toEqual([]);
});

test('[FORM-FILES] a note that shows what such a list said is as honest as a calculation', () => {
  const kind: FormItem['relevant'] = [
    'pulldata',
    'units',
    'kind',
    'name',
    ['$', '/unit'],
  ];
  const note: FormItem = { kind: 'note', name: 'shown', calculation: kind };
  const inside: FormItem = {
    kind: 'note',
    name: 'sum',
    calculation: ['+', ['$', '/many'], 1],
  };
  const ward: FormItem = {
    kind: 'group',
    name: 'ward',
    relevant: ['=', kind, 'xa'],
    items: [inside],
  };
  const more = { ...form, items: [...items, note, ward] };
  const told = { ...filed, shown: 'xa', ward: { sum: 5 } };
  expect(checkFiled(prepareForm(judgeableForm(more, {})), told, aContext())).toEqual([]);
});
