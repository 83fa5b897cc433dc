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
import type { FileRow, OutboxBody, OutboxRow, PersonDb } from './person-db.ts';
import type { PersonStore } from './person-store.ts';
import { asItem, withItem } from './row-item.ts';
import { guarded } from './storage-fault.ts';
import { openRows, type Sealed } from './vault.ts';

const CHUNK_ROWS = 256;
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

/** What may leave now; of a long line only as much is read as the batch has room for. */
async function pickRows(db: PersonDb, limit: BatchLimit): Promise<OutboxRow[]> {
  const line = await rowsInState(db, 'set-aside').toArray();
  for (let after = -1; ; ) {
    const rows = await rowsInState(db, 'queued', after).limit(CHUNK_ROWS).toArray();
    line.push(...rows);
    const leaving = leavingNow(line, limit);
    const isFull = leaving.length < leavingNow(line, { ...limit, ...NO_LIMIT }).length;
    const last = rows.at(-1);
    if (isFull || last === undefined || rows.length < CHUNK_ROWS) return leaving;
    after = last.seq;
  }
}

/** Marks what may leave as sent (from here on it may be there) and hands it out. */
export async function takeBatch(
  { db, vault }: PersonStore,
  limit: BatchLimit,
): Promise<PushItem[]> {
  const rows = await guarded(db, () =>
    db.transaction('rw', db.outbox, async () => {
      const picked = await pickRows(db, limit);
      const marked = picked.map((row) =>
        withItem(row, markSent(asItem(row, NO_BODY), limit.nowIso)),
      );
      if (marked.length > 0) await db.outbox.bulkPut(marked);
      return marked;
    }),
  );
  const bodies = await openRows(vault, rows);
  return bodies.map(({ op }, n) => {
    const { digest, seq } = rows[n] as OutboxRow;
    return { op, digest, seq };
  });
}

/** An item whose state a receipt changed, and the row as it becomes. */
type Settled = { row: OutboxRow; body: OutboxBody; next: OutboxRow; receipt: Receipt };

async function readSettled(
  { db, vault }: PersonStore,
  receipts: ReadonlyMap<string, Receipt>,
): Promise<Settled[]> {
  const found = await guarded(db, () => db.outbox.bulkGet([...receipts.keys()]));
  const rows = found.filter((row) => row !== undefined).sort((a, b) => a.seq - b.seq);
  const bodies = await openRows(vault, rows);
  const moved = rows.flatMap((row, n) => {
    const body = bodies[n] as OutboxBody;
    const item = asItem(row, body);
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
        const ids = settled.map(({ row }) => row.opId);
        const still = await db.outbox.bulkGet(ids);
        // The vault cannot be awaited in here, so what was read must still be what lies here.
        if (settled.some(({ row }, n) => still[n]?.state !== row.state)) return false;
        if (!(await writeFolded(store, folded))) return false;
        await db.outbox.bulkPut(settled.map(({ next }) => next));
        await releaseFiles(db, settled);
        return true;
      }),
    );
    if (isDone) return;
  }
}

/** B1: the text is there, so its photos may travel. */
async function releaseFiles(db: PersonDb, settled: readonly Settled[]): Promise<void> {
  const filed = settled.filter(({ row }) => row.kind === 'file-report');
  if (filed.length === 0) return;
  const byOp = new Map(filed.map(({ row, receipt }) => [row.opId, receipt]));
  const files = await db.files
    .where('opId')
    .anyOf([...byOp.keys()])
    .toArray();
  const held = files.filter((file) => file.state === 'held');
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
        rows.map((row) => withItem(row, postponeItem(asItem(row, NO_BODY), notBeforeMs))),
      );
    }),
  );

/** Lets go of the texts of acts settled long ago; their receipts stay. */
export async function forgetSettled({ db, vault }: PersonStore): Promise<void> {
  const [oldest, latest] = await guarded(db, () =>
    db.transaction('r', db.outbox, async () => [
      await rowsInState(db, 'sent').limit(CHUNK_ROWS).toArray(),
      await rowsInState(db, 'sent').last(),
    ]),
  );
  if (latest === undefined) return;
  const bodies = await openRows(vault, [...oldest, latest]);
  const latestAt = bodies.at(-1)?.receipt?.at ?? '';
  const items = oldest.map((row, n) => asItem(row, bodies[n] as OutboxBody));
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
