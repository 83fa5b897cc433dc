// Texts that come back from the line to the table: taken back before they left, or set aside by the server. Promises:
// the text is a draft before its operation is gone, in one transaction. Refuses to drop words or photos.
import type { FileReport } from '../../domain/op.ts';
import { type FileRef, isEditable, type ReportRecord } from '../../domain/report.ts';
import { canTakeBack, chainFrom } from '../../sync/outbox.ts';
import { rowOfDraft } from './drafts.ts';
import { addNumbered, prepareOp, rowsOfRecord } from './enqueue.ts';
import { copyFiles, detachFiles } from './file-copy.ts';
import type { Draft, OutboxBody, OutboxRow } from './person-db.ts';
import { nowIso, type PersonStore } from './person-store.ts';
import { readRecord } from './queries.ts';
import { asItem } from './row-item.ts';
import { markOf, readMarks, UNSENT } from './sent-marks.ts';
import { guarded } from './storage-fault.ts';
import { openRows, type Sealed, sealOne } from './vault.ts';

/**
 * `draft`: the text is a draft again, under this id · `withdrawing`: it may have arrived, so its withdrawal is in
 * line behind it and the text is a new draft · `correcting`: a correction that may have arrived; the draft will be
 * the next one · `draft-open`: a later text of the same report is being written, nothing changed · `gone`: not in
 * line any more.
 */
export type TakeBackResult =
  | { kind: 'draft' | 'withdrawing' | 'correcting' | 'draft-open'; reportId: string }
  | { kind: 'gone' };

type Filed = { row: OutboxRow; body: OutboxBody; op: FileReport };
const GONE: TakeBackResult = { kind: 'gone' };

async function openChain(store: PersonStore, recordId: string): Promise<Opened[]> {
  const rows = await guarded(store.db, () => rowsOfRecord(store.db, recordId));
  const bodies = await openRows(store.vault, rows);
  return rows.map((row, n) => ({ row, body: bodies[n] as OutboxBody }));
}
type Opened = { row: OutboxRow; body: OutboxBody };

const asFiled = (it: Opened | undefined): Filed | null =>
  it?.body.op.kind === 'file-report' ? { ...it, op: it.body.op } : null;

const draftOf = (
  store: PersonStore,
  { body, op }: Filed,
  as: { reportId: string; baseRev: number; files: readonly FileRef[] },
): Draft => ({
  reportId: as.reportId,
  baseRev: as.baseRev,
  form: op.body.form,
  unitId: op.unitId,
  taskId: op.body.taskId,
  assignmentId: op.body.assignmentId,
  answers: body.draft?.answers ?? op.body.answers,
  files: [...as.files],
  startedAt: body.draft?.startedAt ?? op.happenedAt,
  updatedAt: nowIso(store),
  touched: body.draft?.touched ?? [],
});

/** Takes a phiếu out of the line and gives its text back. */
export async function takeBackQueued(
  store: PersonStore,
  opId: string,
): Promise<TakeBackResult> {
  const row = await guarded(store.db, () => store.db.outbox.get(opId));
  if (row === undefined || row.state !== 'queued') return GONE;
  const chain = await openChain(store, row.recordId);
  const filed = asFiled(chain.find((it) => it.row.opId === opId));
  // What is built on it goes first: the last text of a record is the one that can be taken back.
  if (filed === null || chain.at(-1)?.row.opId !== opId) return GONE;
  const { sentAt } = markOf(await guarded(store.db, () => readMarks(store.db)), opId);
  if (canTakeBack({ ...row, sentAt })) return takeBackUnsent(store, filed);
  return takeBackSent(store, filed);
}

async function takeBackUnsent(store: PersonStore, filed: Filed): Promise<TakeBackResult> {
  const { db, vault } = store;
  const { row, op } = filed;
  const { recordId: reportId, baseRev } = op;
  const draft = draftOf(store, filed, { reportId, baseRev, files: op.body.files });
  const body = await sealOne(vault, draft);
  const result = await guarded(db, () =>
    db.transaction('rw', [db.outbox, db.drafts, db.files, db.meta], async () => {
      const now = await db.outbox.get(row.opId);
      if (now === undefined || now.state !== 'queued') return GONE;
      if (markOf(await readMarks(db), row.opId).sentAt !== null) return null;
      if (await isOpen(store, reportId)) return { kind: 'draft-open' as const, reportId };
      await db.outbox.delete(row.opId);
      await detachFiles(db, [row.opId], reportId);
      await db.drafts.put(rowOfDraft(draft, body));
      return { kind: 'draft' as const, reportId };
    }),
  );
  // It left while the person was pressing.
  return result ?? takeBackSent(store, filed);
}

const isOpen = async ({ db }: PersonStore, reportId: string): Promise<boolean> =>
  (await db.drafts.get(reportId))?.deletedAt === '';

/** The files under new ids, as far as their bytes are here to be copied. */
async function renamed(
  store: PersonStore,
  files: readonly FileRef[],
): Promise<FileRef[]> {
  const { db } = store;
  const ids = files.map((file) => file.fileId);
  const here = await guarded(db, () => db.blobs.where('fileId').anyOf(ids).primaryKeys());
  return files.map((file) =>
    here.includes(file.fileId) ? { ...file, fileId: store.newId() } : file,
  );
}

async function takeBackSent(store: PersonStore, filed: Filed): Promise<TakeBackResult> {
  return filed.op.baseRev === 0 ? withdrawSent(store, filed) : correctSent(store, filed);
}

/** A first text that may have arrived: withdraw it behind itself, and keep the words as a new draft. */
async function withdrawSent(store: PersonStore, filed: Filed): Promise<TakeBackResult> {
  const { db, vault } = store;
  const { op, row } = filed;
  const reportId = store.newId();
  const copies = await renamed(store, op.body.files);
  const draft = draftOf(store, filed, { reportId, baseRev: 0, files: copies });
  const body = await sealOne(vault, draft);
  const withdrawal = await prepareOp(
    store,
    {
      kind: 'withdraw-report',
      opId: store.newId(),
      recordId: op.recordId,
      unitId: op.unitId,
      baseRev: 1,
      happenedAt: nowIso(store),
      body: { reason: null },
    },
    { facts: null, draft: null },
  );
  return guarded(db, () =>
    db.transaction(
      'rw',
      [db.outbox, db.drafts, db.files, db.blobs, db.meta],
      async () => {
        if ((await rowsOfRecord(db, op.recordId)).at(-1)?.opId !== row.opId) return GONE;
        await addNumbered(db, withdrawal);
        await copyFiles(db, op.body.files, copies, reportId);
        await db.drafts.put(rowOfDraft(draft, body));
        return { kind: 'withdrawing', reportId };
      },
    ),
  );
}

/** A correction that may have arrived: the words become the next correction. */
async function correctSent(store: PersonStore, filed: Filed): Promise<TakeBackResult> {
  const { db, vault } = store;
  const { recordId: reportId, baseRev, body: said } = filed.op;
  const draft = draftOf(store, filed, {
    reportId,
    baseRev: baseRev + 1,
    files: said.files,
  });
  const body = await sealOne(vault, draft);
  return guarded(db, () =>
    db.transaction('rw', [db.outbox, db.drafts], async () => {
      if (await isOpen(store, reportId)) return { kind: 'draft-open', reportId };
      await db.drafts.put(rowOfDraft(draft, body));
      return { kind: 'correcting', reportId };
    }),
  );
}

/**
 * Makes a draft of a text the server set aside, on the revision that stands now (or as a new phiếu where there is
 * none to correct). What was queued behind it on the same record goes with it.
 * @param discard true = straight to the drafts that were put away, from where it can be restored
 */
export async function setAsideToDraft(
  store: PersonStore,
  opId: string,
  discard = false,
): Promise<TakeBackResult> {
  const { db, vault } = store;
  const row = await guarded(db, () => db.outbox.get(opId));
  if (row === undefined || row.state !== 'set-aside') return GONE;
  const all = await openChain(store, row.recordId);
  const items = all.map((it) => asItem(it.row, it.body, UNSENT));
  const refused = items.find((item) => item.opId === opId);
  if (refused === undefined) return GONE;
  const ids = chainFrom(items, refused).map((item) => item.opId);
  const filed = asFiled(
    all.findLast((it) => ids.includes(it.row.opId) && it.row.kind === 'file-report'),
  );
  const made = filed === null ? null : await redraft(store, filed);
  const body = made === null ? null : await sealOne(vault, made.draft);
  return guarded(db, () =>
    db.transaction('rw', [db.outbox, db.drafts, db.files, db.blobs], async () => {
      const now = await db.outbox.bulkGet(ids);
      if (now.some((it) => it === undefined || it.state === 'sent')) return GONE;
      if (made === null || filed === null || body === null) {
        await db.outbox.bulkDelete(ids);
        return GONE;
      }
      const { reportId } = made.draft;
      if (await isOpen(store, reportId)) return { kind: 'draft-open', reportId };
      const { op } = filed;
      if (reportId === op.recordId) await detachFiles(db, ids, reportId);
      else await copyFiles(db, op.body.files, made.draft.files, reportId);
      await db.drafts.put({
        ...rowOfDraft(made.draft, body as Sealed<Draft>),
        deletedAt: discard ? nowIso(store) : '',
      });
      await db.outbox.bulkDelete(ids);
      return { kind: 'draft', reportId };
    }),
  );
}

async function redraft(store: PersonStore, filed: Filed): Promise<{ draft: Draft }> {
  const { op } = filed;
  const report: ReportRecord | null = await readRecord(store, 'report', op.recordId);
  if (report !== null && isEditable(report.state)) {
    const as = { reportId: report.id, baseRev: report.rev, files: op.body.files };
    return { draft: draftOf(store, filed, as) };
  }
  // H3: nothing more is accepted on a record that was refused, so its words start a new one.
  const files = await renamed(store, op.body.files);
  const as = { reportId: store.newId(), baseRev: 0, files };
  return { draft: draftOf(store, filed, as) };
}
