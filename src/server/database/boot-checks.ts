import type pg from 'pg';
import { APP_ROLE } from './embedded.ts';
import { makeRefusal } from './refusal.ts';

type Queryable = Pick<pg.Pool, 'query'>;

/** Settings without which PostgreSQL may forget what it has acknowledged. */
const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit'];
/** What happened stays: the application itself must not be able to change it. */
const IMMUTABLE = ['sync_op', 'report_revision', 'audit_log'];

type Role = { name: string; isSuper: boolean; bypasses: boolean; isMember: boolean };

async function checkSettings(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1) order by name',
    [DURABLE],
  );
  const unsafe = rows.find(({ setting }) => setting !== 'on');
  if (unsafe !== undefined)
    throw makeRefusal(
      `PostgreSQL runs with ${unsafe.name} = ${unsafe.setting} and could lose reports it has acknowledged: ` +
        `set ${unsafe.name} = on (for the server, the database and the role).`,
    );
}

async function checkRole(db: Queryable): Promise<void> {
  const { rows } = await db.query<Role>(
    `select rolname as name, rolsuper as "isSuper", rolbypassrls as "bypasses",
       pg_has_role(current_user, $1, 'usage') as "isMember"
     from pg_roles where rolname = current_user`,
    [APP_ROLE],
  );
  const role = rows[0];
  if (role === undefined) throw new Error('a role without a row in pg_roles');
  const remedy = `name the role ${APP_ROLE} (or a plain member of it) in DATABASE_URL`;
  if (role.isSuper)
    throw makeRefusal(
      `The role ${role.name} is a superuser, for whom no wall between units stands: ${remedy}.`,
    );
  if (role.bypasses)
    throw makeRefusal(
      `The role ${role.name} has BYPASSRLS, so no wall between units stands for it: ${remedy}.`,
    );
  if (!role.isMember)
    throw makeRefusal(
      `The role ${role.name} has no rights to the tables: run "grant ${APP_ROLE} to ${role.name}", or ${remedy}.`,
    );
  await checkOwnership(db, role.name, remedy);
}

async function checkOwnership(
  db: Queryable,
  name: string,
  remedy: string,
): Promise<void> {
  const { rows } = await db.query<{ what: string }>(
    `select 'the database' as what from pg_database
       where datname = current_database() and pg_has_role(current_user, datdba, 'member')
     union all
     select 'the schema ' || nspname from pg_namespace
       where nspname = 'public' and pg_has_role(current_user, nspowner, 'member')
     union all
     select 'the table ' || relname from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
         and pg_has_role(current_user, relowner, 'member')
     limit 1`,
  );
  if (rows[0] !== undefined)
    throw makeRefusal(
      `The role ${name} owns ${rows[0].what} and could take the walls between units down: ${remedy}.`,
    );
}

async function checkRights(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select name from unnest($1::text[]) name
     where has_table_privilege(current_user, name, 'update, delete, truncate')`,
    [IMMUTABLE],
  );
  if (rows[0] !== undefined)
    throw makeRefusal(
      `The application's role may change ${rows[0].name}, which must only ever grow: revoke update, delete and truncate on it.`,
    );
}

async function checkWalls(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity
       and relname not in ('schema_migration', 'rate_counter') limit 1`,
  );
  if (rows[0] !== undefined)
    throw makeRefusal(
      `Row-level security is off for ${rows[0].name}: run "alter table ${rows[0].name} enable row level security" as its owner.`,
    );
}

/**
 * Refuses a database that could lose acknowledged reports, or a role before which the second wall does not stand.
 * Asked through the application's own connection, so that what is set for its role alone counts too.
 * @throws a refusal: one sentence with the remedy
 */
export async function checkDatabase(db: Queryable): Promise<void> {
  await checkSettings(db);
  await checkRole(db);
  await checkRights(db);
  await checkWalls(db);
}
