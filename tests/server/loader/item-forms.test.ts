import { expect, test } from 'vitest';
import { readSeedPlans } from '../../../src/server/loader/demo-plans.ts';
import { readChannelForms, withForms } from '../../../src/server/loader/item-forms.ts';
import type { SeedItem } from '../../../src/server/loader/seed-plan.ts';

const [plan] = await readSeedPlans();
const byChannel = await readChannelForms();

function formsOf(over: Partial<SeedItem>): string[] {
  const item = plan?.items[0];
  if (plan === undefined || item === undefined) throw new Error('no plan');
  const items = [{ ...item, form: null, also: [], ...over }];
  return withForms({ ...plan, items }, byChannel).items.flatMap(({ form, also }) => [
    form ?? '',
    ...also,
  ]);
}

test('[LOADER] where a plan names no form, its channels do, in their order and each once', () => {
  expect(formsOf({ channels: ['LOUDSPEAKER', 'WEBSITE', 'RADIO'] })).toEqual([
    'F06',
    'F03',
  ]);
  expect(formsOf({ channels: ['DIALOGUE'], also: ['F10a'] })).toEqual(['F08', 'F10a']);
});

test('[LOADER] a channel nobody knows, and none at all, is something else: F01', () => {
  expect(formsOf({ channels: ['BY_PIGEON'] })).toEqual(['F01']);
  expect(formsOf({ channels: [] })).toEqual(['F01']);
});

test('[LOADER] what the plan names is left alone', () => {
  expect(formsOf({ channels: ['RADIO'], form: 'F04', also: ['F03'] })).toEqual([
    'F04',
    'F03',
  ]);
});
