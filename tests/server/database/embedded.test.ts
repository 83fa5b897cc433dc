import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkDatabase } from '../../../src/server/database/boot-checks.ts';
import { type Embedded, startEmbedded } from '../../../src/server/database/embedded.ts';
import { openDatabase, openPool } from '../../../src/server/database/open.ts';
import { spawnOwn } from '../../support/server/spawn.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
/** Folders PostgreSQL was given elsewhere, to be cleared away. */
let elsewhere: string[];
const dataDir = (name = 'data') => join(folder, name);
const start = (at = dataDir(), say: string[] = [], flags: string[] = []) =>
  startEmbedded({ dataDir: at, say: (sentence) => say.push(sentence), flags });

/** A folder of ours, through which PostgreSQL's user may pass. */
function makeFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'lan-toa-embedded-'));
  chmodSync(made, 0o711);
  return made;
}
/** DATA_DIR after a first start and a clean stop; tests that are not about the first start begin from a copy. */
let used: string;
const beginUsed = () => execFileSync('cp', ['-a', join(used, 'data'), dataDir()]);

beforeAll(async () => {
  used = makeFolder();
  await (await startEmbedded({ dataDir: join(used, 'data') })).stop();
});
afterAll(() => rmSync(used, { recursive: true, force: true }));
beforeEach(() => {
  folder = makeFolder();
  elsewhere = [];
});
afterEach(() => {
  for (const at of [folder, ...elsewhere]) rmSync(at, { recursive: true, force: true });
});

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
const isUp = (cluster: Embedded): Promise<boolean> =>
  ask(cluster.appUrl, 'select 1').then(
    () => true,
    () => false,
  );
const postmaster = (base = dataDir()): number =>
  Number(readFileSync(join(base, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
const messageOf = (starting: Promise<unknown>): Promise<string> =>
  starting.then(
    () => '',
    (thrown: Error) => `${thrown.name}: ${thrown.message}`,
  );

test('[EMBEDDED] starts, keeps what was written over a restart, and leaves nothing running', async () => {
  const first = await start();
  expect(await ask(first.appUrl, 'select current_user as who')).toEqual([
    { who: 'lan_toa_app' },
  ]);
  await ask(first.ownerUrl, 'create table kept as select 1 as n');
  await first.stop();
  expect(await isUp(first)).toBe(false);
  expect(existsSync(join(dataDir(), 'pg', 'postmaster.pid'))).toBe(false);
  const second = await start();
  expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }]);
  await second.stop();
  expect(await isUp(second)).toBe(false);
});

test('[EMBEDDED] keeps passwords for its own eyes and listens to this machine alone', async () => {
  beginUsed();
  const cluster = await start();
  const secrets = join(dataDir(), 'postgres-secrets.json');
  expect(statSync(secrets).mode & 0o777).toBe(0o600);
  const wrong = cluster.appUrl.replace(/:[0-9a-f]+@/, ':guess@');
  await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  const shown = await ask(
    cluster.superuserUrl,
    `select name, setting from pg_settings
     where name in ('listen_addresses', 'unix_socket_directories', 'server_encoding', 'TimeZone') order by name`,
  );
  expect(shown.map((row) => Object.values(row as object).join('='))).toEqual([
    'TimeZone=UTC',
    'listen_addresses=127.0.0.1',
    'server_encoding=UTF8',
    'unix_socket_directories=',
  ]);
  await cluster.stop();
});

test('[EMBEDDED] adopts the PostgreSQL that a killed start left behind, and ends it in the end', async () => {
  beginUsed();
  const killed = spawnOwn('hold', dataDir());
  const url = await killed.line;
  await killed.kill();
  const orphan = postmaster();
  const adopted = await start();
  expect(adopted.appUrl).toBe(url);
  expect(postmaster()).toBe(orphan);
  await adopted.stop();
  expect(await isUp(adopted)).toBe(false);
});

test('[EMBEDDED] is shared by two processes and stopped by the last one', async () => {
  beginUsed();
  const other = spawnOwn('hold', dataDir());
  const url = await other.line;
  const mine = await start();
  expect(mine.appUrl).toBe(url);
  await other.finish();
  expect(await isUp(mine)).toBe(true);
  await mine.stop();
  expect(await isUp(mine)).toBe(false);
});

test('[EMBEDDED] starts PostgreSQL again on the same port when it dies', async () => {
  beginUsed();
  const cluster = await start();
  await ask(cluster.ownerUrl, 'create table kept as select 1 as n');
  process.kill(postmaster(), 'SIGKILL');
  let isBack = false;
  for (const untilMs = Date.now() + 20_000; !isBack && Date.now() < untilMs; )
    isBack = (await isUp(cluster)) && existsSync(join(dataDir(), 'pg', 'postmaster.pid'));
  expect(await ask(cluster.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }]);
  await cluster.stop();
});

test('[EMBEDDED] does not take a number in a stale pid file for a PostgreSQL', async () => {
  beginUsed();
  // After a restart of the machine the number may belong to anybody: here, to this very test.
  const pid = [
    process.pid,
    join(dataDir(), 'pg'),
    0,
    5432,
    '',
    '127.0.0.1',
    0,
    'ready',
  ].join('\n');
  writeFileSync(join(dataDir(), 'pg', 'postmaster.pid'), pid);
  const cluster = await start();
  expect(await isUp(cluster)).toBe(true);
  await cluster.stop();
});

test('[EMBEDDED] two first starts at once share one cluster', async () => {
  const both = await Promise.all([start(), start()]);
  expect(both[0].appUrl).toBe(both[1].appUrl);
  expect(readdirSync(dataDir()).filter((name) => name.startsWith('pg-'))).toEqual([]);
  for (const cluster of both) await cluster.stop();
});

test('[BOOT] fsync and full_page_writes off are refused', async () => {
  beginUsed();
  const flags = ['fsync=off', 'full_page_writes=off'];
  const cluster = await start(dataDir(), [], flags);
  const pool = openPool(cluster.appUrl, 1);
  await expect(checkDatabase(pool)).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringContaining('fsync = off'),
  });
  await pool.end();
  await cluster.stop();
  const half = await start(dataDir(), [], ['full_page_writes=off']);
  const refusal = await messageOf(
    openDatabase({ dataDir: dataDir(), databaseUrl: null, migrationDatabaseUrl: null }),
  );
  expect(refusal).toMatch(/^Refusal: .*full_page_writes = off/);
  expect(await isUp(half)).toBe(true);
  await half.stop();
});

test('[EMBEDDED] a folder others cannot enter: the database works, and its place is said in one sentence', async () => {
  chmodSync(folder, 0o700);
  const said: string[] = [];
  const cluster = await start(dataDir(), said);
  expect(await isUp(cluster)).toBe(true);
  await ask(cluster.ownerUrl, 'create table kept as select 1 as n');
  await cluster.stop();
  // Only root needs another user for PostgreSQL, and so another place.
  const pointer = join(dataDir(), 'postgres-folder');
  expect(existsSync(pointer)).toBe(isRoot);
  if (isRoot) elsewhere.push(readFileSync(pointer, 'utf8').trim());
  expect(said).toEqual(
    elsewhere.map((at) =>
      expect.stringMatching(new RegExp(`^[^\\n]* is kept in ${at}\\.$`)),
    ),
  );
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const again = await start();
  expect(await ask(again.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }]);
  await again.stop();
});

test('[EMBEDDED] a folder that cannot be is one sentence with the remedy', async () => {
  writeFileSync(dataDir('file'), '');
  for (const at of [dataDir('file'), join(dataDir('file'), 'below'), '/proc/lan-toa']) {
    const refusal = await messageOf(start(at));
    expect(refusal).toMatch(
      /^Refusal: The folder [^\n]+ name another folder in DATA_DIR\.$/,
    );
    expect(refusal).toContain(at);
  }
});

test('[EMBEDDED] lost passwords and a cluster of another version are refused, not begun anew', async () => {
  beginUsed();
  const version = join(dataDir(), 'pg', 'PG_VERSION');
  writeFileSync(version, '17\n');
  expect(await messageOf(start())).toMatch(
    /^Refusal: The database in .* is of PostgreSQL 17/,
  );
  writeFileSync(version, '18\n');
  rmSync(join(dataDir(), 'postgres-secrets.json'));
  expect(await messageOf(start())).toMatch(/^Refusal: .*postgres-secrets\.json is gone/);
});

test('[EMBEDDED] what a first start that was cut off left behind does no harm', async () => {
  mkdirSync(join(dataDir(), 'pg-new-1'), { recursive: true });
  chmodSync(dataDir(), 0o711);
  const cluster = await start();
  expect(await isUp(cluster)).toBe(true);
  await cluster.stop();
});
