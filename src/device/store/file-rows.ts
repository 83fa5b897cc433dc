// Files and their bytes, apart from all text. Promises: a file travels only after its text is settled, and leaves
// the line only on a receipt for the very bytes that lie here.
import { civilDateOf } from '../../domain/civil-date.ts';
import { isGrantOn, type MeRecord } from '../../domain/person.ts';
import type { ReportRecord } from '../../domain/report.ts';
import { mayTravel, settleFileItem } from '../../sync/outbox.ts';
import type { FileBytes, OutboxFile } from '../../sync/ports.ts';
import type { Receipt } from '../../sync/protocol.ts';
import { baseKey } from './base-key.ts';
import { foldReceivedFile, writeFolded } from './fold-settled.ts';
import { filesInState } from './outbox-rows.ts';
import type { FileBody, FileRow } from './person-db.ts';
import { nowIso, type PersonStore } from './person-store.ts';
import { asFile, isTravelling, type TravellingRow, withFile } from './row-item.ts';
import { guarded } from './storage-fault.ts';
import { openOne, openRows, sealOne } from './vault.ts';

/** The next file that may travel now, oldest first. */
export async function nextFile(
  { db, vault }: PersonStore,
  nowMs: number,
): Promise<OutboxFile | null> {
  const rows = await guarded(db, () => filesInState(db, 'queued').toArray());
  const bodies = await openRows(vault, rows);
  const files = rows.map((row, n) => asFile(row as TravellingRow, bodies[n] as FileBody));
  return files.find((file) => mayTravel(file, nowMs)) ?? null;
}

/** The bytes of a file, or null when they are no longer on this machine. */
export async function readFile(
  { db, vault }: PersonStore,
  fileId: string,
): Promise<Blob | null> {
  const row = await guarded(db, () => db.blobs.get(fileId));
  return row === undefined ? null : vault.openBytes(row.blob);
}

const changeFile = (
  { db }: PersonStore,
  fileId: string,
  change: (row: FileRow) => FileRow,
): Promise<void> =>
  guarded(db, () =>
    db.transaction('rw', db.files, async () => {
      const row = await db.files.get(fileId);
      if (row?.state === 'queued') await db.files.put(change(row));
    }),
  );

/** Remembers how far an upload has come. */
export const noteUpload = (
  store: PersonStore,
  fileId: string,
  uploadUrl: string | null,
  sentBytes: number,
): Promise<void> =>
  changeFile(store, fileId, (row) => ({ ...row, uploadUrl, sentBytes }));

/** The file waits, not before the given moment. */
export const postponeFile = (
  store: PersonStore,
  fileId: string,
  notBeforeMs: number,
): Promise<void> =>
  changeFile(store, fileId, (row) => ({
    ...row,
    notBeforeMs,
    attempts: row.attempts + 1,
  }));

/** Applies a verified receipt of a file; the report says "received" in the same transaction. */
export async function settleFile(store: PersonStore, receipt: Receipt): Promise<void> {
  const { db, vault } = store;
  const fileId = receipt.id;
  for (;;) {
    const row = await guarded(db, () => db.files.get(fileId));
    if (row === undefined || !isTravelling(row)) return;
    const body = await openOne(vault, row.body);
    const file = asFile(row, body);
    const next = settleFileItem(file, receipt);
    if (next === file) return;
    const sealed = await sealOne(vault, { ...body, receipt });
    const folded =
      next.state === 'sent' ? await foldReceivedFile(store, row.reportId, fileId) : [];
    const isDone = await guarded(db, () =>
      db.transaction('rw', db.files, db.base, db.meta, async () => {
        if ((await db.files.get(fileId))?.state !== row.state) return false;
        if (!(await writeFolded(store, folded))) return false;
        await db.files.put({ ...withFile(row, next), body: sealed });
        return true;
      }),
    );
    if (isDone) return;
  }
}

/** An official's phone does not spend its line on colleagues' photos. */
const isInboxHolder = (me: MeRecord, today: string): boolean =>
  me.grants.some((grant) => grant.role === 'COORDINATOR' && isGrantOn(grant, today));

/** Photos a reviewer still has to see: of others' reports that wait for a review, newest first. */
export async function wantedFiles(
  store: PersonStore,
  limit: number,
): Promise<{ fileId: string; sha256: string; size: number }[]> {
  const { db, vault, personId } = store;
  const meRow = await guarded(db, () => db.base.get(baseKey('me', personId)));
  const me =
    meRow === undefined ? null : ((await openOne(vault, meRow.body)) as MeRecord);
  if (me !== null && !isInboxHolder(me, civilDateOf(nowIso(store)))) return [];
  const [rows, heldKeys] = await guarded(db, () =>
    db.transaction('r', db.base, db.files, async () => [
      await db.base.where('type').equals('report').toArray(),
      await db.files.toCollection().primaryKeys(),
    ]),
  );
  const held = new Set(heldKeys);
  const reports = (await openRows(vault, rows)) as ReportRecord[];
  return reports
    .filter((it) => it.authorId !== personId)
    .filter((it) => it.state === 'SUBMITTED' || it.state === 'IN_REVIEW')
    .sort((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? ''))
    .flatMap((it) => it.files)
    .filter((file) => file.received && !held.has(file.fileId))
    .slice(0, limit)
    .map(({ fileId, sha256, size }) => ({ fileId, sha256, size }));
}

/** Keeps the bytes of another's photo for reading without a line. */
export async function writeWanted(
  store: PersonStore,
  fileId: string,
  bytes: FileBytes,
): Promise<void> {
  const { db, vault } = store;
  const rows = await guarded(db, () => db.base.where('type').equals('report').toArray());
  const reports = (await openRows(vault, rows)) as ReportRecord[];
  const report = reports.find((it) => it.files.some((file) => file.fileId === fileId));
  const file = report?.files.find((it) => it.fileId === fileId);
  // The report went out of scope while its photo was on the way.
  if (report === undefined || file === undefined) return;
  const blob = await vault.sealBytes(
    bytes instanceof Blob
      ? bytes
      : new Blob([await bytes.arrayBuffer()], { type: bytes.type }),
  );
  const { name, sha256, type } = file;
  const body = await sealOne(vault, { name, sha256, type, receipt: null } as FileBody);
  await guarded(db, () =>
    db.transaction('rw', db.files, db.blobs, db.base, async () => {
      if ((await db.files.get(fileId)) !== undefined) return;
      if ((await db.base.get(baseKey('report', report.id))) === undefined) return;
      await db.files.put({
        fileId,
        reportId: report.id,
        opId: '',
        state: 'kept',
        size: file.size,
        queuedAt: nowIso(store),
        attempts: 0,
        notBeforeMs: 0,
        uploadUrl: null,
        sentBytes: 0,
        body,
      });
      await db.blobs.put({ fileId, blob });
    }),
  );
}
