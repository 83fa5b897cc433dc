// What every LocalStore must do, as one suite: the memory one and the Dexie one run exactly this.
import { beforeEach, describe, expect, test } from 'vitest';
import type { LocalStore, OutboxFile, OutboxOp } from '../../src/sync/ports.ts';
import {
  aChange,
  aFiling,
  anAct,
  anAssignment,
  anItem,
  aPage,
  aReceipt,
  aReport,
  NOW_ISO,
  NOW_MS,
  uuid,
} from './build.ts';
import { aUnit } from './hub-world.ts';
import { localFileContract } from './local-file-contract.ts';

/** A fresh store of `person-1` on one device, and what the suite needs to look inside it. */
export type LocalStoreHarness = {
  store: LocalStore;
  /** Puts items and files in the outbox as the app's own transaction would leave them. */
  put(
    items: readonly OutboxOp[],
    files?: readonly { file: OutboxFile; content: Uint8Array }[],
  ): Promise<void>;
  /** All items and files, sent ones included, in any order. */
  outbox(): Promise<OutboxOp[]>;
  files(): Promise<OutboxFile[]>;
  /** The server's word as held now. */
  base(): Promise<{ type: string; id: string; body: unknown }[]>;
  parkedTypes(): Promise<string[]>;
  /** Closes everything and opens it again, as after a restart of the app. */
  reopen(): Promise<LocalStore>;
  close(): Promise<void>;
};

const LIMIT = { nowMs: NOW_MS, nowIso: NOW_ISO, maxItems: 100, maxBytes: 1_000_000 };

/** A filing of the n-th report and its outbox item. */
const filed = (n: number, over: Partial<OutboxOp> = {}): OutboxOp =>
  anItem(aFiling({ opId: uuid(n, 1), recordId: uuid(n, 2) }), n, over);

/** Declares the suite for one implementation. */
export function localStoreContract(
  name: string,
  open: () => Promise<LocalStoreHarness>,
): void {
  describe(`LocalStore on ${name}`, () => {
    let h: LocalStoreHarness;
    beforeEach(async () => {
      h = await open();
      return () => h.close();
    });
    const idsOf = async (limit = {}) =>
      (await h.store.takeBatch({ ...LIMIT, ...limit })).map((item) => item.op.opId);
    const stateOf = async (opId: string) =>
      (await h.outbox()).find((item) => item.opId === opId)?.state;

    test('[O2] hands out what may leave, oldest first, exactly as it was written', async () => {
      const [second, first] = [filed(2), filed(1)];
      await h.put([second, first]);
      const items = await h.store.takeBatch(LIMIT);
      expect(items).toEqual(
        [first, second].map(({ op, digest, seq }) => ({ op, digest, seq })),
      );
    });

    test('[O2] holds back only the record whose first item waits or is set aside', async () => {
      const late = anItem(anAct('withdraw-report', { opId: uuid(9, 1) }), 9);
      await h.put([filed(1, { state: 'set-aside' }), filed(2), late]);
      await h.put([filed(3, { notBeforeMs: NOW_MS + 60_000 })]);
      expect(await idsOf()).toEqual([uuid(2, 1)]);
    });

    test('[O2] keeps to the limits of a batch, but always lets one item go', async () => {
      await h.put([filed(1), filed(2), filed(3)]);
      expect(await idsOf({ maxItems: 2 })).toHaveLength(2);
      expect(await idsOf({ maxBytes: 1 })).toEqual([uuid(1, 1)]);
      expect(await idsOf({ skip: new Set([uuid(1, 1)]) })).toEqual([
        uuid(2, 1),
        uuid(3, 1),
      ]);
    });

    test('[O5] stamps an item as sent before it leaves, once, and counts attempts', async () => {
      await h.put([filed(1)]);
      await h.store.takeBatch(LIMIT);
      await h.store.takeBatch({ ...LIMIT, nowIso: '2026-03-14T00:00:00.000Z' });
      const store = await h.reopen();
      const [item] = await h.outbox();
      expect(item).toMatchObject({ state: 'queued', sentAt: NOW_ISO, attempts: 2 });
      expect(await store.countPending()).toEqual({ ops: 1, files: 0, setAside: 0 });
    });

    test('[O3] takes an item out of line by its receipt and keeps it as sent', async () => {
      const item = filed(1);
      await h.put([item]);
      await h.store.settle([aReceipt(item)]);
      const store = await h.reopen();
      expect(await stateOf(item.opId)).toBe('sent');
      expect(await store.countPending()).toEqual({ ops: 0, files: 0, setAside: 0 });
      expect(await store.takeBatch(LIMIT)).toEqual([]);
    });

    test('[O3] ignores a receipt for other content, and one for an unknown id', async () => {
      const item = filed(1);
      await h.put([item]);
      await h.store.settle([
        aReceipt({ opId: item.opId, digest: 'f'.repeat(64) }),
        aReceipt(filed(7)),
      ]);
      expect(await stateOf(item.opId)).toBe('queued');
    });

    test('[O3] sets aside what was refused, with its receipt and its text', async () => {
      const item = filed(1);
      await h.put([item]);
      const receipt = aReceipt(item, {
        outcome: 'conflict',
        problem: { code: 'stale-revision', seen: 0, rev: 2 },
      });
      await h.store.settle([receipt]);
      const [kept] = await h.outbox();
      expect(kept).toMatchObject({ state: 'set-aside', receipt, op: item.op });
      expect((await h.store.countPending()).setAside).toBe(1);
    });

    test('[O4] settles the same receipts twice as once', async () => {
      const items = [filed(1), filed(2)];
      await h.put(items);
      const receipts = items.map((item) => aReceipt(item));
      await h.store.settle(receipts);
      const once = [await h.outbox(), await h.base()];
      await h.store.settle(receipts);
      expect([await h.outbox(), await h.base()]).toEqual(once);
    });

    test('[O6] shows an acknowledged report from base before any pull', async () => {
      const filing = filed(1);
      const act = anItem(anAct('withdraw-report', { recordId: filing.recordId }), 2);
      await h.store.takePage(aPage());
      await h.put([filing, act]);
      await h.store.settle([aReceipt(act), aReceipt(filing)]);
      const [record] = await h.base();
      expect(record).toMatchObject({
        type: 'report',
        id: filing.recordId,
        body: { state: 'WITHDRAWN', rev: 1 },
      });
    });

    test('[P5] postpones only queued items, and only until their moment', async () => {
      await h.put([filed(1), filed(2)]);
      await h.store.postpone([uuid(1, 1), uuid(8, 1)], NOW_MS + 5_000);
      expect(await idsOf()).toEqual([uuid(2, 1)]);
      expect(await idsOf({ nowMs: NOW_MS + 5_000 })).toHaveLength(2);
    });

    test('[L2] writes a page and its cursor together and keeps both', async () => {
      await h.store.takePage(aPage({ changes: [aChange('report', aReport())] }));
      const store = await h.reopen();
      expect(await store.readState()).toMatchObject({
        cursor: 'cursor-1',
        epoch: 'epoch-1',
      });
      expect(await h.base()).toHaveLength(1);
    });

    test('[L6] never lets an older version overwrite a newer one', async () => {
      const newer = aChange('report', aReport({ rev: 2 }), { ver: 5 });
      const older = aChange('report', aReport({ rev: 1 }), { ver: 4 });
      await h.store.takePage(aPage({ changes: [newer] }));
      await h.store.takePage(aPage({ changes: [older] }));
      expect((await h.base())[0]?.body).toMatchObject({ rev: 2 });
    });

    test('[L7] removes a record when its last audience is gone or lost', async () => {
      const both = { via: ['xa-a', 'in:xa-a'] };
      const [a, b] = [anAssignment({ id: 'a' }), anAssignment({ id: 'b' })];
      const changes = [aChange('assignment', a, both), aChange('assignment', b)];
      await h.store.takePage(aPage({ changes }));
      const gone = aChange('assignment', a, { ver: 2, via: [], gone: ['xa-a'] });
      await h.store.takePage(aPage({ changes: [{ ...gone, body: null }] }));
      expect((await h.base()).map((r) => r.id).sort()).toEqual(['a', 'b']);
      await h.store.takePage(aPage({ lost: ['xa-a'] }));
      expect((await h.base()).map((r) => r.id)).toEqual(['a']);
      await h.store.takePage(aPage({ lost: ['in:xa-a'] }));
      expect(await h.base()).toEqual([]);
    });

    test('[L7] lets a settled report go with the scope it was filed in', async () => {
      const [first, second] = [filed(1), filed(2)];
      await h.store.takePage(aPage());
      await h.put([first, second]);
      await h.store.settle([aReceipt(first)]);
      expect((await h.base()).map((r) => r.id)).toEqual([first.recordId]);
      await h.store.takePage(aPage({ lost: ['xa-a'], scope: ['all'] }));
      expect(await h.base()).toEqual([]);
      await h.store.settle([aReceipt(second)]);
      expect(await h.base()).toEqual([]);
      expect(await stateOf(second.opId)).toBe('sent');
    });

    test('[L7] holds a settled report of an inner unit through those who look into it', async () => {
      const scope = ['in:xa-a', 'in:xa-b', 'all'];
      const inner = aUnit({ id: 'pvhcc-a', kind: 'COMM_PASC', inside: ['xa-a'] });
      const unit = aChange('unit', inner, { via: ['in:xa-a'] });
      const filing = aFiling({ unitId: 'pvhcc-a' });
      const item = anItem(filing, 1);
      await h.store.takePage(aPage({ scope, changes: [unit] }));
      await h.put([item]);
      await h.store.settle([aReceipt(item)]);
      expect((await h.base()).map((r) => r.type).sort()).toEqual(['report', 'unit']);
      await h.store.takePage(aPage({ lost: ['in:xa-a'], scope: ['in:xa-b', 'all'] }));
      expect(await h.base()).toEqual([]);
    });

    test('[L3] starts over on a reset and never touches the outbox', async () => {
      const item = filed(5);
      await h.put([item]);
      const [a, b] = [anAssignment({ id: 'a' }), anAssignment({ id: 'b' })];
      const changes = [aChange('assignment', a), aChange('assignment', b)];
      await h.store.takePage(aPage({ changes }));
      const again = aPage({ reset: true, changes: [aChange('assignment', b)] });
      await h.store.takePage(again);
      expect((await h.base()).map((r) => r.id)).toEqual(['b']);
      expect(await h.outbox()).toEqual([item]);
    });

    test('[L3] keeps a reset listing of several pages whole', async () => {
      const [a, b] = [anAssignment({ id: 'a' }), anAssignment({ id: 'b' })];
      await h.store.takePage(aPage({ changes: [aChange('report', aReport())] }));
      const first = aPage({ reset: true, more: true });
      await h.store.takePage({ ...first, changes: [aChange('assignment', a)] });
      await h.reopen();
      await h.store.takePage(aPage({ changes: [aChange('assignment', b)] }));
      expect((await h.base()).map((r) => r.id).sort()).toEqual(['a', 'b']);
    });

    test('[R2] writes nothing of a page that was asked for from where another runner left', async () => {
      const [a, b] = [anAssignment({ id: 'a' }), anAssignment({ id: 'b' })];
      const first = aPage({ changes: [aChange('assignment', a)] });
      expect(await h.store.takePage(first, null)).toBe(true);
      const late = aPage({ cursor: 'cursor-9', reset: true });
      const changes = [aChange('assignment', b)];
      expect(await h.store.takePage({ ...late, changes }, null)).toBe(false);
      expect((await h.base()).map((r) => r.id)).toEqual(['a']);
      expect((await h.store.readState()).cursor).toBe('cursor-1');
      expect(await h.store.takePage({ ...late, changes }, 'cursor-1')).toBe(true);
      expect((await h.base()).map((r) => r.id)).toEqual(['b']);
    });

    test('[W1] parks a record of an unknown type and moves the cursor on', async () => {
      const strange = aChange('poll', { id: 'poll-1' });
      await h.store.takePage(aPage({ changes: [strange] }));
      expect(await h.parkedTypes()).toEqual(['poll']);
      expect((await h.store.readState()).cursor).toBe('cursor-1');
    });

    localFileContract(() => h);

    test('[K1] keeps the keys it was told to trust', async () => {
      const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
      const key = { keyId: 'key-1', jwk, by: null, sig: null };
      await h.store.writeKeys([key]);
      const store = await h.reopen();
      expect((await store.readState()).keys).toEqual([key]);
    });
  });
}
