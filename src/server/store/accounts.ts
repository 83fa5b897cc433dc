import type { Pool } from 'pg';
import * as z from 'zod';
import { one, run } from './query.ts';
import { asSystem, type Tx } from './scope.ts';
import { revokeSessionsOf } from './sessions.ts';

const Account = z.object({
  personId: z.string(),
  name: z.string(),
  hash: z.string().nullable(),
  mustChangePassword: z.boolean(),
  disabled: z.boolean(),
  /** Names the person signs in with: a password must not be one of them. */
  logins: z.array(z.string()),
});
export type Account = z.infer<typeof Account>;

const COLUMNS = `select p.id as "personId", p.name, c.hash,
    coalesce(c.must_change, true) as "mustChangePassword", p.disabled_at is not null as disabled,
    array_remove(array[p.phone_login, p.user_login], null) as logins
  from person p left join credential c on c.person_id = p.id`;

/** Finds an account by sign-in name, as `normaliseLogin` writes it. */
export const findAccount = (pool: Pool, login: string): Promise<Account | null> =>
  asSystem(pool, (tx) =>
    one(tx, Account, `${COLUMNS} where p.phone_login = $1 or p.user_login = $1`, [login]),
  );

/** Reads the account of a person. */
export const readAccount = (pool: Pool, personId: string): Promise<Account | null> =>
  asSystem(pool, (tx) => one(tx, Account, `${COLUMNS} where p.id = $1`, [personId]));

/** Gives a person a password inside an open transaction; sessions stay. */
export const writeCredential = (
  tx: Tx,
  personId: string,
  hash: string,
  mustChange: boolean,
): Promise<number> =>
  run(
    tx,
    `insert into credential (person_id, hash, must_change) values ($1, $2, $3)
     on conflict (person_id) do update set hash = $2, must_change = $3, changed_at = now()`,
    [personId, hash, mustChange],
  );

/** Sets a password and ends every session of the person: whoever knew the old one is out. */
export const setPassword = (
  pool: Pool,
  personId: string,
  hash: string,
  mustChange: boolean,
): Promise<void> =>
  asSystem(pool, async (tx) => {
    await writeCredential(tx, personId, hash, mustChange);
    await revokeSessionsOf(tx, personId);
  });
