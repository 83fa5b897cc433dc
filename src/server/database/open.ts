import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { checkDatabase } from './boot-checks.ts';
import { startEmbedded } from './embedded.ts';
import { findPending, migrate } from './migrate.ts';
import { codeOf, isRefusal, makeRefusal } from './refusal.ts';

export type Database = {
  /** Connections of the application's role. */
  pool: pg.Pool;
  /** Closes the pool and, where it is our own and nobody else uses it, PostgreSQL. */
  stop(): Promise<void>;
};

const { builtins } = pg.types;
/** Civil dates stay texts (a Date would move them by a zone); moments are ISO texts; counts are numbers. */
const PARSERS: Partial<Record<number, (value: string) => unknown>> = {
  [builtins.DATE]: (value) => value,
  [builtins.TIMESTAMPTZ]: (value) => new Date(value).toISOString(),
  [builtins.INT8]: Number,
};

/** Opens connections as the application makes them everywhere: bounded in time, and never silent about a loss. */
export function openPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'lan-toa',
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    // A writer that sits idle in a transaction would hold back every reader's cursor (L1).
    idle_in_transaction_session_timeout: 5000,
    statement_timeout: 20_000,
    lock_timeout: 10_000,
    options: '-c timezone=UTC',
    types: {
      getTypeParser: ((id: number, format?: 'text' | 'binary') =>
        PARSERS[id] ??
        pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection may be cut at any time; the next query simply opens another.
  pool.on('error', () => {});
  return pool;
}

const CONNECTION = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ECONNRESET',
];

function asRefusal(variable: string, thrown: unknown): unknown {
  if (isRefusal(thrown)) return thrown;
  const code = codeOf(thrown);
  if (CONNECTION.includes(code) || /timeout|terminated/.test(String(thrown)))
    return makeRefusal(
      `No PostgreSQL answers at the address in ${variable} (${code || 'timeout'}).`,
      thrown,
    );
  if (code.startsWith('28'))
    return makeRefusal(
      `PostgreSQL refuses the name or the password in ${variable} (${code}).`,
      thrown,
    );
  if (code === '3D000')
    return makeRefusal(`The database named in ${variable} does not exist.`, thrown);
  if (code === '42501')
    return makeRefusal(
      `The role in ${variable} lacks a right it needs: ${(thrown as Error).message}.`,
      thrown,
    );
  return thrown;
}

async function openExternal(url: string, ownerUrl: string | null): Promise<Database> {
  if (ownerUrl !== null)
    await migrate(ownerUrl).catch((thrown) => {
      throw asRefusal('MIGRATION_DATABASE_URL', thrown);
    });
  const pool = openPool(url);
  try {
    const pending = await findPending(pool);
    if (pending.length > 0)
      throw makeRefusal(
        `The database lacks ${pending.length} migration(s), from ${pending[0]}: set MIGRATION_DATABASE_URL to its owner and run "npm run migrate".`,
      );
    await checkDatabase(pool);
    return { pool, stop: () => pool.end() };
  } catch (thrown) {
    await pool.end();
    throw asRefusal('DATABASE_URL', thrown);
  }
}

/** Starts or joins our own PostgreSQL and brings it forward. */
async function openEmbedded(
  dataDir: string,
  say: (sentence: string) => void,
): Promise<Database> {
  const embedded = await startEmbedded({ dataDir, say });
  let pool: pg.Pool | null = null;
  try {
    await migrate(embedded.ownerUrl);
    pool = openPool(embedded.appUrl);
    await checkDatabase(pool);
    const opened = pool;
    return {
      pool: opened,
      async stop() {
        await opened.end();
        await embedded.stop();
      },
    };
  } catch (thrown) {
    await pool?.end();
    await embedded.stop();
    throw asRefusal(join(dataDir, 'pg'), thrown);
  }
}

/**
 * Opens the database the configuration names, migrated and checked.
 * @param say told one sentence when something is worth printing
 * @throws a refusal: one sentence with the remedy, for the process to print before it ends
 */
export function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'migrationDatabaseUrl'>,
  say: (sentence: string) => void = () => {},
): Promise<Database> {
  return config.databaseUrl === null
    ? openEmbedded(config.dataDir, say)
    : openExternal(config.databaseUrl, config.migrationDatabaseUrl);
}
