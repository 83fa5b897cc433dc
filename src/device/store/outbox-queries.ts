// What "Tình trạng gửi" shows: everything in line, set aside or lately settled, with its files and receipts.
import type { Op } from '../../domain/op.ts';
import type { Receipt } from '../../sync/protocol.ts';
import { rowsInState } from './outbox-rows.ts';
import type { FileRow, FileRowState, Mark, OutboxBody, OutboxRow } from './person-db.ts';
import type { Query } from './queries.ts';
import { markOf, readMarks } from './sent-marks.ts';
import { guarded } from './storage-fault.ts';
import { openRows } from './vault.ts';

export type FileEntry = {
  fileId: string;
  reportId: string;
  opId: string;
  name: string;
  type: string;
  size: number;
  sentBytes: number;
  state: FileRowState;
  attempts: number;
  notBeforeMs: number;
  receipt: Receipt | null;
};

export type OutboxEntry = {
  opId: string;
  seq: number;
  recordId: string;
  kind: Op['kind'];
  /** Title of a filed text; null for other acts. */
  title: string | null;
  state: OutboxRow['state'];
  bytes: number;
  queuedAt: string;
  sentAt: string | null;
  attempts: number;
  notBeforeMs: number;
  receipt: Receipt | null;
  files: FileEntry[];
};

export async function openFiles(
  { vault }: Query,
  rows: readonly FileRow[],
): Promise<FileEntry[]> {
  const bodies = await openRows(vault, rows);
  return rows.flatMap((row, n) => {
    const body = bodies[n];
    if (body === undefined) return [];
    const { body: _, uploadUrl: __, queuedAt: ___, ...columns } = row;
    return [{ ...columns, name: body.name, type: body.type, receipt: body.receipt }];
  });
}

const asEntry = (
  row: OutboxRow,
  body: OutboxBody,
  mark: Mark,
  files: readonly FileEntry[],
): OutboxEntry => {
  const { body: _, digest: __, baseRev: ___, ...columns } = row;
  return {
    ...columns,
    ...mark,
    title: body.facts?.title ?? null,
    receipt: body.receipt,
    files: files.filter((file) => file.opId === row.opId),
  };
};

/**
 * The outbox in order of `seq`: what waits, what is set aside, and the latest settled.
 * @param settled how many of the settled to add
 */
export async function readOutbox(store: Query, settled = 0): Promise<OutboxEntry[]> {
  const { db, vault } = store;
  const [rows, fileRows, marks] = await guarded(db, () =>
    db.transaction('r', db.outbox, db.files, db.meta, async () => {
      const waiting = await rowsInState(db, 'queued').toArray();
      const aside = await rowsInState(db, 'set-aside').toArray();
      const sent =
        settled === 0
          ? []
          : await rowsInState(db, 'sent').reverse().limit(settled).toArray();
      const all = [...waiting, ...aside, ...sent];
      return [all, await db.files.toArray(), await readMarks(db)] as const;
    }),
  );
  const [bodies, files] = await Promise.all([
    openRows(vault, rows),
    openFiles(store, fileRows),
  ]);
  return rows
    .map((row, n) =>
      asEntry(row, bodies[n] as OutboxBody, markOf(marks, row.opId), files),
    )
    .sort((a, b) => a.seq - b.seq);
}

/** Files of one report (or draft) as they lie on this machine. */
export const readFilesOf = async (store: Query, reportId: string): Promise<FileEntry[]> =>
  openFiles(
    store,
    await guarded(store.db, () =>
      store.db.files.where('reportId').equals(reportId).toArray(),
    ),
  );

/** Receipts of everything this device did on one record, the latest last. */
export async function readReceipts(store: Query, recordId: string): Promise<Receipt[]> {
  const { db, vault } = store;
  const [rows, old] = await guarded(db, () =>
    db.transaction('r', db.outbox, db.receipts, async () => [
      await db.outbox.where('recordId').equals(recordId).toArray(),
      await db.receipts.where('recordId').equals(recordId).toArray(),
    ]),
  );
  const [bodies, receipts] = await Promise.all([
    openRows(vault, rows),
    openRows(vault, old),
  ]);
  const held = bodies.flatMap((body) => (body.receipt === null ? [] : [body.receipt]));
  return [...receipts, ...held].sort((a, b) => a.at.localeCompare(b.at));
}
