import { expect, test } from 'vitest';
import { hubStore } from '../../../src/server/store/hub-store.ts';
import { asPerson, asSystem } from '../../../src/server/store/scope.ts';
import { judgeBatch } from '../../../src/sync/hub-batch.ts';
import { aFiling, anAct, NOW_ISO, uuid } from '../../support/build.ts';
import { opDigest, sha256Hex } from '../../support/digest.ts';
import { aHubWorld, aPusher } from '../../support/hub-world.ts';
import {
  asSuperuser,
  makeTestDatabase,
  type TestDatabase,
} from '../../support/server/database.ts';
import { loadWorld } from '../../support/server/load-world.ts';
import { makeGate } from './feed-writer.ts';

/** A text under no task: nothing but the ledger's own key stands between eight copies of it. */
const filing = aFiling({ body: { taskId: null, assignmentId: null } });

const push = (database: TestDatabase, pool = database.pool) =>
  judgeBatch(
    hubStore(pool),
    aPusher('person-1'),
    [{ op: filing, digest: opDigest(filing), seq: 1 }],
    sha256Hex,
  ).then(([judged]) => judged?.outcome);

async function pushEightTimes(database: TestDatabase) {
  const other = database.openAnotherPool();
  const pools = Array.from({ length: 8 }, (_, n) =>
    n % 2 === 0 ? database.pool : other,
  );
  const outcomes = await Promise.all(pools.map((pool) => push(database, pool)));
  const filed = await asSystem(database.pool, async ({ client }) => {
    const { rows } = await client.query(
      `select (select count(*)::int from sync_op) as ops, (select count(*)::int from report) as reports,
         (select count(*)::int from report_revision) as texts`,
    );
    return rows[0] as { ops: number; reports: number; texts: number };
  });
  return { applied: outcomes.filter((outcome) => outcome === 'applied').length, filed };
}

async function makeWorld(): Promise<TestDatabase> {
  const database = await makeTestDatabase();
  await loadWorld(database.pool, aHubWorld());
  return database;
}

test('[H1] one operation pushed eight times at once, through two servers, files one report', async () => {
  const database = await makeWorld();
  expect(await pushEightTimes(database)).toEqual({
    applied: 1,
    filed: { ops: 1, reports: 1, texts: 1 },
  });
  await database.close();
});

/** Eight that have all looked before the first one writes: the ledger knew of nothing when they asked. */
async function enterEightTimes(database: TestDatabase): Promise<string[]> {
  const by = aPusher('person-1');
  const entry = {
    opId: uuid(1, 4),
    recordId: uuid(1, 5),
    personId: by.personId,
    digest: 'a'.repeat(64),
    outcome: 'applied' as const,
    rev: 1,
    problem: null,
    at: NOW_ISO,
  };
  const all = makeGate();
  let asked = 0;
  return Promise.all(
    Array.from({ length: 8 }, () =>
      hubStore(database.pool).transaction(by, async (tx) => {
        const known = await tx.findOp(entry.opId);
        asked += 1;
        if (asked === 8) all.open();
        await all.passed;
        if (known !== null) return 'duplicate';
        await tx.writeOp(entry, by, 1);
        return 'applied';
      }),
    ),
  );
}

test('[H1] eight that asked before any of them wrote: one enters, the others meet its entry', async () => {
  const database = await makeWorld();
  const outcomes = await enterEightTimes(database);
  expect(outcomes.sort()).toEqual(['applied', ...Array(7).fill('duplicate')]);
  await database.close();
});

test('[H1] without the key of the ledger all eight would enter: the key is the safeguard', async () => {
  const database = await makeWorld();
  await asSuperuser(
    database.superuserUrl,
    'alter table sync_op drop constraint sync_op_pkey',
  );
  expect(await enterEightTimes(database)).toEqual(Array(8).fill('applied'));
  await database.close();
});

test('[H5] a text with what PostgreSQL cannot hold as text is filed like any other', async () => {
  const database = await makeWorld();
  const text = 'NUL \u0000, nửa ký tự \ud800, "ngoặc" \\ và {mảng, "x"}';
  const odd = aFiling({ text });
  const [judged] = await judgeBatch(
    hubStore(database.pool),
    aPusher('person-1'),
    [{ op: odd, digest: opDigest(odd), seq: 1 }],
    sha256Hex,
  );
  expect(judged?.outcome).toBe('applied');
  const kept = await hubStore(database.pool).transaction(aPusher('person-2'), (tx) =>
    tx.report(odd.recordId),
  );
  expect(kept?.answers.result_summary).toBe(text);
  await database.close();
});

test('[H2] a thousand reports in one push are judged and kept, and the next thousand too', async () => {
  const database = await makeWorld();
  const batch = (from: number) =>
    Array.from({ length: 1000 }, (_, n) => {
      const op = aFiling({ opId: uuid(from + n, 4), recordId: uuid(from + n, 5) });
      return { op, digest: opDigest(op), seq: from + n };
    });
  for (const from of [0, 1000]) {
    const judged = await judgeBatch(
      hubStore(database.pool),
      aPusher('person-1'),
      batch(from),
      sha256Hex,
    );
    expect(new Set(judged.map((outcome) => outcome.outcome))).toEqual(
      new Set(['applied']),
    );
  }
  const assignment = await hubStore(database.pool).transaction(
    aPusher('person-1'),
    (tx) => tx.assignment('assignment-1'),
  );
  const filed = Object.values(assignment?.counts ?? {}).reduce(
    (sum, c) => sum + c.filed,
    0,
  );
  expect(filed).toBe(2000);
  await database.close();
});

test('[H6] two batches that meet on the same reports in opposite order both end', async () => {
  const database = await makeWorld();
  const ids = [1, 2, 3, 4, 5].map((n) => uuid(n, 5));
  const file = ids.map((recordId, n) => aFiling({ recordId, opId: uuid(n, 4) }));
  const items = (ops: Parameters<typeof opDigest>[0][]) =>
    ops.map((op, n) => ({ op, digest: opDigest(op), seq: n }));
  const run = (person: string, ops: Parameters<typeof opDigest>[0][]) =>
    judgeBatch(hubStore(database.pool), aPusher(person), items(ops), sha256Hex);
  await run('person-1', file);
  const correct = ids.map((recordId, n) =>
    aFiling({ recordId, opId: uuid(n, 14), baseRev: 1, text: 'Đã sửa số liệu.' }),
  );
  const approve = ids.map((recordId, n) =>
    anAct('approve-report', { recordId, opId: uuid(n, 24), baseRev: 1 }),
  );
  const [mine, theirs] = await Promise.all([
    run('person-1', correct),
    run('coordinator-1', approve.reverse()),
  ]);
  const applied = [...mine, ...theirs].filter((outcome) => outcome.outcome === 'applied');
  expect(applied).toHaveLength(ids.length);
  await database.close();
});

test('[H4] a kept text is read by its author, its unit and the units that succeeded it', async () => {
  const database = await makeWorld();
  const by = aPusher('merged-1');
  await hubStore(database.pool).transaction(by, (tx) =>
    tx.quarantine({
      opId: uuid(1, 4),
      digest: 'a'.repeat(64),
      unitId: 'xa-cu',
      recordId: uuid(1, 5),
      body: filing,
      problem: { code: 'unit-ended', unitId: 'xa-cu', successors: ['xa-a'] },
      by,
    }),
  );
  const seenBy = async (personId: string) =>
    asPerson(database.pool, personId, async ({ client }) => {
      const { rowCount } = await client.query('select from quarantine');
      return rowCount === 1;
    });
  for (const person of ['merged-1', 'coordinator-1'])
    expect(await seenBy(person)).toBe(true);
  for (const person of ['person-b', 'viewer-1', 'desk-1'])
    expect(await seenBy(person)).toBe(false);
  await database.close();
});
