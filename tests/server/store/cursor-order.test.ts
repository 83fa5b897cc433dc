import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pullPage } from '../../../src/server/store/pull.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { makeChance } from '../../support/chance.ts';
import { makeTestDatabase, type TestDatabase } from '../../support/server/database.ts';
import { makeGate, publishList } from './feed-writer.ts';

const WRITERS = 8;
const WRITES_EACH = 40;
const SEED = 20_260_313;

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

/** A reader that remembers how far it has come. */
type Reader = { read(): Promise<string[]> };

function snapshotReader(pool: Pool): Reader {
  let cursor: string | null = null;
  return {
    async read() {
      const found: string[] = [];
      for (let more = true; more; ) {
        const page = await pullPage(pool, 'reader', cursor);
        found.push(...page.changes.map((change) => change.id));
        ({ cursor, more } = page);
      }
      return found;
    },
  };
}

/** The same order without the bound of the snapshot: what a plain sequence or timestamp amounts to. */
function naiveReader(pool: Pool): Reader {
  let after = 0;
  return {
    read: () =>
      asSystem(pool, async ({ client }) => {
        const { rows } = await client.query<{ id: string; seq: number }>(
          'select id, seq from feed where seq > $1 order by seq',
          [after],
        );
        after = rows.at(-1)?.seq ?? after;
        return rows.map((row) => row.id);
      }),
  };
}

/** Eight writers at once, each holding its transactions open for a moment; readers look all the while. */
async function race(
  makeReaders: (() => Reader)[],
  prefix: string,
): Promise<Set<string>[]> {
  const pool = database.openAnotherPool(WRITERS + 4);
  const chance = makeChance(SEED);
  let isWriting = true;
  const written = Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; n < WRITES_EACH; n++) {
        const holdMs = Math.floor(chance.next() * 12);
        await asSystem(pool, async (tx) => {
          await publishList(tx, `${prefix}-${writer}-${n}`);
          await tx.client.query('select pg_sleep($1)', [holdMs / 1000]);
        });
      }
    }),
  ).finally(() => {
    isWriting = false;
  });
  const seen = await Promise.all(
    makeReaders.map(async (make) => {
      const reader = make();
      const found = new Set<string>();
      while (isWriting) for (const id of await reader.read()) found.add(id);
      for (const id of await reader.read()) found.add(id);
      return found;
    }),
  );
  await written;
  return seen;
}

const mine = (found: Set<string> | undefined, prefix: string) =>
  [...(found ?? [])].filter((id) => id.startsWith(`${prefix}-`)).length;

test(`[L1] eight writers at once: the cursor misses nothing, a plain one does (seed ${SEED})`, async () => {
  const [bounded, naive] = await race(
    [() => snapshotReader(database.pool), () => naiveReader(database.pool)],
    'race',
  );
  expect(mine(bounded, 'race')).toBe(WRITERS * WRITES_EACH);
  expect(mine(naive, 'race')).toBeLessThan(WRITERS * WRITES_EACH);
});

test('[L1] a row that was written first and committed last is still delivered', async () => {
  const [bounded, naive] = [snapshotReader(database.pool), naiveReader(database.pool)];
  await Promise.all([bounded.read(), naive.read()]);
  const [written, finish] = [makeGate(), makeGate()];
  const slow = asSystem(database.pool, async (tx) => {
    await publishList(tx, 'slow-one');
    written.open();
    await finish.passed;
  });
  await written.passed;
  await asSystem(database.pool, (tx) => publishList(tx, 'fast-one'));
  const early = [await bounded.read(), await naive.read()];
  finish.open();
  await slow;
  const late = [await bounded.read(), await naive.read()];
  expect(early).toEqual([[], ['fast-one']]);
  expect(late).toEqual([['slow-one', 'fast-one'], []]);
});

test('[L1] a record changed while it is read comes again, at its new place', async () => {
  const reader = snapshotReader(database.pool);
  await asSystem(database.pool, (tx) => publishList(tx, 'twice'));
  expect(await reader.read()).toContain('twice');
  await asSystem(database.pool, (tx) => publishList(tx, 'twice'));
  expect(await reader.read()).toEqual(['twice']);
});

test('[L1] a writer that sits idle in its transaction is cut off, and the pull goes on', async () => {
  const pool = database.openAnotherPool();
  const reader = snapshotReader(database.pool);
  await reader.read();
  const idle = await pool.connect();
  idle.on('error', () => {});
  const { rows } = await idle.query('show idle_in_transaction_session_timeout');
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '5s' }]);
  const ended = new Promise((resolve) => idle.once('end', resolve));
  await idle.query('begin; select pg_current_xact_id()');
  await asSystem(pool, (tx) => publishList(tx, 'behind-the-idle'));
  expect(await reader.read()).toEqual([]);
  // The same rule with a shorter patience, so that the test need not have five seconds of it.
  await idle.query(`set local idle_in_transaction_session_timeout = '50ms'`);
  await ended;
  expect(await reader.read()).toEqual(['behind-the-idle']);
  idle.release(true);
});
