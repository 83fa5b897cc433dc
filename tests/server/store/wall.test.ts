// The second wall: row-level security, asked directly, as if the application's own checks were not there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubStore } from '../../../src/server/store/hub-store.ts';
import { publishRecords } from '../../../src/server/store/publish.ts';
import { asPerson, asSystem, type PersonTx } from '../../../src/server/store/scope.ts';
import { judgeBatch } from '../../../src/sync/hub-batch.ts';
import { aFiling, aPhoto, aReport, uuid } from '../../support/build.ts';
import { opDigest, sha256Hex } from '../../support/digest.ts';
import { aHubWorld, aPusher } from '../../support/hub-world.ts';
import {
  asSuperuser,
  makeTestDatabase,
  type TestDatabase,
} from '../../support/server/database.ts';
import { loadWorld } from '../../support/server/load-world.ts';

/** Tables with a unit's data. */
const WALLED = [
  'report',
  'report_revision',
  'assignment',
  'task',
  'plan',
  'quarantine',
  'file_expected',
  'file_sender',
  'file',
  'feed',
  'feed_body',
  'sync_op',
  'form_draft',
  'form_file',
];
const SECRET = ['credential', 'session', 'device', 'signing_key', 'audit_log'];

const filing = aFiling({
  opId: uuid(1, 4),
  recordId: uuid(1, 5),
  body: { files: [aPhoto(1).ref] },
});
let database: TestDatabase;

beforeAll(async () => {
  database = await makeTestDatabase();
  await loadWorld(database.pool, aHubWorld());
  const store = hubStore(database.pool);
  const push = (op: typeof filing) =>
    judgeBatch(
      store,
      aPusher('person-1'),
      [{ op, digest: opDigest(op), seq: 1 }],
      sha256Hex,
    );
  expect(await push(filing)).toMatchObject([{ outcome: 'applied' }]);
  const kept = aFiling({
    opId: uuid(2, 4),
    recordId: uuid(2, 5),
    body: { assignmentId: 'nowhere' },
  });
  expect(await push(kept)).toMatchObject([{ outcome: 'quarantined' }]);
  await asSystem(database.pool, async ({ client }) => {
    await client.query(`insert into file (owner, sha256, size) values ('xa-a', 'f', 1)`);
    await client.query(`insert into credential values ('person-1', 'hash', false)`);
    await client.query(
      `insert into session (token_hash, person_id, device_id, expires_at) values ('t', 'person-1', 'd', now())`,
    );
    await client.query(
      `insert into device (token_hash, person_id) values ('t', 'person-1')`,
    );
    await client.query(
      `insert into signing_key (key_id, jwk, sealed) values ('k', '{}', '')`,
    );
    await client.query(
      `insert into form_draft (id, unit_id, form_id, version, file_name, source, definition, faults, uploaded_by)
       values ('d', 'xa-a', 'F', '1', 'f', '', '{}', '[]', 'person-1')`,
    );
    await client.query(`insert into form_file values ('xa-a', 'F', 's', 1, 't', '')`);
    await client.query(`insert into audit_log (actor, action) values ('admin', 'test')`);
  });
});
afterAll(() => database.close());

const as = <T>(personId: string, work: (tx: PersonTx) => Promise<T>) =>
  asPerson(database.pool, personId, work);
const count = async (tx: Pick<PersonTx, 'client'>, table: string) =>
  (await tx.client.query(`select from ${table}`)).rowCount ?? -1;
/** Whether the statement is refused by the wall or by the lack of a right (both 42501). */
const isRefused = (personId: string, text: string, values: unknown[] = []) =>
  expect(as(personId, (tx) => tx.client.query(text, values))).rejects.toMatchObject({
    code: '42501',
  });
const touched = (personId: string, text: string) =>
  as(personId, async (tx) => (await tx.client.query(text)).rowCount);

describe('reading', () => {
  test.each([...WALLED, ...SECRET, 'person', 'unit', 'server_setting'])(
    '[WALL] %s shows nothing to a transaction that was told nothing',
    async (table) => {
      const all = await asSystem(database.pool, (tx) => count(tx, table));
      expect(all).toBeGreaterThan(0);
      expect((await database.pool.query(`select from ${table}`)).rowCount).toBe(0);
    },
  );

  test.each(SECRET)('[WALL] %s shows nothing to a person', async (table) => {
    expect(await as('person-1', (tx) => count(tx, table))).toBe(0);
  });

  const foreign: Record<string, string> = {
    report: `unit_id = 'xa-a'`,
    report_revision: `unit_id = 'xa-a'`,
    assignment: `unit_id = 'xa-a'`,
    quarantine: `unit_id = 'xa-a'`,
    file_expected: `owner = 'xa-a'`,
    file_sender: `person_id = 'person-1'`,
    file: `owner = 'xa-a'`,
    feed: `audience in ('xa-a', 'in:xa-a', 'person:person-1')`,
    feed_body: `unit_id = 'xa-a' or type = 'me' and id = 'person-1'`,
    sync_op: `person_id = 'person-1'`,
    form_draft: `unit_id = 'xa-a'`,
    form_file: `unit_id = 'xa-a'`,
  };
  test.each(Object.entries(foreign))(
    "[WALL] %s shows another unit's rows to nobody outside it",
    async (table, where) => {
      const from = `${table} where ${where}`;
      expect(await as('person-1', (tx) => count(tx, from))).toBeGreaterThan(0);
      expect(await as('person-b', (tx) => count(tx, from))).toBe(0);
      expect(await as('nobody', (tx) => count(tx, from))).toBe(0);
      const [control] = await asSuperuser(database.superuserUrl, `select from ${from}`);
      expect(control?.rowCount).toBeGreaterThan(0);
    },
  );

  test('[WALL] a colleague sees the report and not the operation; the units above see neither yet', async () => {
    const see = (person: string) =>
      as(person, async (tx) => [await count(tx, 'report'), await count(tx, 'sync_op')]);
    expect(await see('person-2')).toEqual([1, 0]);
    expect(await see('viewer-1')).toEqual([0, 0]);
  });

  test('[WALL] taken down, the same questions are answered: it is the wall that keeps them', async () => {
    const url = database.superuserUrl;
    await asSuperuser(url, 'alter table report disable row level security');
    const seen = await as('person-b', (tx) => count(tx, `report where unit_id = 'xa-a'`));
    await asSuperuser(url, 'alter table report enable row level security');
    expect(seen).toBeGreaterThan(0);
  });

  test('[WALL] what a transaction was told does not stay on its connection', async () => {
    const pool = database.openAnotherPool(1);
    await asSystem(pool, (tx) => count(tx, 'report'));
    await asPerson(pool, 'person-1', (tx) => count(tx, 'report'));
    expect((await pool.query('select from report')).rowCount).toBe(0);
  });
});

describe('writing', () => {
  test('[WALL] no row of another unit can be added, by any statement', async () => {
    await isRefused(
      'person-b',
      `insert into report (id, unit_id, author_id, form_id, form_version, state, rev, audiences)
       values ('r-x', 'xa-a', 'person-b', 'f-test', '1', 'SUBMITTED', 1, '{xa-a}')`,
    );
    await isRefused(
      'person-b',
      `insert into report_revision (op_id, report_id, unit_id, rev, base_rev, author_id, body)
       values ('o-x', $1, 'xa-a', 9, 8, 'person-b', '{}')`,
      [filing.recordId],
    );
    await isRefused(
      'person-b',
      `insert into feed (type, id, audience, unit_id) values ('report', 'r-x', 'xa-a', 'xa-a')`,
    );
    await isRefused(
      'person-b',
      `insert into feed (type, id, audience, unit_id) values ('form', 'f-x', 'all', null)`,
    );
    await isRefused(
      'person-b',
      `insert into sync_op (op_id, person_id, device_id, device_seq, record_id, digest, outcome, rev, at)
       values ('o-x', 'person-1', 'd', 1, 'r', 'd', 'applied', 1, now())`,
    );
  });

  test('[WALL] no row of another unit can be changed, nor one moved there', async () => {
    for (const text of [
      `update report set state = 'APPROVED'`,
      `update assignment set state = 'DONE' where unit_id = 'xa-a'`,
      `update feed set gone = true where unit_id = 'xa-a'`,
      `update feed_body set ver = 99 where unit_id = 'xa-a'`,
      `update file_expected set received_at = now()`,
    ])
      expect(await touched('person-b', text)).toBe(0);
    await isRefused(
      'person-b',
      `update assignment set unit_id = 'xa-a' where unit_id = 'xa-b'`,
    );
  });

  test('[WALL] one who supervises looks, and changes nothing', async () => {
    const from = `assignment where unit_id = 'xa-a'`;
    expect(await as('viewer-1', (tx) => count(tx, from))).toBeGreaterThan(0);
    expect(await touched('viewer-1', `update assignment set state = 'DONE'`)).toBe(0);
  });

  test('[WALL] one whose grant has ended writes nothing at the unit any more', async () => {
    const store = hubStore(database.pool);
    const write = store.transaction(aPusher('gone-1'), (tx) =>
      tx.writeReport(aReport({ id: uuid(9, 5) }), true, filing, aPusher('gone-1')),
    );
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });

  test.each(['sync_op', 'report_revision', 'audit_log'])(
    '[WALL] %s only grows, even for the server itself',
    async (table) => {
      for (const text of [
        `update ${table} set id = id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        const run = asSystem(database.pool, ({ client }) =>
          client.query(
            text.replace(
              'id = id',
              table === 'audit_log' ? 'actor = actor' : 'op_id = op_id',
            ),
          ),
        );
        await expect(run).rejects.toMatchObject({ code: '42501' });
      }
    },
  );

  test('[WALL] a published form keeps its words', async () => {
    const run = asSystem(database.pool, ({ client }) =>
      client.query(`update form set definition = '{}'`),
    );
    await expect(run).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the store behind the judge', () => {
  const stranger = aPusher('person-b');
  const store = () => hubStore(database.pool);

  test("[H7] another unit's report is a closed door: taken, and nothing about it", async () => {
    const found = await store().transaction(stranger, (tx) => tx.report(filing.recordId));
    expect(found).toMatchObject({
      id: filing.recordId,
      unitId: '',
      answers: {},
      log: [],
    });
    expect(JSON.stringify(found)).not.toContain('12 lượt');
    const none = await store().transaction(stranger, (tx) => tx.report(uuid(77, 5)));
    expect(none).toBeNull();
  });

  test("[H7] another unit's assignment and refused operations look like none", async () => {
    const seen = await store().transaction(stranger, async (tx) => [
      await tx.assignment('assignment-1'),
      await tx.refusedOn(uuid(2, 5)),
    ]);
    expect(seen).toEqual([null, null]);
  });

  test('[H7] a report cannot be written for another unit, even by a judge that lets it through', async () => {
    const report = aReport({ id: uuid(8, 5), authorId: 'person-b' });
    const write = store().transaction(stranger, (tx) =>
      tx.writeReport(report, true, filing, stranger),
    );
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });

  test("[H7] another unit's report cannot be overwritten, even by a judge that lets it through", async () => {
    const change = { ...aReport({ id: filing.recordId }), rev: 2, answers: { x: 1 } };
    const write = store().transaction(stranger, async (tx) => {
      await tx.report(change.id);
      await tx.writeReport(change, false, filing, stranger);
    });
    await expect(write).rejects.toThrow();
    const kept = await store().transaction(aPusher('person-1'), (tx) =>
      tx.report(change.id),
    );
    expect(kept?.rev).toBe(1);
  });

  test('[WALL] publishing for another unit is refused as a whole', async () => {
    const body = aReport({ id: uuid(7, 5) });
    const publish = as('person-b', (tx) =>
      publishRecords(tx, [
        { type: 'report', id: body.id, unitId: 'xa-a', body, audiences: ['xa-a'] },
      ]),
    );
    await expect(publish).rejects.toMatchObject({ code: '42501' });
  });
});
