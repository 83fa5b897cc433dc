import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../../../src/server/database/open.ts';
import { asPerson, asSystem } from '../../../src/server/store/scope.ts';
import { isFault } from '../../../src/sync/fault.ts';
import { aHubWorld } from '../../support/hub-world.ts';
import {
  asSuperuser,
  makeTestDatabase,
  type TestDatabase,
} from '../../support/server/database.ts';
import { loadWorld } from '../../support/server/load-world.ts';
import { makeGate } from './feed-writer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
  await loadWorld(database.pool, aHubWorld());
  await asSuperuser(
    database.superuserUrl,
    'create table spot (id int primary key, n int)',
    'insert into spot values (1, 0), (2, 0)',
    'grant select, insert, update on spot to lan_toa_app',
    `alter database ${new URL(database.appUrl).pathname.slice(1)} set deadlock_timeout = '20ms'`,
  );
});
afterAll(() => database.close());

const bump = `update spot set n = n + 1 where id = $1`;
const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (thrown) => (isFault(thrown) ? thrown.kind : String(thrown)),
  );

test('[TX] two that block each other are both done in the end, each exactly once', async () => {
  const pool = database.openAnotherPool();
  const [first, second] = [makeGate(), makeGate()];
  let tries = 0;
  const cross = (own: number, other: number, mine: typeof first, theirs: typeof first) =>
    asSystem(pool, async ({ client }) => {
      tries += 1;
      await client.query(bump, [own]);
      mine.open();
      await theirs.passed;
      await client.query(bump, [other]);
    });
  await Promise.all([cross(1, 2, first, second), cross(2, 1, second, first)]);
  const { rows } = await pool.query('select n from spot order by id');
  expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(tries).toBeGreaterThan(2);
});

test('[TX] one that is always torn is given up after five tries, as busy', async () => {
  let tries = 0;
  const torn = asSystem(database.pool, async ({ client }) => {
    tries += 1;
    await client.query(`do $$ begin raise serialization_failure; end $$`);
  });
  expect(await faultOf(torn)).toBe('busy');
  expect(tries).toBe(5);
});

test.each([
  ['53100', 'no room on the disk'],
  ['53200', 'no memory'],
  ['57P03', 'starting up'],
  ['57014', 'took too long'],
])(
  '[TX] PostgreSQL in trouble (%s, %s) is a fault to wait out, tried once',
  async (code) => {
    let tries = 0;
    const failing = asSystem(database.pool, async ({ client }) => {
      tries += 1;
      await client.query(
        `do $$ begin raise exception 'x' using errcode = '${code}'; end $$`,
      );
    });
    expect(await faultOf(failing)).toBe('busy');
    expect(tries).toBe(1);
  },
);

test('[TX] a broken rule of the database is a bug, not a wait', async () => {
  const twice = asSystem(database.pool, ({ client }) =>
    client.query('insert into spot values (1, 0)'),
  );
  await expect(twice).rejects.toMatchObject({ code: '23505' });
  const nonsense = asSystem(database.pool, ({ client }) => client.query('nonsense'));
  await expect(nonsense).rejects.toMatchObject({ code: '42601' });
});

test('[TX] no PostgreSQL at the address, or none left in the pool, is busy and not a long silence', async () => {
  const nowhere = openPool('postgres://x:x@127.0.0.1:1/x', 1);
  expect(await faultOf(asSystem(nowhere, async () => 1))).toBe('busy');
  await nowhere.end();
  const pool = openPool(database.appUrl, 1);
  pool.options.connectionTimeoutMillis = 100;
  const held = makeGate();
  const holder = asSystem(pool, () => held.passed);
  expect(await faultOf(asSystem(pool, async () => 1))).toBe('busy');
  held.open();
  await holder;
  await pool.end();
});

test('[TX] a connection cut in the middle is busy, and the pool recovers', async () => {
  const pool = database.openAnotherPool(1);
  const cut = asSystem(pool, async ({ client }) => {
    const { rows } = await client.query('select pg_backend_pid() as pid');
    await asSuperuser(
      database.superuserUrl,
      `select pg_terminate_backend(${rows[0].pid})`,
    );
    await client.query('select 1');
  });
  expect(await faultOf(cut)).toBe('busy');
  expect(await asSystem(pool, async () => 'again')).toBe('again');
});

test('[TX] what a failed transaction did is undone', async () => {
  const failing = asSystem(database.pool, async ({ client }) => {
    await client.query('insert into spot values (9, 9)');
    throw new RangeError('planted');
  });
  await expect(failing).rejects.toThrow('planted');
  expect((await database.pool.query('select from spot where id = 9')).rowCount).toBe(0);
});

test('[TX] a person acts with the rights of the day in Viet Nam', async () => {
  const seen = await asPerson(
    database.pool,
    'merged-1',
    async ({ scope, grants, today, nowIso }) => ({
      scope,
      grants: grants.length,
      isLocal: new Date(Date.parse(nowIso) + 7 * 3_600_000)
        .toISOString()
        .startsWith(today),
    }),
  );
  // The commune of before is known as a grant and no longer a place in scope.
  expect(seen).toEqual({
    scope: ['all', 'person:merged-1', 'xa-a'],
    grants: 2,
    isLocal: true,
  });
});

test('[TX] one that only reads sees one unchanging moment', async () => {
  const read = asPerson(
    database.pool,
    'person-1',
    async ({ client }) => {
      const ask = async () =>
        (await client.query('select n from spot where id = 1')).rows;
      const before = await ask();
      await database.pool.query(bump, [1]);
      return [before, await ask()];
    },
    { readOnly: true },
  );
  const [before, after] = await read;
  expect(after).toEqual(before);
});

test('[TX] one that only reads cannot write', async () => {
  const write = asPerson(
    database.pool,
    'person-1',
    ({ client }) => client.query(bump, [1]),
    { readOnly: true },
  );
  await expect(write).rejects.toMatchObject({ code: '25006' });
});

test('[H2] a commit that PostgreSQL turned into a rollback is an error, never an answer', async () => {
  const swallowed = asSystem(database.pool, async ({ client }) => {
    await client.query(bump, [1]);
    await client.query('select 1 / 0').catch(() => {});
    return 'as if it were written';
  });
  await expect(swallowed).rejects.toThrow('failed before its commit');
});
