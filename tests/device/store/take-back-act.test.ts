import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { writeOp } from '../../../src/device/store/enqueue.ts';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import { takeBackAct } from '../../../src/device/store/take-back-act.ts';
import { aFiling, anItem, NOW_ISO, NOW_MS, uuid } from '../../support/build.ts';
import { putRows } from '../dexie-harness.ts';
import { openStore } from '../open-store.ts';

const report = { recordId: uuid(1, 2), unitId: 'xa-a', baseRev: 1 };
const confirm = (store: Parameters<typeof writeOp>[0]) =>
  writeOp(store, { kind: 'approve-report', ...report, body: { comment: null } });

test('[O5] an act that never left is taken back as if it had not been done', async () => {
  const store = await openStore();
  const opId = await confirm(store);
  expect(await takeBackAct(store, opId)).toBe(true);
  expect(await store.db.outbox.count()).toBe(0);
  expect(await takeBackAct(store, opId)).toBe(false);
});

test('[O5] an act that was handed over for sending stays', async () => {
  const store = await openStore();
  const opId = await confirm(store);
  const limit = { nowMs: NOW_MS, nowIso: NOW_ISO, maxItems: 10, maxBytes: 100_000 };
  expect(await makeLocalStore(store).takeBatch(limit)).toHaveLength(1);
  expect(await takeBackAct(store, opId)).toBe(false);
  expect(await store.db.outbox.count()).toBe(1);
});

test('[O2] what something is built on stays until that is taken back', async () => {
  const store = await openStore();
  const first = await writeOp(store, { kind: 'take-up-report', ...report, body: {} });
  const second = await confirm(store);
  expect(await takeBackAct(store, first)).toBe(false);
  expect(await takeBackAct(store, second)).toBe(true);
  expect(await takeBackAct(store, first)).toBe(true);
});

test('[O1] a text is not undone here: its words would be gone', async () => {
  const store = await openStore();
  const filing = aFiling();
  await putRows(store, [anItem(filing, 1)]);
  expect(await takeBackAct(store, filing.opId)).toBe(false);
  expect(await store.db.outbox.count()).toBe(1);
});
