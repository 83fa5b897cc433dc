import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { addPhoto, removePhoto } from '../../../src/device/store/draft-photo.ts';
import { writeDraft } from '../../../src/device/store/drafts.ts';
import { fileDraft } from '../../../src/device/store/file-draft.ts';
import { readFile } from '../../../src/device/store/file-rows.ts';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import { readFilesOf } from '../../../src/device/store/outbox-queries.ts';
import type { PersonStore } from '../../../src/device/store/person-store.ts';
import { readDraft } from '../../../src/device/store/queries.ts';
import { isFault } from '../../../src/sync/fault.ts';
import { aReceipt, NOW_MS } from '../../support/build.ts';
import { withCutAt } from '../cut-write.ts';
import { itemsOf } from '../dexie-harness.ts';
import { aDraft, aFilingOf } from '../draft-of.ts';
import { closeStore, openStore } from '../open-store.ts';
import { photoOf, withPhoto } from '../photo-of.ts';

let store: PersonStore;
beforeEach(async () => {
  store = await openStore();
  return () => closeStore(store);
});
const bytesOf = async (fileId: string) => {
  const blob = await readFile(store, fileId);
  return blob === null ? null : Buffer.from(await blob.arrayBuffer());
};

describe('photos of a draft', () => {
  test('[B1] are stored after the text, with exactly the bytes that were captured', async () => {
    const photo = photoOf(1);
    const draft = aDraft();
    const saved = await addPhoto(store, photo, draft, withPhoto(draft, photo));
    expect(await readDraft(store, draft.reportId)).toEqual(saved);
    expect(saved?.files.map((it) => it.fileId)).toEqual([photo.fileId]);
    expect(await bytesOf(photo.fileId)).toEqual(
      Buffer.from(await photo.blob.arrayBuffer()),
    );
    expect(await readFilesOf(store, draft.reportId)).toMatchObject([
      { state: 'draft', name: photo.name, size: photo.size },
    ]);
  });

  test('[B1] that find no room leave the text saved and nothing else', async () => {
    const photo = photoOf(1);
    const before = aDraft({ answers: { result_summary: 'Đã gõ rất nhiều chữ' } });
    // The first write is the text's own transaction; bytes, file and text with the photo are the second's.
    const { thrown } = await withCutAt(
      4,
      () => addPhoto(store, photo, before, withPhoto(before, photo)),
      'QuotaExceededError',
    );
    expect(isFault(thrown) && thrown.kind).toBe('storage-full');
    const held = await readDraft(store, before.reportId);
    expect(held).toMatchObject({ answers: before.answers, files: [] });
    expect(await bytesOf(photo.fileId)).toBeNull();
    expect(await readFilesOf(store, before.reportId)).toEqual([]);
  });

  test('[B1] are named by the draft exactly when their bytes are here, wherever it is cut', async () => {
    for (let at = 1; ; at++) {
      const photo = photoOf(at);
      const before = aDraft({ reportId: store.newId() });
      const { wasCut } = await withCutAt(at, () =>
        addPhoto(store, photo, before, withPhoto(before, photo)),
      );
      const named = (await readDraft(store, before.reportId))?.files ?? [];
      const isHere = (await bytesOf(photo.fileId)) !== null;
      expect([named.length, isHere], `cut at write ${at}`).toEqual(
        wasCut ? [0, false] : [1, true],
      );
      if (!wasCut) return;
    }
  });

  test('[B1] taken out go with their bytes, unless they were filed', async () => {
    const photo = photoOf(1);
    const draft = aDraft();
    const shown = withPhoto(draft, photo);
    await addPhoto(store, photo, draft, shown);
    await removePhoto(store, photo.fileId, draft);
    expect(await bytesOf(photo.fileId)).toBeNull();
    expect((await readDraft(store, draft.reportId))?.files).toEqual([]);

    const saved = await addPhoto(store, photo, draft, shown);
    if (saved === null) throw new Error('not saved');
    await fileDraft(store, saved, aFilingOf(saved));
    const correction = { ...draft, baseRev: 1 };
    await removePhoto(store, photo.fileId, correction);
    expect(await bytesOf(photo.fileId)).not.toBeNull();
  });

  test('[B1] wait for their text and then for their own receipt', async () => {
    const photo = photoOf(1);
    const draft = aDraft();
    const saved = await addPhoto(store, photo, draft, withPhoto(draft, photo));
    if (saved === null) throw new Error('not saved');
    const port = makeLocalStore(store);
    expect((await port.countPending()).files).toBe(0);
    await fileDraft(store, saved, aFilingOf(saved));
    expect(await port.nextFile(NOW_MS)).toBeNull();
    const [item] = await itemsOf(store);
    if (item === undefined) throw new Error('not filed');
    await port.settle([aReceipt(item)]);
    expect(await port.nextFile(NOW_MS)).toMatchObject({
      fileId: photo.fileId,
      sha256: photo.sha256,
      opId: item.opId,
    });
    await port.settleFile(aReceipt({ opId: photo.fileId, digest: photo.sha256 }));
    const [file] = await readFilesOf(store, draft.reportId);
    expect(file).toMatchObject({ state: 'sent', sentBytes: photo.size });
    expect(await bytesOf(photo.fileId)).not.toBeNull();
  });

  test('[B1] are not added to a text that was filed meanwhile', async () => {
    const draft = await writeDraft(store, aDraft());
    if (draft === null) throw new Error('not saved');
    await fileDraft(store, draft, aFilingOf(draft));
    const photo = photoOf(1);
    expect(await addPhoto(store, photo, draft, withPhoto(draft, photo))).toBeNull();
    expect(await writeDraft(store, draft)).toBeNull();
    expect(await bytesOf(photo.fileId)).toBeNull();
  });
});
