import * as z from 'zod';
import type { Role } from '../../domain/person.ts';
import { normaliseLogin } from './login.ts';
import { publishPeople } from './people-records.ts';
import { many, one, run } from './query.ts';
import type { Tx } from './scope.ts';
import { revokeSessionsOf } from './sessions.ts';

export type NewPerson = {
  id: string;
  name: string;
  phone: string;
  /** A sign-in name beside the phone number, or null. */
  username: string | null;
  demo: boolean;
};
/** A hat to be given: a role at a unit, from a civil date to another (inclusive; null = open). */
export type NewGrant = {
  personId: string;
  unitId: string;
  role: Role;
  title: string;
  from: string;
  to: string | null;
  primary: boolean;
};

/** Adds people and what they hold, and publishes them. A person or grant that is there already stays as it is. */
export async function insertPeople(
  tx: Tx,
  people: readonly NewPerson[],
  grants: readonly NewGrant[],
): Promise<void> {
  await run(
    tx,
    `insert into person (id, name, phone, phone_login, user_login, demo)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bool[])
     on conflict (id) do nothing`,
    [
      people.map((p) => p.id),
      people.map((p) => p.name.normalize('NFC')),
      people.map((p) => p.phone),
      people.map((p) => (p.phone === '' ? null : normaliseLogin(p.phone))),
      people.map((p) => (p.username === null ? null : normaliseLogin(p.username))),
      people.map((p) => p.demo),
    ],
  );
  await addGrants(tx, grants);
  await publishPeople(
    tx,
    people.map((p) => p.id),
  );
}

/** Gives hats and publishes everyone whose records change by it. */
export async function addGrants(tx: Tx, grants: readonly NewGrant[]): Promise<void> {
  await run(
    tx,
    `insert into person_grant (person_id, unit_id, role, title, valid_from, valid_to, is_primary)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::bool[])
     on conflict (person_id, unit_id, role, valid_from) do nothing`,
    [
      grants.map((g) => g.personId),
      grants.map((g) => g.unitId),
      grants.map((g) => g.role),
      grants.map((g) => g.title),
      grants.map((g) => g.from),
      grants.map((g) => g.to),
      grants.map((g) => g.primary),
    ],
  );
  await publishPeople(
    tx,
    grants.map((g) => g.personId),
  );
}

/** Ends hats of a person at a unit on a civil date (its last day); returns how many. Nothing is deleted. */
export async function endGrants(
  tx: Tx,
  ended: { personId: string; unitId: string; role: Role | null; lastDay: string },
): Promise<number> {
  const count = await run(
    tx,
    `update person_grant set valid_to = greatest($4::date, valid_from - 1)
     where person_id = $1 and unit_id = $2 and ($3::text is null or role = $3)
       and (valid_to is null or valid_to > $4::date)`,
    [ended.personId, ended.unitId, ended.role, ended.lastDay],
  );
  await publishPeople(tx, [ended.personId]);
  return count;
}

/** Closes an account: no sign-in, no session; what the person did stays. */
export async function disablePerson(tx: Tx, personId: string): Promise<void> {
  await run(
    tx,
    'update person set disabled_at = now() where id = $1 and disabled_at is null',
    [personId],
  );
  await revokeSessionsOf(tx, personId);
}

const Listed = z.object({ id: z.string(), name: z.string(), phone: z.string() });
export type Listed = z.infer<typeof Listed>;

/** Finds a person by id or sign-in name. */
export const findPerson = (tx: Tx, idOrLogin: string): Promise<Listed | null> =>
  one(
    tx,
    Listed,
    `select id, name, phone from person where id = $1 or phone_login = $2 or user_login = $2
     order by id = $1 desc limit 1`,
    [idOrLogin, normaliseLogin(idOrLogin)],
  );

/** People of the demonstration, in the order of their ids. */
export const readDemoPeople = (tx: Tx): Promise<Listed[]> =>
  many(tx, Listed, 'select id, name, phone from person where demo order by id');
