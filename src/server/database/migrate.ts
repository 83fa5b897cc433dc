import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { APP_ROLE } from './embedded.ts';
import { migrationsDir } from './package-root.ts';
import { codeOf, makeRefusal } from './refusal.ts';

export type Migration = { version: number; name: string; checksum: string; sql: string };
type Applied = { version: number; checksum: string };
type Queryable = Pick<pg.Client, 'query'>;

/** Two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_305_010;

/** The numbered migrations, in order. */
export function readMigrations(folder: string = migrationsDir()): Migration[] {
  const names = readdirSync(folder).filter((name) =>
    /^\d{4}-[a-z0-9-]+\.sql$/.test(name),
  );
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    return { version: Number(name.slice(0, 4)), name, checksum, sql };
  });
}

async function readApplied(client: Queryable): Promise<Applied[]> {
  try {
    const { rows } = await client.query<Applied>(
      'select version, checksum from schema_migration order by version',
    );
    return rows;
  } catch (thrown) {
    if (codeOf(thrown) === '42P01') return [];
    throw thrown;
  }
}

/**
 * Migrations still to run.
 * @throws a refusal when one that has run was edited since; a database ahead of us is fine (forward only)
 */
function pendingOf(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): Migration[] {
  const checksums = new Map(applied.map((done) => [done.version, done.checksum]));
  for (const { version, name, checksum } of migrations)
    if ((checksums.get(version) ?? checksum) !== checksum)
      throw makeRefusal(
        `The migration ${name} was changed after it had run on this database: restore the file as it was.`,
      );
  return migrations.filter(({ version }) => !checksums.has(version));
}

/** Names of the migrations that the database still lacks, asked with whatever role may read. */
export async function findPending(
  client: Queryable,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  return pendingOf(migrations, await readApplied(client)).map(({ name }) => name);
}

/** Functions with a checked body and 64-bit transaction ids are what the migrations lean on. */
const MIN_VERSION = 14;

async function checkVersion(client: Queryable): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `select current_setting('server_version_num')::int / 10000 as n`,
  );
  const version = rows[0]?.n ?? 0;
  if (version < MIN_VERSION)
    throw makeRefusal(
      `PostgreSQL ${version} is too old: version ${MIN_VERSION} or newer is needed.`,
    );
}

/** The rights in the migrations are given to a role of this name, so it must exist before they run. */
async function makeAppRole(client: Queryable): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [
    APP_ROLE,
  ]);
  if (rowCount !== 0) return;
  try {
    await client.query(`create role ${APP_ROLE} nologin`);
  } catch (cause) {
    throw makeRefusal(
      `The role ${APP_ROLE} is missing and the owner may not make it: let an administrator run "create role ${APP_ROLE} login password '…'".`,
      cause,
    );
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      'insert into schema_migration (version, name, checksum) values ($1, $2, $3)',
      [migration.version, migration.name, migration.checksum],
    );
    await client.query('commit');
  } catch (thrown) {
    await client.query('rollback');
    throw thrown;
  }
}

/**
 * Brings the database forward, with the owner's role, one process at a time.
 * @returns names of the migrations that ran
 */
export async function migrate(
  ownerUrl: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'lan-toa migrate',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await checkVersion(client);
    await makeAppRole(client);
    await client.query(
      `create table if not exists schema_migration (
        version integer primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`,
    );
    await client.query(`grant select on schema_migration to ${APP_ROLE}`);
    const pending = pendingOf(migrations, await readApplied(client));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end().catch(() => {});
  }
}
