// Files that change hands between a filed text and a draft; only inside the caller's transaction.
import type { FileRef } from '../../domain/report.ts';
import type { BlobRow, FileRow, PersonDb } from './person-db.ts';

/** Files of operations that are no more belong to the draft again; what the server was told of stays in line. */
export async function detachFiles(
  db: PersonDb,
  opIds: readonly string[],
  reportId: string,
): Promise<void> {
  const rows = await db.files.where('opId').anyOf(opIds).toArray();
  const held = rows.filter((row) => row.state === 'held');
  await db.files.bulkPut(
    held.map((row): FileRow => ({ ...row, state: 'draft', opId: '', reportId })),
  );
}

/** Copies files under new ids for a new report: an id the server knows belongs to the old one. */
export async function copyFiles(
  db: PersonDb,
  from: readonly FileRef[],
  to: readonly FileRef[],
  reportId: string,
): Promise<void> {
  const ids = from.map((file) => file.fileId);
  const rows = await db.files.bulkGet(ids);
  const blobs = await db.blobs.bulkGet(ids);
  const files: FileRow[] = [];
  const bytes: BlobRow[] = [];
  to.forEach(({ fileId }, n) => {
    const row = rows[n];
    const blob = blobs[n]?.blob;
    if (row === undefined || blob === undefined || fileId === row.fileId) return;
    files.push({
      ...row,
      fileId,
      reportId,
      opId: '',
      state: 'draft',
      attempts: 0,
      notBeforeMs: 0,
      uploadUrl: null,
      sentBytes: 0,
    });
    bytes.push({ fileId, blob });
  });
  await db.files.bulkPut(files);
  await db.blobs.bulkPut(bytes);
}
