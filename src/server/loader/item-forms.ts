// The forms of what a plan asks for where the plan itself names none: its channels say how a thing is done, and each
// channel has its form. What a plan names is left as it is.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { GENERAL_FORM } from '../../domain/task.ts';
import { seedDir } from '../database/package-root.ts';
import type { SeedItem, SeedPlan } from './seed-plan.ts';

/** The form of each channel. */
export type ChannelForms = Readonly<Record<string, string>>;

/** Reads which form each channel is reported in. */
export async function readChannelForms(): Promise<ChannelForms> {
  const text = await readFile(join(seedDir(), 'form-by-channel.json'), 'utf8');
  const file = z.object({ channels: z.record(z.string(), z.string()) });
  return file.parse(JSON.parse(text)).channels;
}

function namedForms(item: SeedItem, byChannel: ChannelForms): SeedItem {
  if (item.form !== null) return item;
  const found = item.channels.map((channel) => byChannel[channel] ?? GENERAL_FORM);
  const [form = GENERAL_FORM, ...also] = new Set([...found, ...item.also]);
  return { ...item, form, also };
}

/** The plan with the forms of every item named. */
export const withForms = (plan: SeedPlan, byChannel: ChannelForms): SeedPlan => ({
  ...plan,
  items: plan.items.map((item) => namedForms(item, byChannel)),
});
