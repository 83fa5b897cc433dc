import type { Pool } from 'pg';
import * as z from 'zod';
import { many, run } from './query.ts';
import { asSystem } from './scope.ts';

const Counter = z.object({ key: z.string(), count: z.number(), endsAt: z.string() });
/** How often something was tried in the running window, this time included, and when the window ends. */
export type Counter = z.infer<typeof Counter>;

/** What is counted: a key of the caller's making (no personal data in clear) and how long its window lasts. */
export type Counted = { key: string; windowMs: number };

/**
 * Counts one try under each key, in one statement; the counters are in PostgreSQL, so every node sees them.
 * @returns the counters in the order of the keys
 */
export const countTries = (pool: Pool, counted: readonly Counted[]): Promise<Counter[]> =>
  asSystem(pool, async (tx) => {
    const found = await many(
      tx,
      Counter,
      `insert into rate_counter as c (key, count, ends_at)
       select key, 1, now() + ms * interval '1 millisecond'
       from unnest($1::text[], $2::float8[]) as t (key, ms) order by key
       on conflict (key) do update set
         count = case when c.ends_at <= now() then 1 else c.count + 1 end,
         ends_at = case when c.ends_at <= now() then excluded.ends_at else c.ends_at end
       returning key, count, ends_at as "endsAt"`,
      [counted.map(({ key }) => key), counted.map(({ windowMs }) => windowMs)],
    );
    // One call in a hundred sweeps: old windows are of no use to anyone.
    if (found.some(({ count }) => count % 100 === 0))
      await run(tx, `delete from rate_counter where ends_at < now() - interval '1 day'`);
    const byKey = new Map(found.map((counter) => [counter.key, counter]));
    return counted.flatMap(({ key }) => byKey.get(key) ?? []);
  });

/** Reads counters without counting; keys whose window has ended are left out. */
export const readTries = (pool: Pool, keys: readonly string[]): Promise<Counter[]> =>
  asSystem(pool, (tx) =>
    many(
      tx,
      Counter,
      `select key, count, ends_at as "endsAt" from rate_counter
       where key = any ($1) and ends_at > now()`,
      [keys],
    ),
  );

/** Forgets the tries under a key, after one that succeeded. */
export const forgetTries = (pool: Pool, keys: readonly string[]): Promise<void> =>
  asSystem(pool, async (tx) => {
    await run(tx, 'delete from rate_counter where key = any ($1)', [keys]);
  });
