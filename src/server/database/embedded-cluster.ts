import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, program } from './embedded-binaries.ts';
import type { Home } from './embedded-home.ts';
import { type Secrets, writePrivate } from './embedded-secrets.ts';
import { codeOf, makeRefusal } from './refusal.ts';

export type Cluster = {
  home: Home;
  binaries: Binaries;
  secrets: Secrets;
  flags: string[];
};

const START_MAX_MS = 60_000;
const PORT_TRIES = 5;
const LOG_MAX_BYTES = 5_000_000;
/** PostgreSQL's own words for "not yet": starting up, or replaying after a crash. */
const NOT_YET = ['57P03', 'ECONNREFUSED', 'ECONNRESET'];
// The messages we look for in its log must be English, and nothing of our own environment is its business.
const ENVIRONMENT =
  process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC' } };

/** Connects as the superuser, who exists for making roles and for holding the cluster. */
export function superuserClient(
  cluster: Cluster,
  port: number,
  database = 'postgres',
): pg.Client {
  return new pg.Client({
    host: '127.0.0.1',
    port,
    database,
    user: 'postgres',
    password: cluster.secrets.superuser,
    connectionTimeoutMillis: 5000,
    application_name: 'lan-toa holder',
  });
}

const logPath = (home: Home): string => join(home.base, 'postgres.log');

function lastWords(home: Home): string {
  const lines = readFileSync(logPath(home), 'utf8').trimEnd().split('\n').slice(-40);
  const worst = lines.findLast((line) => /(FATAL|PANIC|ERROR|error):? /.test(line));
  return (worst ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR|error): */, '');
}

/**
 * Makes the cluster where there is none. It is made beside its place and moved there when complete, so that
 * a power cut in the middle leaves no half of one.
 */
export function makeCluster({ home, binaries, secrets }: Cluster): void {
  if (existsSync(join(home.cluster, 'PG_VERSION'))) return;
  const unfinished = join(home.base, `pg-new-${process.pid}`);
  const passwordFile = join(home.base, `pg-password-${process.pid}`);
  try {
    rmSync(passwordFile, { force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    writePrivate(passwordFile, `${secrets.superuser}\n`);
    if (home.runAs !== null)
      for (const at of [unfinished, passwordFile])
        chownSync(at, home.runAs.uid, home.runAs.gid);
    const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin'];
    const made = spawnSync(
      program(binaries, 'initdb'),
      [
        ...locale,
        '--builtin-locale=C.UTF-8',
        '--auth=scram-sha-256',
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        `--pgdata=${unfinished}`,
      ],
      { ...home.runAs, ...ENVIRONMENT, cwd: home.base, encoding: 'utf8' },
    );
    if (made.status !== 0) {
      const why = made.stderr.match(/(?:error|FATAL): *(.*)/)?.[1] ?? 'initdb failed';
      throw makeRefusal(
        `The database cannot be made in ${home.base} (${why}): free some space there, or name another folder in DATA_DIR.`,
      );
    }
    // The loser of two first starts at once finds the winner's cluster in place.
    if (!existsSync(home.cluster)) renameSync(unfinished, home.cluster);
  } catch (thrown) {
    if (codeOf(thrown) === '') throw thrown;
    throw makeRefusal(
      `The database cannot be made in ${home.base} (${codeOf(thrown)}): free some space there, or name another folder in DATA_DIR.`,
      thrown,
    );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** Refuses a cluster that another major version of PostgreSQL made. */
export function checkVersion({ home, binaries }: Cluster): void {
  const made = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim();
  if (made === binaries.major) return;
  throw makeRefusal(
    `The database in ${home.cluster} is of PostgreSQL ${made} and this is ${binaries.major}: ` +
      'restore a dump of it into a new DATA_DIR.',
  );
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address ? address.port : 0),
      );
    });
  });

/** Waits until the cluster at the port is ours and lets us in; null when it never will. */
async function waitUntilReady(
  cluster: Cluster,
  port: number,
  isAlive: () => boolean,
): Promise<boolean> {
  const untilMs = Date.now() + START_MAX_MS;
  while (Date.now() < untilMs && isAlive()) {
    const client = superuserClient(cluster, port);
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query('show data_directory');
      return realpathSync(rows[0].data_directory) === realpathSync(cluster.home.cluster);
    } catch (thrown) {
      if (!NOT_YET.includes(codeOf(thrown)) && !/terminated|timeout/.test(String(thrown)))
        return false;
    } finally {
      await client.end().catch(() => {});
    }
    await wait(25);
  }
  return false;
}

const isAlivePid = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
};

/** Whether any process works in the folder, as every process of PostgreSQL does in its data directory. */
function isLivedIn(folder: string): boolean {
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      // Gone meanwhile, a zombie, or another user's: in none of these cases one of ours at work.
      return false;
    }
  });
}

/**
 * PostgreSQL does not start while the number in its pid file is taken. After a restart of the machine that may
 * be another program, and in a container a zombie: then the file goes, once nobody works in the folder.
 */
async function clearStalePid(folder: string, file: string): Promise<boolean> {
  if (!existsSync('/proc/self/cwd')) return false;
  if (isLivedIn(folder)) return false;
  // A postmaster that is just starting has written its file and not yet settled: look twice.
  await wait(250);
  if (isLivedIn(folder)) return false;
  rmSync(file, { force: true });
  return true;
}

/** Finds a PostgreSQL that already serves this cluster (left by a killed start, or shared); its port, or null. */
export async function findRunning(cluster: Cluster): Promise<number | null> {
  const file = join(cluster.home.cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!isAlivePid(pid)) return null;
  if (await clearStalePid(realpathSync(cluster.home.cluster), file)) return null;
  if (!port) return null;
  return (await waitUntilReady(cluster, port, () => isAlivePid(pid))) ? port : null;
}

function spawnPostgres({ home, binaries, flags }: Cluster, port: number): ChildProcess {
  const size = statSync(logPath(home), { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(logPath(home), size > LOG_MAX_BYTES ? 'w' : 'a', 0o600);
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    // A log line must not repeat what people wrote: no statements, no details of keys.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    ...flags,
  ];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const child = spawn(
    program(binaries, 'postgres'),
    ['-D', home.cluster, '-p', String(port), ...options],
    {
      ...home.runAs,
      ...ENVIRONMENT,
      cwd: home.base,
      // A group of its own: Ctrl-C in the terminal must reach it through us, after the last answer.
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  child.unref();
  closeSync(log);
  return child;
}

/**
 * Starts PostgreSQL on the preferred port or a free one.
 * @returns the port
 * @throws a refusal with PostgreSQL's own last words
 */
export async function startCluster(
  cluster: Cluster,
  preferred: number | null,
): Promise<number> {
  for (let attempt = 0; attempt < PORT_TRIES; attempt++) {
    const port = attempt === 0 && preferred !== null ? preferred : await freePort();
    const child = spawnPostgres(cluster, port);
    let isRunning = true;
    child.once('exit', () => {
      isRunning = false;
    });
    child.once('error', () => {
      isRunning = false;
    });
    if (await waitUntilReady(cluster, port, () => isRunning)) return port;
    const running = await findRunning(cluster);
    if (running !== null) return running;
    const why = lastWords(cluster.home);
    if (!/could not (bind|create any TCP)/.test(why))
      throw makeRefusal(
        `PostgreSQL does not start in ${cluster.home.cluster} (${why}); more in ${logPath(cluster.home)}.`,
      );
  }
  throw makeRefusal('No free port for PostgreSQL was found on 127.0.0.1.');
}

/** Stops PostgreSQL and waits until it is gone. */
export async function stopCluster({ home, binaries }: Cluster): Promise<void> {
  const child = spawn(
    program(binaries, 'pg_ctl'),
    ['stop', '-D', home.cluster, '-m', 'fast', '-w', '-t', '60', '-s'],
    { ...home.runAs, ...ENVIRONMENT, cwd: home.base, stdio: 'ignore' },
  );
  await new Promise<void>((resolve) => child.once('close', () => resolve()));
}
