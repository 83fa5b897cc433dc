import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { addPhoto } from '../../../src/device/store/draft-photo.ts';
import { deleteDraft, writeDraft } from '../../../src/device/store/drafts.ts';
import { fileDraft } from '../../../src/device/store/file-draft.ts';
import type { PersonStore } from '../../../src/device/store/person-store.ts';
import { readDrafts } from '../../../src/device/store/queries.ts';
import { opDigest } from '../../support/digest.ts';
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
const save = async (over = {}) => {
  const saved = await writeDraft(store, aDraft(over));
  if (saved === null) throw new Error('not saved');
  return saved;
};

describe('filing', () => {
  test('[O1] turns the draft into one numbered operation with the digest of its content', async () => {
    const draft = await save();
    const result = await fileDraft(store, draft, aFilingOf(draft));
    store = await reopenStore(store);
    const [item, ...others] = await itemsOf(store);
    expect(others).toEqual([]);
    expect(result).toEqual({ kind: 'filed', opId: item?.opId, isFirst: true });
    expect(item).toMatchObject({ state: 'queued', seq: 1, sentAt: null });
    expect(item?.digest).toBe(opDigest(item?.op));
    expect(await readDrafts(store)).toEqual([]);
  });

  test('[O1] files once, however often and however fast it is tapped', async () => {
    const draft = await save();
    const taps = await Promise.all(
      [1, 2, 3, 4].map(() => fileDraft(store, draft, aFilingOf(draft))),
    );
    const [item, ...others] = await itemsOf(store);
    expect(others).toEqual([]);
    expect(taps.filter((it) => it.kind === 'filed' && it.isFirst)).toHaveLength(1);
    const later = await fileDraft(store, draft, aFilingOf(draft));
    expect(later).toEqual({ kind: 'filed', opId: item?.opId, isFirst: false });
  });

  test('[O1] leaves a draft or a queued phiếu, wherever it is cut', async () => {
    let cuts = 0;
    for (let at = 1; ; at++) {
      const draft = await save({ reportId: store.newId() });
      const photo = photoOf(at);
      const shown = await addPhoto(store, photo, draft, withPhoto(draft, photo));
      if (shown === null) throw new Error('not saved');
      const { wasCut, thrown } = await withCutAt(at, () =>
        fileDraft(store, shown, aFilingOf(shown)),
      );
      store = await reopenStore(store);
      const drafts = await readDrafts(store);
      const items = await itemsOf(store);
      const isDraft = drafts.some((it) => it.reportId === draft.reportId);
      const isQueued = items.some((it) => it.recordId === draft.reportId);
      const isHeld = (await filesOf(store)).some((it) => it.fileId === photo.fileId);
      expect([isDraft, isQueued, isHeld], `cut at write ${at}`).toEqual(
        wasCut ? [true, false, false] : [false, true, true],
      );
      if (!wasCut) break;
      expect(thrown).not.toBeNull();
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(3);
  });

  test('[O1] numbers operations without a gap, also after one that was cut', async () => {
    const first = await save();
    await withCutAt(2, () => fileDraft(store, first, aFilingOf(first)));
    await fileDraft(store, first, aFilingOf(first));
    const second = await save({ reportId: store.newId() });
    await fileDraft(store, second, aFilingOf(second));
    expect((await itemsOf(store)).map((it) => it.seq).sort()).toEqual([1, 2]);
  });

  test('[O1] does not file words that another tab has changed meanwhile', async () => {
    const mine = await save();
    const clock = { nowMs: () => store.clock.nowMs() + 5, random: () => 0 };
    const other = { ...store, clock };
    await writeDraft(other, { ...mine, answers: { result_summary: 'Chữ của thẻ kia' } });
    expect(await fileDraft(store, mine, aFilingOf(mine))).toEqual({ kind: 'changed' });
    expect(await itemsOf(store)).toEqual([]);
    expect((await readDrafts(store))[0]?.answers).toEqual({
      result_summary: 'Chữ của thẻ kia',
    });
  });

  test('[O1] files nothing of a draft that was put away or never was', async () => {
    const draft = await save();
    await deleteDraft(store, draft.reportId);
    expect(await fileDraft(store, draft, aFilingOf(draft))).toEqual({ kind: 'gone' });
    const never = aDraft({ reportId: store.newId() });
    expect(await fileDraft(store, never, aFilingOf(never))).toEqual({ kind: 'gone' });
    expect(await itemsOf(store)).toEqual([]);
  });

  test('[O1] stores composed letters, whatever the keyboard sent', async () => {
    const typed = 'Đã tuyên truyền'.normalize('NFD');
    const draft = await save({ answers: { result_summary: typed } });
    await fileDraft(store, draft, aFilingOf(draft));
    const [item] = await itemsOf(store);
    expect(item?.op.body).toMatchObject({
      answers: { result_summary: typed.normalize('NFC') },
    });
    expect(item?.digest).toBe(opDigest(item?.op));
  });
});
