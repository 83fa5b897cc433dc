import { expect, test } from 'vitest';
import { fieldKindOf } from '../../src/client/fields/field-table.ts';
import { QUESTION_KINDS, type Question } from '../../src/domain/form/form.ts';

const kindOf = (kind: Question['kind'], appearance = '', choices = 0) =>
  fieldKindOf({ kind, name: 'q', appearance }, choices);

test('[FIELD] every kind of question has a field, except what nobody fills in and photos', () => {
  const without = QUESTION_KINDS.filter((kind) => kindOf(kind) === null);
  expect(without).toEqual(['note', 'image', 'calculate', 'hidden', 'meta']);
});

test('[FIELD] looks as the author asked, and by how much there is to choose from', () => {
  expect([2, 4, 5, 8, 9, 3321].map((n) => kindOf('select_one', '', n))).toEqual([
    'radio',
    'radio',
    'select',
    'select',
    'search-one',
    'search-one',
  ]);
  expect(kindOf('select_one', 'minimal', 3)).toBe('select');
  expect(kindOf('select_one', 'likert', 7)).toBe('radio');
  expect(kindOf('select_one', 'quick', 40)).toBe('search-one');
  expect(kindOf('select_multiple', 'minimal', 3)).toBe('search-many');
  expect(kindOf('select_multiple', 'w4', 6)).toBe('checks');
  expect(kindOf('image', 'w2 signature')).toBe('pad');
  expect(kindOf('image', 'annotate')).toBe('pad');
  expect(kindOf('text', 'numbers')).toBe('digits');
});
