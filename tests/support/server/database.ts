// Databases for tests, on the PostgreSQL of the run: real, migrated, with the application's own role and walls.
import pg from 'pg';
import { inject } from 'vitest';
import { openPool } from '../../../src/server/database/open.ts';
import { makeSettings } from '../../../src/server/store/settings.ts';

export type TestDatabase = {
  /** Connections as the application has them. */
  pool: pg.Pool;
  appUrl: string;
  /** The owner of the tables. */
  ownerUrl: string;
  /** The cluster's superuser, in this database. */
  superuserUrl: string;
  /** Another server's connections to the same database. */
  openAnotherPool(max?: number): pg.Pool;
  /** Closes all pools and drops the database. */
  close(): Promise<void>;
};

const TEMPLATE = 'lan_toa';
let made = 0;

const inDatabase = (url: string, name: string): string => {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
};

/** Runs statements as the superuser, each on its own. */
export async function asSuperuser(
  url: string,
  ...statements: string[]
): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results: pg.QueryResult[] = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results;
  } finally {
    await client.end();
  }
}

/** The PostgreSQL of the worker this file runs in. */
function ownPostgres() {
  const worker = Number(process.env.VITEST_POOL_ID);
  const urls = inject('postgres')[worker - 1];
  if (urls === undefined) throw new Error(`worker ${worker} has no PostgreSQL`);
  return urls;
}

/** Makes a database; `empty` = without tables, as before the first migration. */
export async function makeTestDatabase(
  options: { empty?: boolean } = {},
): Promise<TestDatabase> {
  const urls = ownPostgres();
  made += 1;
  const name = `t_${process.pid}_${made}_${Date.now().toString(36)}`;
  const template = options.empty ? 'template0' : TEMPLATE;
  await asSuperuser(
    urls.superuserUrl,
    `create database ${name} owner lan_toa_owner template ${template}`,
  );
  const appUrl = inDatabase(urls.appUrl, name);
  const pools: pg.Pool[] = [];
  const openAnotherPool = (max = 10) => {
    const pool = openPool(appUrl, max);
    pools.push(pool);
    return pool;
  };
  const pool = openAnotherPool();
  if (!options.empty) await makeSettings(pool);
  return {
    pool,
    appUrl,
    ownerUrl: inDatabase(urls.ownerUrl, name),
    superuserUrl: inDatabase(urls.superuserUrl, name),
    openAnotherPool,
    async close() {
      await Promise.all(pools.map((open) => open.end()));
      await asSuperuser(urls.superuserUrl, `drop database ${name} with (force)`);
    },
  };
}
