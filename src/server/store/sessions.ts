import type { Pool } from 'pg';
import * as z from 'zod';
import { one, run } from './query.ts';
import { asSystem, type Tx } from './scope.ts';

const Session = z.object({
  tokenHash: z.string(),
  personId: z.string(),
  name: z.string(),
  deviceId: z.string(),
  mustChangePassword: z.boolean(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
});
/** A session that holds: neither expired nor revoked, and its person not disabled. */
export type Session = z.infer<typeof Session>;

/** Finds a session by the hash of its token; null when it holds no longer. */
export const findSession = (pool: Pool, tokenHash: string): Promise<Session | null> =>
  asSystem(pool, (tx) =>
    one(
      tx,
      Session,
      `select s.token_hash as "tokenHash", s.person_id as "personId", p.name, s.device_id as "deviceId",
         coalesce(c.must_change, true) as "mustChangePassword",
         s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
       from session s join person p on p.id = s.person_id
         left join credential c on c.person_id = s.person_id
       where s.token_hash = $1 and s.revoked_at is null and s.expires_at > now()
         and p.disabled_at is null`,
      [tokenHash],
    ),
  );

/** Opens a session. */
export const insertSession = (
  pool: Pool,
  session: { tokenHash: string; personId: string; deviceId: string; expiresAt: string },
): Promise<void> =>
  asSystem(pool, async (tx) => {
    await run(
      tx,
      `insert into session (token_hash, person_id, device_id, expires_at) values ($1, $2, $3, $4)`,
      [session.tokenHash, session.personId, session.deviceId, session.expiresAt],
    );
    // Dead sessions are kept a while for questions, then dropped in passing.
    await run(tx, `delete from session where expires_at < now() - interval '90 days'`);
  });

/** Moves the end of a session on; written at most once a day, however often the device syncs. */
export const renewSession = (
  pool: Pool,
  tokenHash: string,
  expiresAt: string,
): Promise<boolean> =>
  asSystem(pool, async (tx) => {
    const touched = await run(
      tx,
      `update session set last_seen_at = now(), expires_at = $2
       where token_hash = $1 and revoked_at is null and last_seen_at < now() - interval '1 day'`,
      [tokenHash, expiresAt],
    );
    return touched > 0;
  });

/** Ends one session. */
export const revokeSession = (pool: Pool, tokenHash: string): Promise<void> =>
  asSystem(pool, async (tx) => {
    await run(
      tx,
      'update session set revoked_at = now() where token_hash = $1 and revoked_at is null',
      [tokenHash],
    );
  });

/** Ends every session of a person, except one if named; returns how many. */
export const revokeSessionsOf = (
  tx: Tx,
  personId: string,
  except: string | null = null,
): Promise<number> =>
  run(
    tx,
    `update session set revoked_at = now()
     where person_id = $1 and revoked_at is null and token_hash is distinct from $2`,
    [personId, except],
  );

/** Whether the person has signed in from this browser before; notes that it was used. */
export const findDevice = (
  pool: Pool,
  personId: string,
  tokenHash: string,
): Promise<boolean> =>
  asSystem(pool, async (tx) => {
    const known = await run(
      tx,
      `update device set last_used_at = now() where person_id = $1 and token_hash = $2
         and last_used_at > now() - interval '400 days'`,
      [personId, tokenHash],
    );
    return known > 0;
  });

/** Remembers the browser for this person, after a sign-in that succeeded. */
export const rememberDevice = (
  pool: Pool,
  personId: string,
  tokenHash: string,
): Promise<void> =>
  asSystem(pool, async (tx) => {
    await run(
      tx,
      `insert into device (person_id, token_hash) values ($1, $2)
       on conflict (person_id, token_hash) do update set last_used_at = now()`,
      [personId, tokenHash],
    );
  });
