import { expect, test } from 'vitest';
import { compareForms } from '../../../src/domain/form/compare-forms.ts';
import type { FormDefinition, FormItem } from '../../../src/domain/form/form.ts';

const said = (vi: string) => ({ vi, en: vi });
const formOf = (
  items: FormItem[],
  lists: FormDefinition['lists'] = {},
): FormDefinition => ({
  id: 'F',
  version: '1',
  title: said('Phiếu'),
  defaultLanguage: 'vi',
  items,
  lists,
});
const text: FormItem = { kind: 'text', name: 'a', label: said('Kết quả') };
const changes = (before: FormDefinition, after: FormDefinition) =>
  compareForms(before, after).map(({ path, kind }) => `${path} ${kind}`);

test('[COMPARE] a form is no different from itself', () => {
  expect(compareForms(formOf([text]), formOf([text]))).toEqual([]);
});

test('[COMPARE] what came, what went, and what is of another type', () => {
  const number: FormItem = { kind: 'integer', name: 'a', label: said('Kết quả') };
  const group: FormItem = { kind: 'group', name: 'g', items: [text] };
  expect(changes(formOf([text]), formOf([number, group]))).toEqual([
    '/a type',
    '/g added',
    '/g/a added',
  ]);
  expect(changes(formOf([text, group]), formOf([text]))).toEqual([
    '/g removed',
    '/g/a removed',
  ]);
});

test('[COMPARE] wording with both wordings, rules, choices and looks each on their own', () => {
  const select: FormItem = { kind: 'select_one', name: 'b', list: 'l' };
  const before = formOf([text, select], { l: [{ name: 'x', label: said('X') }] });
  const after = formOf(
    [
      { ...text, label: said('Việc đã làm'), required: true, appearance: 'multiline' },
      select,
    ],
    { l: [{ name: 'x', label: said('Khác') }] },
  );
  expect(changes(before, after)).toEqual([
    '/a label',
    '/a rules',
    '/a look',
    '/b choices',
  ]);
  expect(compareForms(before, after)[0]).toMatchObject({
    from: 'Kết quả',
    to: 'Việc đã làm',
  });
});
