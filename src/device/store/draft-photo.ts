// Photos of a draft. Promises: the text is saved first, in a transaction of its own; then the bytes and the text
// that names them together. When the machine is full the photo is refused and the text is safe.
import type { CapturedPhoto } from '../media/photo.ts';
import { isFiled, rowOfDraft, writeDraft } from './drafts.ts';
import type { Draft, FileBody, FileRow } from './person-db.ts';
import { nowIso, type PersonStore } from './person-store.ts';
import { guarded } from './storage-fault.ts';
import { sealOne } from './vault.ts';

/**
 * Adds a photo.
 * @param before the draft as typed so far, without the photo: saved first
 * @param after the same draft with the photo named in its answers and `files`
 * @returns `after` as saved, or null when the draft has been filed meanwhile
 * @throws Fault `storage-full`: the photo is not kept, `before` is
 */
export async function addPhoto(
  store: PersonStore,
  photo: CapturedPhoto,
  before: Draft,
  after: Draft,
): Promise<Draft | null> {
  const { db, vault } = store;
  if ((await writeDraft(store, before)) === null) return null;
  const saved = { ...after, updatedAt: nowIso(store) };
  const { fileId, name, sha256, size, type } = photo;
  const [draftBody, body, blob] = await Promise.all([
    sealOne(vault, saved),
    sealOne<FileBody>(vault, { name, sha256, type, receipt: null }),
    vault.sealBytes(photo.blob),
  ]);
  const row: FileRow = {
    fileId,
    reportId: after.reportId,
    opId: '',
    state: 'draft',
    size,
    queuedAt: nowIso(store),
    attempts: 0,
    notBeforeMs: 0,
    uploadUrl: null,
    sentBytes: 0,
    body,
  };
  return guarded(db, () =>
    db.transaction('rw', [db.drafts, db.files, db.blobs, db.outbox], async () => {
      if (await isFiled(db, saved)) return null;
      await db.blobs.put({ fileId, blob });
      await db.files.put(row);
      await db.drafts.put(rowOfDraft(saved, draftBody));
      return saved;
    }),
  );
}

/**
 * Takes a photo out of a draft; its bytes go only if they were never filed.
 * @param after the draft without the photo
 */
export async function removePhoto(
  store: PersonStore,
  fileId: string,
  after: Draft,
): Promise<Draft | null> {
  const { db, vault } = store;
  const saved = { ...after, updatedAt: nowIso(store) };
  const body = await sealOne(vault, saved);
  return guarded(db, () =>
    db.transaction('rw', [db.drafts, db.files, db.blobs, db.outbox], async () => {
      if (await isFiled(db, saved)) return null;
      await db.drafts.put(rowOfDraft(saved, body));
      if ((await db.files.get(fileId))?.state === 'draft') {
        await db.files.delete(fileId);
        await db.blobs.delete(fileId);
      }
      return saved;
    }),
  );
}
