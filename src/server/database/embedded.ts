import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { findBinaries } from './embedded-binaries.ts';
import {
  type Cluster,
  checkVersion,
  findRunning,
  makeCluster,
  startCluster,
  stopCluster,
  superuserClient,
} from './embedded-cluster.ts';
import { findHome, homeNote } from './embedded-home.ts';
import { readSecrets } from './embedded-secrets.ts';

/** Roles and database of our own cluster; a PostgreSQL kept by others uses the same names for the roles. */
export const OWNER_ROLE = 'lan_toa_owner';
export const APP_ROLE = 'lan_toa_app';
const DATABASE = 'lan_toa';
/** Every process that uses the cluster holds this lock, shared: the last one to leave stops PostgreSQL. */
const HOLD = 7_305_001;
const RESTART_WAIT_MS = 500;

export type Embedded = {
  /** Owner of the tables: for migrations. */
  ownerUrl: string;
  /** The application's own role: owns nothing, bypasses nothing. */
  appUrl: string;
  /** The cluster's superuser in a database of one's choice: for tests that make databases. */
  superuserUrl: string;
  /** Lets go of the cluster, and stops it unless another process still uses it. */
  stop(): Promise<void>;
};

async function prepareDatabase(cluster: Cluster, client: pg.Client): Promise<void> {
  // Two starts at once must not both make the same role.
  await client.query('select pg_advisory_lock($1)', [HOLD + 1]);
  for (const [role, password] of [
    [OWNER_ROLE, cluster.secrets.owner],
    [APP_ROLE, cluster.secrets.app],
  ] as const) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [
      role,
    ]);
    if (rowCount === 0)
      await client.query(
        `create role ${role} login password ${client.escapeLiteral(password)}`,
      );
  }
  const { rowCount } = await client.query(
    'select 1 from pg_database where datname = $1',
    [DATABASE],
  );
  if (rowCount === 0)
    await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  await client.query('select pg_advisory_unlock($1)', [HOLD + 1]);
}

async function openCluster(cluster: Cluster, preferred: number | null): Promise<number> {
  return (await findRunning(cluster)) ?? (await startCluster(cluster, preferred));
}

/** Opens the connection that marks the cluster as used; PostgreSQL drops the mark itself if we are killed. */
async function hold(cluster: Cluster, port: number): Promise<pg.Client> {
  const client = superuserClient(cluster, port);
  client.on('error', () => {});
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [HOLD]);
  return client;
}

/**
 * Starts our own PostgreSQL under DATA_DIR, or joins the one that already serves it (left behind by a killed
 * start, or used by another process of ours). Starts it again on the same port when it dies.
 * @throws a refusal whose sentence names the folder and the remedy
 */
export async function startEmbedded(options: {
  dataDir: string;
  /** Told one sentence when something is worth knowing. */
  say?: (sentence: string) => void;
  /** Further settings, `name=value`. */
  flags?: string[];
}): Promise<Embedded> {
  const { say = () => {}, flags = [] } = options;
  const dataDir = resolve(options.dataDir);
  const home = findHome(dataDir);
  const note = homeNote(home, dataDir);
  if (note !== null) say(note);
  const isMade = existsSync(join(home.cluster, 'PG_VERSION'));
  const secrets = readSecrets(dataDir, isMade ? home.cluster : null);
  const cluster: Cluster = { home, binaries: findBinaries(home), secrets, flags };
  makeCluster(cluster);
  checkVersion(cluster);
  const port = await openCluster(cluster, null);
  let isStopping = false;
  let holder = await hold(cluster, port);
  await prepareDatabase(cluster, holder);

  const watch = (client: pg.Client) => client.once('end', () => void restart());
  async function restart(): Promise<void> {
    while (!isStopping) {
      try {
        await openCluster(cluster, port);
        holder = await hold(cluster, port);
        watch(holder);
        return;
      } catch (thrown) {
        say(`PostgreSQL stopped and does not start again yet: ${String(thrown)}`);
        await wait(RESTART_WAIT_MS);
      }
    }
  }
  watch(holder);

  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url(OWNER_ROLE, secrets.owner, DATABASE),
    appUrl: url(APP_ROLE, secrets.app, DATABASE),
    superuserUrl: url('postgres', secrets.superuser, 'postgres'),
    async stop() {
      isStopping = true;
      const { rows } = await holder
        .query(
          'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as "isLast"',
          [HOLD],
        )
        // The connection is gone: so is PostgreSQL, or whoever comes next adopts it.
        .catch(() => ({ rows: [{ isLast: true }] }));
      if (rows[0]?.isLast === true) await stopCluster(cluster);
      await holder.end().catch(() => {});
    },
  };
}
