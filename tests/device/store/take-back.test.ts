import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { addPhoto } from '../../../src/device/store/draft-photo.ts';
import {
  restoreDraft,
  startCorrection,
  writeDraft,
} from '../../../src/device/store/drafts.ts';
import { writeOp } from '../../../src/device/store/enqueue.ts';
import { fileDraft } from '../../../src/device/store/file-draft.ts';
import { readFile } from '../../../src/device/store/file-rows.ts';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import type { PersonStore } from '../../../src/device/store/person-store.ts';
import { readDraft, readDrafts } from '../../../src/device/store/queries.ts';
import { setAsideToDraft, takeBackQueued } from '../../../src/device/store/take-back.ts';
import { takeBackAct } from '../../../src/device/store/take-back-act.ts';
import { plainVault, type Vault } from '../../../src/device/store/vault.ts';
import type { OutboxOp } from '../../../src/sync/ports.ts';
import type { Receipt } from '../../../src/sync/protocol.ts';
import {
  aChange,
  aPage,
  aReceipt,
  aReport,
  NOW_ISO,
  NOW_MS,
} from '../../support/build.ts';
import { withCutAt } from '../cut-write.ts';
import { filesOf, itemsOf } from '../dexie-harness.ts';
import { aDraft, aFilingOf } from '../draft-of.ts';
import { closeStore, openStore, reopenStore } from '../open-store.ts';
import { photoOf, withPhoto } from '../photo-of.ts';

let store: PersonStore;
beforeEach(async () => {
  store = await openStore();
  return () => closeStore(store);
});

/** A filed phiếu with one photo. */
async function filed(over = {}): Promise<OutboxOp> {
  const draft = aDraft({ reportId: store.newId(), touched: ['/a'], ...over });
  const photo = photoOf(draft.baseRev + 1);
  const shown = await addPhoto(store, photo, draft, withPhoto(draft, photo));
  if (shown === null) throw new Error('not saved');
  const result = await fileDraft(store, shown, aFilingOf(shown));
  const item = (await itemsOf(store)).find(
    (it) => result.kind === 'filed' && it.opId === result.opId,
  );
  if (item === undefined) throw new Error('not filed');
  return item;
}
const send = () =>
  makeLocalStore(store).takeBatch({
    nowMs: NOW_MS,
    nowIso: NOW_ISO,
    maxItems: 9,
    maxBytes: 999_999,
  });
const settle = (item: OutboxOp, over: Partial<Receipt>) =>
  makeLocalStore(store).settle([aReceipt(item, over)]);
const list = (over = {}) =>
  makeLocalStore(store).takePage(aPage({ changes: [aChange('report', aReport(over))] }));

describe('taking back', () => {
  test('[O5] a phiếu that never left is a draft again, whole, with its photo', async () => {
    const item = await filed();
    expect(await takeBackQueued(store, item.opId)).toEqual({
      kind: 'draft',
      reportId: item.recordId,
    });
    expect(await itemsOf(store)).toEqual([]);
    const draft = await readDraft(store, item.recordId);
    expect(draft).toMatchObject({ baseRev: 0, touched: ['/a'], startedAt: NOW_ISO });
    expect(draft?.files).toHaveLength(1);
    if (draft === null) throw new Error('no draft');
    await fileDraft(store, draft, aFilingOf(draft));
    expect((await filesOf(store)).map((it) => it.state)).toEqual(['held']);
  });

  test('[O5] gives back what was typed and not relevant, too', async () => {
    const draft = await writeDraft(store, aDraft({ answers: { a: 'x', hidden: 'y' } }));
    if (draft === null) throw new Error('not saved');
    await fileDraft(store, draft, aFilingOf(draft, { answers: { a: 'x' } }));
    const [item] = await itemsOf(store);
    await takeBackQueued(store, item?.opId ?? '');
    expect((await readDrafts(store))[0]?.answers).toEqual({ a: 'x', hidden: 'y' });
  });

  test('[O1] is a draft or in line, wherever it is cut', async () => {
    for (let at = 1; ; at++) {
      const item = await filed();
      const { wasCut } = await withCutAt(at, () => takeBackQueued(store, item.opId));
      store = await reopenStore(store);
      const isDraft = (await readDraft(store, item.recordId)) !== null;
      const isQueued = (await itemsOf(store)).some((it) => it.opId === item.opId);
      expect([isDraft, isQueued], `cut at write ${at}`).toEqual([!wasCut, wasCut]);
      if (!wasCut) return;
    }
  });

  test('[O5] one that may have arrived is followed by its withdrawal, and its words stay', async () => {
    const item = await filed();
    await send();
    const result = await takeBackQueued(store, item.opId);
    expect(result.kind).toBe('withdrawing');
    const [first, second] = await itemsOf(store);
    expect(first).toMatchObject({ opId: item.opId, state: 'queued' });
    expect(second?.op).toMatchObject({
      kind: 'withdraw-report',
      baseRev: 1,
      recordId: item.recordId,
    });
    const [draft, ...others] = await readDrafts(store);
    expect(others).toEqual([]);
    expect(draft?.reportId).not.toBe(item.recordId);
    expect(draft).toMatchObject({
      baseRev: 0,
      answers: (item.op.body as { answers: object }).answers,
    });
    const copy = draft?.files[0]?.fileId ?? '';
    expect((await filesOf(store)).map((it) => it.fileId)).not.toContain(copy);
    expect(await (await readFile(store, copy))?.text()).toBe(
      await photoOf(1).blob.text(),
    );
  });

  test('[O5] sees that it leaves while the person is pressing', async () => {
    const item = await filed();
    let isFirst = true;
    const seal: Vault['seal'] = async (bodies) => {
      if (isFirst) await send();
      isFirst = false;
      return plainVault.seal(bodies);
    };
    const slow = { ...store, vault: { ...plainVault, seal } };
    expect((await takeBackQueued(slow, item.opId)).kind).toBe('withdrawing');
    expect((await itemsOf(store)).map((it) => it.op.kind)).toEqual([
      'file-report',
      'withdraw-report',
    ]);
  });

  test('[O5] a correction that may have arrived becomes the next correction', async () => {
    const item = await filed({ baseRev: 2 });
    await send();
    expect((await takeBackQueued(store, item.opId)).kind).toBe('correcting');
    expect(await itemsOf(store)).toHaveLength(1);
    expect(await readDraft(store, item.recordId)).toMatchObject({ baseRev: 3 });
  });

  test('[O5] never throws a text away that is being written over it', async () => {
    const item = await filed();
    const draft = await startCorrection(store, item.recordId);
    if (draft === null) throw new Error('no draft');
    await writeDraft(store, { ...draft, answers: { a: 'mới hơn' } });
    expect((await takeBackQueued(store, item.opId)).kind).toBe('draft-open');
    expect((await readDraft(store, item.recordId))?.answers).toEqual({ a: 'mới hơn' });
    expect(await itemsOf(store)).toHaveLength(1);
  });

  test('[O5] what is settled or unknown is not in line any more', async () => {
    const item = await filed();
    await send();
    await settle(item, {});
    expect((await takeBackQueued(store, item.opId)).kind).toBe('gone');
    expect((await takeBackQueued(store, store.newId())).kind).toBe('gone');
  });
});

describe('what was set aside', () => {
  test('[O3] becomes a draft on the revision that stands now, and can be filed again', async () => {
    const item = await filed({ reportId: aReport().id, baseRev: 1 });
    await send();
    await settle(item, {
      outcome: 'conflict',
      problem: { code: 'stale-revision', seen: 1, rev: 4 },
    });
    await list({ rev: 4, state: 'RETURNED' });
    const result = await setAsideToDraft(store, item.opId);
    expect(result).toEqual({ kind: 'draft', reportId: item.recordId });
    const draft = await readDraft(store, item.recordId);
    expect(draft?.baseRev).toBe(4);
    expect(await itemsOf(store)).toEqual([]);
    if (draft === null) throw new Error('no draft');
    expect((await fileDraft(store, draft, aFilingOf(draft))).kind).toBe('filed');
  });

  test('[H3] starts a new phiếu where there is none to correct', async () => {
    const item = await filed();
    await send();
    await settle(item, { outcome: 'rejected', problem: { code: 'not-allowed' } });
    const result = await setAsideToDraft(store, item.opId);
    const [draft] = await readDrafts(store);
    expect(result).toEqual({ kind: 'draft', reportId: draft?.reportId });
    expect(draft?.reportId).not.toBe(item.recordId);
    expect(draft?.baseRev).toBe(0);
    const [ref] = draft?.files ?? [];
    expect(await readFile(store, ref?.fileId ?? '')).not.toBeNull();
  });

  test('[H3] takes along what was queued behind it, and keeps the latest words', async () => {
    const item = await filed();
    await send();
    const later = await startCorrection(store, item.recordId);
    if (later === null) throw new Error('no draft');
    const saved = await writeDraft(store, { ...later, answers: { a: 'lần hai' } });
    if (saved === null) throw new Error('not saved');
    await fileDraft(store, saved, aFilingOf(saved));
    await settle(item, { outcome: 'quarantined', problem: { code: 'unreadable' } });
    await setAsideToDraft(store, item.opId);
    expect(await itemsOf(store)).toEqual([]);
    expect((await readDrafts(store)).map((it) => it.answers)).toEqual([{ a: 'lần hai' }]);
  });

  test('[O3] let go, it can still be brought back', async () => {
    const item = await filed();
    await send();
    await settle(item, { outcome: 'quarantined', problem: { code: 'unreadable' } });
    const result = await setAsideToDraft(store, item.opId, true);
    expect(await readDrafts(store)).toEqual([]);
    if (result.kind !== 'draft') throw new Error('no draft');
    await restoreDraft(store, result.reportId);
    expect(await readDrafts(store)).toHaveLength(1);
  });

  test('[O3] an act without a text is let go', async () => {
    const opId = await writeOp(store, {
      kind: 'accept-task',
      recordId: 'assignment-1',
      unitId: 'xa-a',
      baseRev: 0,
      body: {},
    });
    const [item] = await itemsOf(store);
    if (item === undefined) throw new Error('not in line');
    await settle(item, { outcome: 'rejected', problem: { code: 'not-allowed' } });
    expect((await setAsideToDraft(store, opId)).kind).toBe('gone');
    expect(await itemsOf(store)).toEqual([]);
  });

  test('[O3] a queued item is not touched by it', async () => {
    const item = await filed();
    expect((await setAsideToDraft(store, item.opId)).kind).toBe('gone');
    expect(await itemsOf(store)).toHaveLength(1);
  });
});

describe('acts', () => {
  test('[O5] are undone while they have not left and nothing follows them', async () => {
    const first = await writeOp(store, assign('an'));
    const second = await writeOp(store, assign('binh'));
    expect(await takeBackAct(store, first)).toBe(false);
    expect(await takeBackAct(store, second)).toBe(true);
    await send();
    expect(await takeBackAct(store, first)).toBe(false);
    expect((await itemsOf(store)).map((it) => it.opId)).toEqual([first]);
  });

  const accept = {
    kind: 'accept-task' as const,
    recordId: 'assignment-1',
    unitId: 'xa-a',
    baseRev: 0,
    body: {},
  };
  const assign = (personId: string) => ({
    ...accept,
    kind: 'assign-person' as const,
    body: { personId, personName: personId },
  });

  test('[O1] tapped twice are one', async () => {
    const ids = [await writeOp(store, accept), await writeOp(store, accept)];
    expect(new Set(ids).size).toBe(1);
    expect(await itemsOf(store)).toHaveLength(1);
  });

  test('[O1] that say something else, or something said before something else, are new', async () => {
    for (const id of ['an', 'binh', 'an']) await writeOp(store, assign(id));
    expect((await itemsOf(store)).map((it) => it.seq).sort()).toEqual([1, 2, 3]);
  });
});
