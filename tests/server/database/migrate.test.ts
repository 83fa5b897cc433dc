import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  findPending,
  type Migration,
  migrate,
  readMigrations,
} from '../../../src/server/database/migrate.ts';
import {
  asSuperuser,
  makeTestDatabase,
  type TestDatabase,
} from '../../support/server/database.ts';
import { spawnOwn } from '../../support/server/spawn.ts';

const shipped = readMigrations();
const step = (version: number, sql: string): Migration => ({
  version,
  name: `${String(version).padStart(4, '0')}-step.sql`,
  checksum: createHash('sha256').update(sql).digest('hex'),
  sql,
});

let databases: TestDatabase[];
const fresh = async () => {
  const database = await makeTestDatabase({ empty: true });
  databases.push(database);
  return database;
};
beforeAll(() => {
  databases = [];
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

test('[MIGRATE] two processes that start at once migrate once', async () => {
  const { ownerUrl, pool } = await fresh();
  const two = [spawnOwn('migrate', ownerUrl), spawnOwn('migrate', ownerUrl)];
  const ran = await Promise.all(two.map(({ line }) => line));
  await Promise.all(two.map((own) => own.finish()));
  const names = shipped.map(({ name }) => name);
  expect(ran.map((line) => JSON.parse(line)).sort()).toEqual([[], names]);
  expect(await findPending(pool)).toEqual([]);
});

test('[MIGRATE] eight at once migrate once, each step in its turn', async () => {
  const { ownerUrl, superuserUrl } = await fresh();
  const steps = [
    step(1, 'create table a (n int); select pg_sleep(0.05)'),
    step(2, 'insert into a values (1)'),
  ];
  const ran = await Promise.all(
    Array.from({ length: 8 }, () => migrate(ownerUrl, steps)),
  );
  expect(ran.flat()).toEqual(['0001-step.sql', '0002-step.sql']);
  const [rows] = await asSuperuser(superuserUrl, 'select n from a');
  expect(rows?.rows).toEqual([{ n: 1 }]);
});

test('[MIGRATE] a step that fails leaves nothing of itself and keeps the ones before it', async () => {
  const { ownerUrl, pool } = await fresh();
  const good = step(1, 'create table a (n int)');
  const bad = step(2, 'create table b (n int); select 1 / 0');
  await expect(migrate(ownerUrl, [good, bad])).rejects.toMatchObject({ code: '22012' });
  expect(await findPending(pool, [good, bad])).toEqual([bad.name]);
  expect(await migrate(ownerUrl, [good, step(2, 'create table b (n int)')])).toEqual([
    bad.name,
  ]);
});

test('[MIGRATE] a step edited after it ran is refused', async () => {
  const { ownerUrl } = await fresh();
  await migrate(ownerUrl, [step(1, 'create table a (n int)')]);
  const edited = migrate(ownerUrl, [step(1, 'create table a (n bigint)')]);
  await expect(edited).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringMatching(/^The migration 0001-step\.sql was changed [^.]+\.$/),
  });
});

test('[MIGRATE] a database ahead of this build is left alone', async () => {
  const { ownerUrl } = await fresh();
  const first = step(1, 'create table a (n int)');
  await migrate(ownerUrl, [first, step(2, 'create table b (n int)')]);
  expect(await migrate(ownerUrl, [first])).toEqual([]);
});

test('[MIGRATE] an empty database lacks every migration', async () => {
  const { pool } = await fresh();
  expect(await findPending(pool)).toEqual(shipped.map(({ name }) => name));
});

test('[MIGRATE] migrations are numbered without a gap', () => {
  expect(shipped.map(({ version }) => version)).toEqual(shipped.map((_, n) => n + 1));
});
