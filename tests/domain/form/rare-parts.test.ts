import { expect, test } from 'vitest';
import type { FormDefinition } from '../../../src/domain/form/form.ts';
import { moreFunctions } from '../../../src/domain/form/function-more.ts';
import { hasRareParts, RARE_FUNCTIONS } from '../../../src/domain/form/rare-parts.ts';
import { builtInForms } from '../../../src/server/forms/built-in.ts';
import { ALL_KINDS } from '../../support/all-kinds-form.ts';

test('the names of rare functions are those of their table', () => {
  expect([...RARE_FUNCTIONS].sort()).toEqual(Object.keys(moreFunctions).sort());
});

test('a form with a rare kind, look, function or order is told from a common one', () => {
  const form = (...items: FormDefinition['items']): FormDefinition => ({
    ...ALL_KINDS,
    items,
  });
  const plain = { kind: 'text', name: 'a' } as const;
  expect(hasRareParts(ALL_KINDS)).toBe(true);
  expect(hasRareParts(form(plain))).toBe(false);
  expect(hasRareParts(form({ ...plain, kind: 'rank' }))).toBe(true);
  expect(hasRareParts(form({ ...plain, kind: 'image' }))).toBe(false);
  expect(
    hasRareParts(form({ ...plain, kind: 'image', appearance: 'w1 signature' })),
  ).toBe(true);
  expect(hasRareParts(form({ ...plain, constraint: ['>', ['sqrt', 4], 1] }))).toBe(true);
  expect(hasRareParts(form({ ...plain, parameters: { randomize: 'true' } }))).toBe(true);
  const f01 = builtInForms('src/server/seed').find(({ id }) => id === 'F01');
  // Documents may be put beside every activity, so every device that reports one keeps the rare fields too.
  expect(f01 && hasRareParts(f01)).toBe(true);
});
