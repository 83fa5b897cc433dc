// Outbox rows: taking a batch, settling receipts, waiting. Promises: each is one strict transaction that reads
// and writes in bulk; what may leave, and what a receipt means, is decided by the engine's rules alone.
// Refuses to open a body inside a transaction: a vault that waits would end it.
import { Dexie } from 'dexie';
import {
  fileStateAfter,
  isForgettable,
  leavingNow,
  markSent,
  postponeItem,
  settleItem,
} from '../../sync/outbox.ts';
import type { BatchLimit } from '../../sync/ports.ts';
import type { PushItem, Receipt } from '../../sync/protocol.ts';
import { foldReceipts, writeFolded } from './fold-settled.ts';
import type { FileRow, Mark, OutboxBody, OutboxRow, PersonDb } from './person-db.ts';
import type { PersonStore } from './person-store.ts';
import { asItem, withItem } from './row-item.ts';
import { dropMarks, markOf, readMarks, UNSENT, writeMarks } from './sent-marks.ts';
import { guarded } from './storage-fault.ts';
import { openRows, type Sealed, type Vault } from './vault.ts';

/** About the size of a short phiếu: how many rows are worth reading for a batch of so many bytes. */
const SHORT_BYTES = 1_500;
const MIN_CHUNK_ROWS = 16;
/** How many settled acts are looked at in one go. */
const FORGET_ROWS = 200;
/** The rules below look at columns only; inside a transaction no body can be opened for them. */
const NO_BODY = { op: null as unknown as OutboxBody['op'], receipt: null };
const NO_LIMIT = {
  maxItems: Number.POSITIVE_INFINITY,
  maxBytes: Number.POSITIVE_INFINITY,
};

/** Rows in a state, in order of `seq`. */
export const rowsInState = (db: PersonDb, state: OutboxRow['state'], afterSeq = -1) =>
  db.outbox
    .where('[state+seq]')
    .between([state, afterSeq], [state, Dexie.maxKey], false, true);

/** Files in a state, oldest first. */
export const filesInState = (db: PersonDb, state: FileRow['state']) =>
  db.files
    .where('[state+queuedAt]')
    .between([state, Dexie.minKey], [state, Dexie.maxKey]);

/**
 * The rows of the batch on its way, if nothing else stands in line up to its last: then none of them need be read
 * again to know what may follow. Only those that are passed over anyway: what waits may have changed since.
 */
async function headOfLine(db: PersonDb, skip: BatchLimit['skip']): Promise<OutboxRow[]> {
  const rows = [...(onTheWay.get(db)?.values() ?? [])].map(({ row }) => row);
  if (rows.length === 0 || !rows.every(({ opId }) => skip?.has(opId))) return [];
  rows.sort((a, b) => a.seq - b.seq);
  const before = await db.outbox
    .where('[state+seq]')
    .between(['queued', Dexie.minKey], ['queued', rows.at(-1)?.seq], true, true)
    .count();
  return before === rows.length ? rows : [];
}

/** What may leave now; of a long line only as much is read as the batch has room for. */
async function pickRows(db: PersonDb, limit: BatchLimit): Promise<OutboxRow[]> {
  const head = await headOfLine(db, limit.skip);
  const line = [...(await rowsInState(db, 'set-aside').toArray()), ...head];
  const wanted = Math.ceil(limit.maxBytes / SHORT_BYTES);
  const chunk = Math.max(MIN_CHUNK_ROWS, Math.min(limit.maxItems, wanted));
  for (let after = head.at(-1)?.seq ?? -1; ; ) {
    const rows = await rowsInState(db, 'queued', after).limit(chunk).toArray();
    line.push(...rows);
    const leaving = leavingNow(line, limit);
    const isFull = leaving.length < leavingNow(line, { ...limit, ...NO_LIMIT }).length;
    const last = rows.at(-1);
    if (isFull || last === undefined || rows.length < chunk) return leaving;
    after = last.seq;
  }
}

type Opened = { row: OutboxRow; body: OutboxBody };
/** What is on its way, so that its answer need not read it again. */
const onTheWay = new WeakMap<PersonDb, Map<string, Opened>>();

/** Marks what may leave as sent (from here on it may be there) and hands it out. */
export async function takeBatch(
  { db, vault }: PersonStore,
  limit: BatchLimit,
): Promise<PushItem[]> {
  const rows = await guarded(db, () =>
    db.transaction('rw', db.outbox, db.meta, async () => {
      const picked = await pickRows(db, limit);
      if (picked.length === 0) return picked;
      const marks: Record<string, Mark> = { ...(await readMarks(db)) };
      for (const row of picked) {
        const item = asItem(row, NO_BODY, markOf(marks, row.opId));
        const { sentAt, attempts } = markSent(item, limit.nowIso);
        marks[row.opId] = { sentAt, attempts };
      }
      await writeMarks(db, marks);
      return picked;
    }),
  );
  const batch = await withBodies(vault, rows);
  const still = [...(onTheWay.get(db) ?? [])].filter(([opId]) => limit.skip?.has(opId));
  onTheWay.set(db, new Map([...still, ...batch.map((it) => [it.row.opId, it] as const)]));
  return batch.map(({ row, body }) => ({
    op: body.op,
    digest: row.digest,
    seq: row.seq,
  }));
}

async function withBodies(vault: Vault, rows: readonly OutboxRow[]): Promise<Opened[]> {
  const bodies = await openRows(vault, rows);
  return rows.flatMap((row, n) => {
    const body = bodies[n];
    return body === undefined ? [] : [{ row, body }];
  });
}

/** An item whose state a receipt changed, and the row as it becomes. */
type Settled = Opened & { next: OutboxRow; receipt: Receipt };

/** The items of receipts: still in memory, or read; in the order in which they were queued. */
async function findItems(
  { db, vault }: PersonStore,
  ids: readonly string[],
): Promise<Opened[]> {
  const batch = onTheWay.get(db);
  const held = ids.flatMap((id) => batch?.get(id) ?? []);
  if (held.length === ids.length) return held.sort((a, b) => a.row.seq - b.row.seq);
  const found = await guarded(db, () => db.outbox.bulkGet([...ids]));
  const rows = found.filter((row) => row !== undefined).sort((a, b) => a.seq - b.seq);
  return withBodies(vault, rows);
}

async function readSettled(
  store: PersonStore,
  receipts: ReadonlyMap<string, Receipt>,
): Promise<Settled[]> {
  const { vault } = store;
  const items = await findItems(store, [...receipts.keys()]);
  const moved = items.flatMap(({ row, body }) => {
    const item = asItem(row, body, UNSENT);
    const next = settleItem(item, receipts.get(row.opId) as Receipt);
    return next === item ? [] : [{ row, body, item: next }];
  });
  const sealed = await vault.seal(
    moved.map(({ body, item }) => ({ ...body, receipt: item.receipt })),
  );
  return moved.map(({ row, body, item }, n) => ({
    row,
    body,
    receipt: item.receipt as Receipt,
    next: { ...withItem(row, item), body: sealed[n] as Sealed<OutboxBody> },
  }));
}

/** Applies verified receipts (O3). Saying one twice changes nothing more (O4). */
export async function settle(
  store: PersonStore,
  receipts: readonly Receipt[],
): Promise<void> {
  const { db } = store;
  const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  for (;;) {
    const settled = await readSettled(store, byId);
    if (settled.length === 0) return;
    const folded = await foldReceipts(store, settled);
    const isDone = await guarded(db, () =>
      db.transaction('rw', [db.outbox, db.base, db.files, db.meta], async () => {
        // The vault cannot be awaited in here, so what was read must still be what lies here.
        if (!(await areQueued(db, settled))) return false;
        if (!(await writeFolded(store, folded))) return false;
        await db.outbox.bulkPut(settled.map(({ next }) => next));
        await dropMarks(
          db,
          settled.map(({ row }) => row.opId),
        );
        await releaseFiles(db, settled);
        return true;
      }),
    );
    if (!isDone) {
      onTheWay.delete(db);
      continue;
    }
    for (const { row } of settled) onTheWay.get(db)?.delete(row.opId);
    return;
  }
}

/** Whether all of them are still in line: one request, however many they are. */
async function areQueued(db: PersonDb, settled: readonly Settled[]): Promise<boolean> {
  const seqs = settled.map(({ row }) => row.seq);
  const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
  const keys = await db.outbox
    .where('[state+seq]')
    .between(['queued', first], ['queued', last], true, true)
    .primaryKeys();
  const queued = new Set(keys);
  return settled.every(({ row }) => queued.has(row.opId));
}

/** B1: the text is there, so its photos may travel. */
async function releaseFiles(db: PersonDb, settled: readonly Settled[]): Promise<void> {
  const filed = settled.filter(({ row }) => row.kind === 'file-report');
  if (filed.length === 0) return;
  const byOp = new Map(filed.map(({ row, receipt }) => [row.opId, receipt]));
  const waiting = await filesInState(db, 'held').toArray();
  const held = waiting.filter((file) => byOp.has(file.opId));
  if (held.length === 0) return;
  await db.files.bulkPut(
    held.map(
      (file): FileRow => ({
        ...file,
        state: fileStateAfter(byOp.get(file.opId) as Receipt),
      }),
    ),
  );
}

/** Back in line, not before the given moment. */
export const postpone = (
  { db }: PersonStore,
  opIds: readonly string[],
  notBeforeMs: number,
): Promise<void> =>
  guarded(db, () =>
    db.transaction('rw', db.outbox, async () => {
      const rows = (await db.outbox.bulkGet([...opIds])).filter(
        (row) => row !== undefined,
      );
      await db.outbox.bulkPut(
        rows.map((row) =>
          withItem(row, postponeItem(asItem(row, NO_BODY, UNSENT), notBeforeMs)),
        ),
      );
    }),
  );

/** Lets go of the texts of acts settled long ago; their receipts stay. */
export async function forgetSettled({ db, vault }: PersonStore): Promise<void> {
  const [oldest, latest] = await guarded(db, () =>
    db.transaction('r', db.outbox, async () => [
      await rowsInState(db, 'sent').limit(FORGET_ROWS).toArray(),
      await rowsInState(db, 'sent').last(),
    ]),
  );
  if (latest === undefined) return;
  const bodies = await openRows(vault, [...oldest, latest]);
  const latestAt = bodies.at(-1)?.receipt?.at ?? '';
  const items = oldest.map((row, n) => asItem(row, bodies[n] as OutboxBody, UNSENT));
  const old = items.filter((item) => isForgettable(item, latestAt));
  if (old.length === 0) return;
  const sealed = await vault.seal(old.map((item) => item.receipt as Receipt));
  await guarded(db, () =>
    db.transaction('rw', db.outbox, db.receipts, async () => {
      await db.receipts.bulkPut(
        old.map(({ opId, recordId }, n) => ({
          id: opId,
          recordId,
          body: sealed[n] as Sealed<Receipt>,
        })),
      );
      await db.outbox.bulkDelete(old.map((item) => item.opId));
    }),
  );
}
