import { expect, test } from 'vitest';
import {
  canTakeBack,
  chainFrom,
  fileStateAfter,
  isForgettable,
  isNewEpoch,
  leavingNow,
  markSent,
  mayTravel,
  reofferFile,
  reofferItem,
  settleFileItem,
  settleItem,
} from '../../src/sync/outbox.ts';
import type { OutboxOp } from '../../src/sync/ports.ts';
import type { FinalKind } from '../../src/sync/protocol.ts';
import {
  aFile,
  aFiling,
  anAct,
  anItem,
  aPhoto,
  aReceipt,
  NOW_ISO,
  NOW_MS,
  uuid,
} from '../support/build.ts';
import { makeChance } from '../support/chance.ts';

const LIMIT = { nowMs: NOW_MS, maxItems: 100, maxBytes: 1_000_000 };
const item = (seq: number, record: number, over: Partial<OutboxOp> = {}): OutboxOp =>
  anItem(aFiling({ opId: uuid(seq, 1), recordId: uuid(record, 2) }), seq, over);
const seqs = (items: readonly OutboxOp[]) => items.map((i) => i.seq);

test('[O2] never sends an item before those queued earlier on its record', () => {
  const chance = makeChance(7);
  for (let round = 0; round < 300; round++) {
    const items = Array.from({ length: 12 }, (_, n) =>
      item(n, chance.int(4), {
        state: chance.pick(['queued', 'queued', 'queued', 'set-aside', 'sent'] as const),
        notBeforeMs: chance.happens(0.2) ? NOW_MS + 1_000 : 0,
        bytes: 100 + chance.int(400),
      }),
    );
    const limit = {
      ...LIMIT,
      maxItems: 1 + chance.int(8),
      maxBytes: 300 + chance.int(900),
    };
    const leaving = leavingNow(items, limit);
    expect(leaving.length).toBeLessThanOrEqual(limit.maxItems);
    for (const one of leaving) {
      expect(one.state).toBe('queued');
      const earlier = items.filter(
        (i) => i.recordId === one.recordId && i.seq < one.seq && i.state !== 'sent',
      );
      for (const before of earlier) expect(leaving).toContain(before);
    }
    expect(seqs(leaving)).toEqual(seqs(leaving).toSorted((a, b) => a - b));
  }
});

test('[O2] lets other records go when one is stuck', () => {
  const items = [
    item(1, 1, { state: 'set-aside' }),
    item(2, 1),
    item(3, 2, { notBeforeMs: NOW_MS + 60_000 }),
    item(4, 2),
    item(5, 3),
  ];
  expect(seqs(leavingNow(items, LIMIT))).toEqual([5]);
  const skip = new Set([uuid(5, 1)]);
  expect(leavingNow(items, { ...LIMIT, skip })).toEqual([]);
});

test('[P2] fills a batch up to its limits and lets one large item go alone', () => {
  const items = [
    item(1, 1, { bytes: 900 }),
    item(2, 2, { bytes: 50 }),
    item(3, 3, { bytes: 60 }),
  ];
  expect(seqs(leavingNow(items, { ...LIMIT, maxBytes: 500 }))).toEqual([1]);
  expect(seqs(leavingNow(items, { ...LIMIT, maxBytes: 950 }))).toEqual([1, 2]);
  expect(seqs(leavingNow(items, { ...LIMIT, maxItems: 2 }))).toEqual([1, 2]);
});

test('[O3] settles an item only by a receipt for its id and content', () => {
  const one = item(1, 1);
  expect(settleItem(one, aReceipt(item(2, 2)))).toBe(one);
  expect(settleItem(one, aReceipt(one, { digest: '0'.repeat(64) }))).toBe(one);
  expect(settleItem(one, aReceipt(one)).state).toBe('sent');
  const outcomes: FinalKind[] = ['conflict', 'quarantined', 'rejected'];
  for (const outcome of outcomes) {
    const receipt = aReceipt(one, { outcome });
    expect(settleItem(one, receipt)).toMatchObject({ state: 'set-aside', receipt });
  }
});

test('[O4] changes nothing when a receipt is told twice, or another comes later', () => {
  const one = item(1, 1);
  const receipt = aReceipt(one);
  const settled = settleItem(one, receipt);
  expect(settleItem(settled, receipt)).toBe(settled);
  expect(settleItem(settled, aReceipt(one, { outcome: 'rejected' }))).toBe(settled);
});

test('[O5] allows taking back only what never left the device', () => {
  const one = item(1, 1);
  expect(canTakeBack(one)).toBe(true);
  const sent = markSent(one, NOW_ISO);
  expect(canTakeBack(sent)).toBe(false);
  expect(markSent(sent, '2026-03-14T00:00:00.000Z')).toMatchObject({
    sentAt: NOW_ISO,
    attempts: 2,
  });
  expect(canTakeBack(settleItem(one, aReceipt(one)))).toBe(false);
});

test('[O2] gathers what was built on a refused item, so that a person decides about all of it', () => {
  const refused = item(3, 1, { state: 'set-aside' });
  const items = [item(5, 1), refused, item(4, 2), item(1, 1, { state: 'sent' })];
  expect(seqs(chainFrom(items, refused))).toEqual([3, 5]);
  const later = item(5, 1, { state: 'set-aside' });
  expect(seqs(chainFrom([refused, later], later))).toEqual([5]);
});

test('[E2] offers settled items again, and leaves those that wait for a person', () => {
  const one = settleItem(markSent(item(1, 1), NOW_ISO), aReceipt(item(1, 1)));
  expect(reofferItem(one)).toMatchObject({
    state: 'queued',
    attempts: 0,
    receipt: null,
    sentAt: NOW_ISO,
  });
  const aside = item(2, 2, { state: 'set-aside' });
  expect(reofferItem(aside)).toBe(aside);
  expect(isNewEpoch(null, 'epoch-1')).toBe(false);
  expect(isNewEpoch('epoch-1', 'epoch-1')).toBe(false);
  expect(isNewEpoch('epoch-1', 'epoch-2')).toBe(true);
});

test('[E2, T1] keeps sent items for thirty days of the server’s own time', () => {
  const sent = settleItem(item(1, 1), aReceipt(item(1, 1)));
  expect(isForgettable(sent, '2026-04-12T06:59:00.000Z')).toBe(false);
  expect(isForgettable(sent, '2026-04-12T07:00:01.000Z')).toBe(true);
  expect(isForgettable(item(2, 2), '2027-01-01T00:00:00.000Z')).toBe(false);
});

test('[B1] releases files with a text that is kept, and holds them with a rejected one', () => {
  const of = (outcome: FinalKind) => fileStateAfter(aReceipt(item(1, 1), { outcome }));
  expect(of('applied')).toBe('queued');
  expect(of('duplicate')).toBe('queued');
  expect(of('conflict')).toBe('queued');
  expect(of('quarantined')).toBe('queued');
  expect(of('rejected')).toBe('held');
  const unread = { outcome: 'quarantined', problem: { code: 'unreadable' } } as const;
  expect(fileStateAfter(aReceipt(item(1, 1), unread))).toBe('held');
  const { ref } = aPhoto(1);
  expect(mayTravel(aFile(ref, anAct('accept-task')), NOW_MS)).toBe(false);
});

test('[B2] counts a file only by a receipt for its own hash', () => {
  const { ref } = aPhoto(1);
  const file = aFile(ref, aFiling(), { state: 'queued' });
  const named = { opId: ref.fileId, digest: ref.sha256 };
  expect(settleFileItem(file, aReceipt({ ...named, digest: 'e'.repeat(64) }))).toBe(file);
  expect(settleFileItem(file, aReceipt({ ...named, opId: uuid(8, 3) }))).toBe(file);
  const done = settleFileItem(file, aReceipt(named));
  expect(done).toMatchObject({ state: 'sent', sentBytes: file.size });
  expect(settleFileItem(done, aReceipt(named))).toBe(done);
  expect(reofferFile(done)).toMatchObject({ state: 'held', sentBytes: 0 });
});
