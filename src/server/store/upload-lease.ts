import type { Pool } from 'pg';
import * as z from 'zod';
import { one, run } from './query.ts';
import { asSystem } from './scope.ts';

/** How long a lease lasts that is not renewed: its server has ended. */
export const LEASE_MS = 15_000;
const Lease = z.object({ holder: z.string(), isWanted: z.boolean() });

/**
 * Takes the lease on an upload if it is free; else leaves word that somebody waits.
 * @returns whether `holder` has it now
 */
export const takeLease = (pool: Pool, fileId: string, holder: string): Promise<boolean> =>
  asSystem(pool, async (tx) => {
    const lease = await one(
      tx,
      Lease,
      `insert into upload_lease as l (file_id, holder, ends_at)
       values ($1, $2, now() + $3 * interval '1 millisecond')
       on conflict (file_id) do update set
         holder = case when l.ends_at <= now() then excluded.holder else l.holder end,
         is_wanted = l.ends_at > now(),
         ends_at = case when l.ends_at <= now() then excluded.ends_at else l.ends_at end
       returning holder, is_wanted as "isWanted"`,
      [fileId, holder, LEASE_MS],
    );
    return lease?.holder === holder;
  });

/**
 * Renews a lease.
 * @returns whether somebody waits for it, or null when it is no longer this holder's
 */
export const renewLease = (
  pool: Pool,
  fileId: string,
  holder: string,
): Promise<boolean | null> =>
  asSystem(pool, async (tx) => {
    const lease = await one(
      tx,
      Lease,
      `update upload_lease set ends_at = now() + $3 * interval '1 millisecond'
       where file_id = $1 and holder = $2 returning holder, is_wanted as "isWanted"`,
      [fileId, holder, LEASE_MS],
    );
    return lease?.isWanted ?? null;
  });

/** Gives a lease back; nothing happens when it is somebody else's by now. */
export const dropLease = (pool: Pool, fileId: string, holder: string): Promise<number> =>
  asSystem(pool, (tx) =>
    run(tx, 'delete from upload_lease where file_id = $1 and holder = $2', [
      fileId,
      holder,
    ]),
  );
