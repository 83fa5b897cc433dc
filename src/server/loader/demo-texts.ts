// What demo people write, as data: activities by task, difficulties, and what a reviewer answers. In the texts
// {thon} is a hamlet, {xa} the commune, {cap} its kind, {n} the people who came, {a} and {b} drawn numbers.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { seedDir } from '../database/package-root.ts';

const range = z.tuple([z.int(), z.int()]);
const shared = {
  where: z.enum(['commune', 'centre']),
  text: z.string(),
  a: range.optional(),
  b: range.optional(),
  photos: z.array(z.string()).default([]),
  /** Communes that alone have this, and those that do not. */
  only: z.array(z.string()).optional(),
  not: z.array(z.string()).default([]),
};

export const Activity = z.strictObject({
  ...shared,
  task: z.string(),
  channel: z.string(),
  people: range.optional(),
  audiences: z.array(z.string()).optional(),
  place: z.string().optional(),
  time: z.tuple([z.string(), z.string()]).optional(),
  coord: z.string().optional(),
  products: z
    .array(z.tuple([z.string(), z.union([z.int(), z.literal('a')])]))
    .default([]),
  cost: range.optional(),
  funding: z.string().optional(),
  progress: z.enum(['IN_PROGRESS', 'PARTIAL', 'DONE']).default('IN_PROGRESS'),
  /** Does not happen in a special zone at sea. */
  mainland: z.boolean().default(false),
});
export type Activity = z.infer<typeof Activity>;

export const Difficulty = z.strictObject({
  ...shared,
  impact: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  category: z.string(),
  proposal: z.string(),
  /** What the reviewer says when it is settled. */
  answer: z.string(),
});
export type Difficulty = z.infer<typeof Difficulty>;

/** What is asked for, where, and what the author then changes. */
export const Return = z.strictObject({
  /** Fits only a text that has this. */
  when: z
    .enum(['citizens', 'people', 'photos', 'products', 'done', 'no-coord', 'no-place'])
    .optional(),
  comment: z.string(),
  fields: z.array(z.strictObject({ path: z.string(), comment: z.string() })),
  add: z.string(),
  fewer: z.int().optional(),
  coord: z.string().optional(),
  place: z.boolean().optional(),
  progress: z.string().optional(),
});
export type Return = z.infer<typeof Return>;

const Replies = z.strictObject({
  returns: z.array(Return),
  approvals: z.array(z.string().nullable()),
  withdrawals: z.array(z.string().nullable()),
  others: z.array(z.string()),
});
export type DemoTexts = z.infer<typeof Replies> & {
  activities: Activity[];
  difficulties: Difficulty[];
};

const read = async (file: string): Promise<unknown> =>
  JSON.parse((await readFile(join(seedDir(), 'demo', file), 'utf8')).normalize('NFC'));

/** Reads all texts. @throws Error when a file is not as it should be */
export async function readDemoTexts(): Promise<DemoTexts> {
  return {
    ...Replies.parse(await read('replies.json')),
    activities: z.array(Activity).parse(await read('activities.json')),
    difficulties: z.array(Difficulty).parse(await read('difficulties.json')),
  };
}

/** A number as officials write it: 05, 48, 1.200. */
const sayNumber = (n: number): string =>
  n < 10 ? `0${n}` : String(n).replace(/\B(?=(\d{3})+$)/g, '.');

/** Fills the places of a text. @throws Error when something it names is not known */
export const fillText = (
  text: string,
  known: Readonly<Record<string, string | number>>,
): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = known[name];
    if (value === undefined) throw new Error(`demo text without ${place}: ${text}`);
    return typeof value === 'number' ? sayNumber(value) : value;
  });
