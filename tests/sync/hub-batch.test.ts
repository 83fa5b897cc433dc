import { beforeEach, expect, test } from 'vitest';
import { Fault } from '../../src/sync/fault.ts';
import { judgeBatch, judgeOneByOne } from '../../src/sync/hub-batch.ts';
import type { HubStore, HubTx } from '../../src/sync/hub-store.ts';
import type { RawPushItem } from '../../src/sync/protocol.ts';
import { aFiling, anAct, NOW_MS, uuid } from '../support/build.ts';
import { opDigest, sha256Hex } from '../support/digest.ts';
import { aHubWorld, aPusher } from '../support/hub-world.ts';
import { type MemoryHub, makeMemoryHub } from '../support/memory-hub.ts';

let hub: MemoryHub;
beforeEach(() => {
  hub = makeMemoryHub(aHubWorld(), () => NOW_MS);
});
const official = aPusher('person-1');
const filing = (n: number) => aFiling({ opId: uuid(n, 1), recordId: uuid(n, 2) });
const raw = (op: unknown, seq = 1): RawPushItem => ({ op, digest: opDigest(op), seq });
const judge = (items: readonly RawPushItem[], pusher = official) =>
  judgeBatch(hub.store, pusher, items, sha256Hex);
const inShort = (o: { outcome: string; problem?: { code: string } | null }) =>
  o.problem ? `${o.outcome}(${o.problem.code})` : o.outcome;

/** The hub's store with something done to each of its transactions. */
const wrapped = (change: (tx: HubTx) => HubTx): HubStore => ({
  transaction: (pusher, work) =>
    hub.store.transaction(pusher, (tx, savepoint) => work(change(tx), savepoint)),
});

test('[H1] answers the first outcome again, refusals included', async () => {
  const good = raw(filing(1));
  const bad = raw({ ...filing(2), unitId: 'xa-b' });
  const first = await judge([good, bad]);
  hub.change((layer) => layer.set('person', 'person-1', { name: '', grants: [] }));
  const again = await judge([good, bad]);
  expect(first.map(inShort)).toEqual(['applied', 'rejected(not-allowed)']);
  expect(again).toEqual([{ ...first[0], outcome: 'duplicate' }, first[1]]);
});

test('[H1] answers a repetition within one push as a duplicate', async () => {
  const outcomes = await judge([raw(filing(1)), raw(filing(1))]);
  expect(outcomes.map(inShort)).toEqual(['applied', 'duplicate']);
  expect(hub.state.revision.size).toBe(1);
});

test('[H1] keeps another content under a known id, and never applies it', async () => {
  await judge([raw(filing(1))]);
  const other = { ...filing(1), recordId: uuid(5, 2) };
  const [outcome] = await judge([raw(other)]);
  expect(outcome && inShort(outcome)).toBe('quarantined(digest-mismatch)');
  expect(hub.state.report.size).toBe(1);
  expect([...hub.state.quarantine.values()].map((q) => q.body)).toEqual([other]);
  await judge([raw(other)]);
  expect(hub.state.quarantine.size).toBe(1);
});

test('[H1] computes the digest itself and keeps what does not match the claim', async () => {
  const op = filing(1);
  const [outcome] = await judge([{ op, digest: 'a'.repeat(64), seq: 1 }]);
  expect(outcome).toMatchObject({
    outcome: 'quarantined',
    digest: 'a'.repeat(64),
    problem: { code: 'digest-mismatch' },
  });
  expect(hub.state.report.size).toBe(0);
  // The known id and claim, but changed underneath.
  await judge([raw(filing(2))]);
  const changed = { ...raw(filing(2)), op: { ...filing(2), recordId: uuid(6, 2) } };
  expect((await judge([changed])).map(inShort)).toEqual(['quarantined(digest-mismatch)']);
});

test('[H7] tells nothing about another person’s operation id', async () => {
  await judge([raw(filing(1))]);
  const outcomes = await judge([raw(filing(1))], aPusher('person-b'));
  expect(outcomes.map(inShort)).toEqual(['rejected(not-allowed)']);
  expect(hub.state.ledger.get(uuid(1, 1))?.personId).toBe('person-1');
});

test('[H5] keeps an operation it can not read, with its raw body, and judges the others', async () => {
  const strange = { opId: uuid(3, 1), kind: 'file-poem', recordId: 'r', poem: 'lục bát' };
  const items = [
    raw(filing(1)),
    raw(strange),
    raw('no object'),
    raw(null),
    raw(filing(2)),
  ];
  const outcomes = await judge(items);
  expect(outcomes.map(inShort)).toEqual([
    'applied',
    'quarantined(unreadable)',
    'quarantined(unreadable)',
    'quarantined(unreadable)',
    'applied',
  ]);
  expect(hub.state.quarantine.size).toBe(3);
  const first = [...hub.state.quarantine.values()][0];
  expect(first).toMatchObject({ opId: strange.opId, body: strange });
  expect((await judge(items)).map(inShort)).toEqual([
    'duplicate',
    ...outcomes.slice(1, 4).map(inShort),
    'duplicate',
  ]);
});

test('[H5] survives a body nested deeper than any stack', async () => {
  const tower = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  const answers = { result_summary: 'Nội dung đủ dài.', tower };
  const item = { op: aFiling({ body: { answers } }), digest: 'b'.repeat(64), seq: 1 };
  const outcomes = await judge([item, raw(filing(2))]);
  expect(outcomes.map(inShort)).toEqual(['quarantined(unreadable)', 'applied']);
});

test('[H5] keeps an operation that makes the judge stumble, says so, and goes on', async () => {
  const bugs: string[] = [];
  const store = wrapped((tx) => ({
    ...tx,
    assignment: async (id) => {
      const assignment = await tx.assignment(id);
      const broken = { ...assignment, schedule: null } as unknown as typeof assignment;
      return id === 'assignment-centre' ? broken : assignment;
    },
  }));
  const body = { assignmentId: 'assignment-centre' };
  const items = [
    raw(aFiling({ opId: uuid(8, 1), recordId: uuid(8, 2), body })),
    raw(filing(1)),
  ];
  const pusher = aPusher('coordinator-1');
  const outcomes = await judgeBatch(store, pusher, items, sha256Hex, (opId) =>
    bugs.push(opId),
  );
  expect(outcomes.map(inShort)).toEqual(['quarantined(unreadable)', 'applied']);
  expect(bugs).toEqual([uuid(8, 1)]);
});

/** A store in which writing one report fails, as a value the database can not hold makes it fail. */
const failing = (reportId: string, thrown: unknown) =>
  wrapped((tx) => ({
    ...tx,
    writeReport: async (report, ...rest) => {
      if (report.id === reportId) throw thrown;
      return tx.writeReport(report, ...rest);
    },
  }));

test('[H2] commits nothing of a batch that fails as a whole', async () => {
  const store = failing(uuid(2, 2), new RangeError('planted'));
  const items = [raw(filing(1)), raw(filing(2)), raw(filing(3))];
  await expect(judgeBatch(store, official, items, sha256Hex)).rejects.toThrow('planted');
  expect(hub.state.ledger.size).toBe(0);
  expect(hub.state.report.size).toBe(0);
});

test('[H5] judges one by one after that: the culprit is kept, the others are filed', async () => {
  const store = failing(uuid(2, 2), new RangeError('planted'));
  const amended = aFiling({ opId: uuid(21, 1), recordId: uuid(2, 2), baseRev: 1 });
  const items = [raw(filing(1)), raw(filing(2)), raw(amended), raw(filing(3))];
  const outcomes = await judgeOneByOne(store, official, items, sha256Hex);
  expect(outcomes.map(inShort)).toEqual([
    'applied',
    'quarantined(unreadable)',
    'quarantined(depends-on-refused)',
    'applied',
  ]);
  expect(
    typeof hub.state.quarantine.get(`${uuid(2, 1)} ${raw(filing(2)).digest}`)?.body,
  ).toBe('string');
  expect((await judge([raw(filing(2))])).map(inShort)).toEqual([
    'quarantined(unreadable)',
  ]);
});

test('[O2, P5] tells what has to wait to wait, with everything behind it on its record', async () => {
  const store = failing(uuid(2, 2), new Fault('busy', '', 7_000));
  const later = anAct('withdraw-report', { opId: uuid(22, 1), recordId: uuid(2, 2) });
  const items = [raw(filing(2)), raw(later), raw(filing(1))];
  const outcomes = await judgeOneByOne(store, official, items, sha256Hex);
  expect(outcomes.map(inShort)).toEqual(['retry', 'retry', 'applied']);
  expect(outcomes[0]).toMatchObject({ retryAfterMs: 7_000 });
  expect(hub.state.ledger.size).toBe(1);
});

test('[H2] is judged anew, from nothing, when the store runs a transaction again', async () => {
  let runs = 0;
  const store: HubStore = {
    transaction: async (pusher, work) => {
      runs += 1;
      const once = hub.store.transaction(pusher, async (tx, savepoint) => {
        await work(tx, savepoint);
        throw new RangeError('serialisation failure');
      });
      await once.catch(() => undefined);
      return hub.store.transaction(pusher, work);
    },
  };
  const refused = aFiling({ opId: uuid(4, 1), body: { assignmentId: 'nowhere' } });
  const outcomes = await judgeBatch(
    store,
    official,
    [raw(refused), raw(filing(1))],
    sha256Hex,
  );
  // Both on the same record: the second is refused because of the first, once.
  expect(runs).toBe(1);
  expect(outcomes.map(inShort)).toEqual([
    'quarantined(assignment-missing)',
    'quarantined(depends-on-refused)',
  ]);
  expect(hub.state.ledger.size).toBe(2);
});

test('[H3] holds to the chain one by one as well, where numbers fit by chance', async () => {
  const on = (n: number, baseRev: number, text: string) =>
    aFiling({ opId: uuid(n, 1), recordId: uuid(1, 2), baseRev, text });
  await judge([raw(filing(1)), raw(on(2, 1, 'Nội dung lần hai.'))]);
  const chain = [on(3, 1, 'Nhánh khác, lần một.'), on(4, 2, 'Nhánh khác, lần hai.')];
  const outcomes = await judgeOneByOne(
    hub.store,
    official,
    chain.map((op) => raw(op)),
    sha256Hex,
  );
  expect(outcomes.map(inShort)).toEqual([
    'conflict(stale-revision)',
    'conflict(depends-on-refused)',
  ]);
});
