// The process: configuration → database → app → listen; then the demonstration is loaded once, in the
// background. On SIGTERM or SIGINT it finishes what it is doing, closes everything and ends with 0.
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { type Database, openDatabase } from './database/open.ts';
import { readSealKey } from './database/seal-key.ts';
import type { FileBox } from './file-box.ts';
import { isDemoLoaded, loadDemo } from './loader/demo.ts';
import { demoNotice } from './loader/demo-accounts.ts';
import { loadGround } from './loader/ground.ts';
import {
  clientDir,
  endOver,
  isHttps,
  listenRefusal,
  openBox,
  readTls,
} from './process.ts';
import { sharedSecrets } from './shared-secrets.ts';

/** How long running requests may take to finish; a service manager usually allows more. */
const DRAIN_MAX_MS = 10_000;
const IDLE_CHECK_MS = 50;

const say = (sentence: string): void => {
  console.log(sentence);
};

type Running = {
  app: FastifyInstance;
  database: Database;
  box: FileBox;
  loading: AbortController;
};

/** Takes no new calls and waits for those that run, but not for ever. */
async function closeApp({ app }: Running): Promise<void> {
  // A connection whose last call has just been answered would be kept alive for another.
  const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS);
  const late = new AbortController();
  const limit = wait(DRAIN_MAX_MS, undefined, { signal: late.signal }).then(
    () => app.server.closeAllConnections(),
    () => {},
  );
  // Some sockets (a TLS handshake never finished) are nobody's connections yet and hold up the closing.
  await Promise.race([app.close(), limit]);
  late.abort();
  clearInterval(idle);
}

/** Closes in the order that loses nothing: no new calls, running ones finish, then the database. */
async function drain(running: Running): Promise<void> {
  running.loading.abort();
  await closeApp(running);
  await running.database.stop();
}

function drainOnSignal(running: Running): void {
  let isDraining = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (isDraining) return;
      isDraining = true;
      drain(running).then(() => process.exit(0), endOver);
    });
}

async function pingDatabase({ pool }: Database): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  );
}

async function start(config: Config): Promise<void> {
  const tls = await readTls(config);
  const secret = readSealKey(config.dataDir);
  const box = await openBox(config);
  const database = await openDatabase(config, say);
  await loadGround(database.pool);
  const now = () => new Date();
  let isLoaded = !config.demo || (await isDemoLoaded(database.pool));
  const app = await buildApp({
    db: database.pool,
    box,
    ...sharedSecrets(database.pool, secret),
    clientDir: clientDir(),
    publicOrigin: config.publicOrigin,
    isHttps: isHttps(config),
    isDemo: config.demo,
    trustProxy: config.trustProxy,
    tls,
    logLevel: config.logLevel,
    now,
    isReady: async () => isLoaded && (await pingDatabase(database)),
  });
  const running = { app, database, box, loading: new AbortController() };
  drainOnSignal(running);
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (fault) {
    await drain(running);
    throw listenRefusal(config, fault);
  }
  say(`Lan Tỏa: ${config.publicOrigin ?? app.listeningOrigin}`);
  if (!config.demo) return;
  isLoaded = isLoaded || (await loadedDemo(running, now()));
  if (isLoaded) say(await demoNotice());
}

/** Loads the demonstration; false when the process was told to end meanwhile. */
async function loadedDemo(running: Running, now: Date): Promise<boolean> {
  const { signal } = running.loading;
  try {
    await loadDemo({ db: running.database.pool, box: running.box }, { now, signal });
  } catch (fault) {
    if (signal.aborted) return false;
    await drain(running);
    throw fault;
  }
  return !signal.aborted;
}

try {
  await start(readConfig());
} catch (thrown) {
  endOver(thrown);
}
