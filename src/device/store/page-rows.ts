// A page of the server's word. Promises: the page and its cursor are one transaction (L2); a type or a shape this
// build does not know is parked, and read again by a build that does (W1); drafts and outbox are never touched.
import { isGuessed, isNewEpoch, reofferFile, reofferItem } from '../../sync/outbox.ts';
import type { Change, PullPage } from '../../sync/protocol.ts';
import { baseKey, idOfKey, refOf } from './base-key.ts';
import { rowsInState } from './outbox-rows.ts';
import type {
  BaseRow,
  Mark,
  OutboxBody,
  OutboxRow,
  ParkedRow,
  PersonDb,
} from './person-db.ts';
import type { PersonStore } from './person-store.ts';
import { readPlace, type ServerPlace } from './place.ts';
import { isReadable } from './readable.ts';
import { asFile, asItem, isTravelling, withFile, withItem } from './row-item.ts';
import { readMarks, writeMarks } from './sent-marks.ts';
import { guarded } from './storage-fault.ts';
import { openRows, type Sealed, sealOne } from './vault.ts';

type Arrived = { change: Change; body: Sealed<unknown> | null; ref: string };

async function sealChanges(
  { vault }: PersonStore,
  changes: readonly Change[],
): Promise<{ arrived: Arrived[]; parked: Omit<ParkedRow, 'gen'>[] }> {
  const readable = changes.filter(isReadable);
  const strange = changes.filter((change) => !isReadable(change) && change.body !== null);
  const bodies = await vault.seal(readable.map((change) => change.body));
  const waiting = await vault.seal(strange);
  return {
    arrived: readable.map((change, n) => ({
      change,
      body: change.body === null ? null : (bodies[n] as Sealed<unknown>),
      ref: refOf(change.type, change.body),
    })),
    parked: strange.map((change, n) => ({
      type: change.type,
      body: waiting[n] as Sealed<Change>,
    })),
  };
}

/**
 * Writes a page and its cursor together.
 * @returns false, having written nothing, when the cursor is not (or no longer) the one it was asked with
 */
export async function takePage(
  store: PersonStore,
  page: PullPage,
  asked?: string | null,
): Promise<boolean> {
  const { db, vault } = store;
  const { arrived, parked } = await sealChanges(store, page.changes);
  const known = await readPlace(store);
  if (asked !== undefined && asked !== known.cursor) return false;
  const { cursor, epoch, scope } = page;
  const body = await sealOne<ServerPlace>(vault, { cursor, epoch, scope: [...scope] });
  const again = isNewEpoch(known.epoch, epoch) ? await readReoffered(store) : null;
  return guarded(db, () =>
    db.transaction(
      'rw',
      [db.base, db.files, db.blobs, db.parked, db.outbox, db.meta],
      async () => {
        // R2: two listings written over each other would each sweep what the other brought.
        if (((await db.meta.get('place'))?.n ?? 0) !== known.n) return false;
        if (again !== null) await startOver(db, again);
        const held = (await db.meta.get('gen'))?.n ?? 0;
        // L3, L4: all is listed anew. What the list leaves out goes when it ends, so that a line which
        // breaks half-way does not empty the phone.
        const gen = page.reset ? held + 1 : held;
        await loseAudiences(db, page.lost);
        await writeChanges(db, arrived, gen);
        if (parked.length > 0)
          await db.parked.bulkAdd(parked.map((row) => ({ ...row, gen })));
        if (!page.more) await sweep(db, gen);
        await db.meta.bulkPut([
          { key: 'gen', n: gen, body: null },
          { key: 'place', n: known.n + 1, body },
        ]);
        return true;
      },
    ),
  );
}

/** E2: settled acts as they are offered again, sealed ahead of the transaction. */
async function readReoffered({ db, vault }: PersonStore): Promise<Reoffered[]> {
  const rows = await guarded(db, () => rowsInState(db, 'sent').toArray());
  const bodies = await openRows(vault, rows);
  const sealed = await vault.seal(bodies.map((body) => ({ ...body, receipt: null })));
  return rows.map((row, n) => {
    const { op, receipt } = bodies[n] as OutboxBody;
    // It has been at a server before: it can not be taken back as if it had not (O5).
    const left = { sentAt: receipt?.at ?? row.queuedAt, attempts: 1 };
    const item = reofferItem(asItem(row, { op, receipt }, left));
    const { sentAt, attempts } = item;
    const body = sealed[n] as Sealed<OutboxBody>;
    return { row: { ...withItem(row, item), body }, mark: { sentAt, attempts } };
  });
}
type Reoffered = { row: OutboxRow; mark: Mark };

const NAMELESS = { name: '', sha256: '', type: '' };
/** E2: another server's word goes, and what was settled with it is offered again. */
async function startOver(db: PersonDb, again: readonly Reoffered[]): Promise<void> {
  await db.base.clear();
  await db.parked.clear();
  const files = await db.files.toArray();
  const kept = files.filter((file) => file.state === 'kept').map((file) => file.fileId);
  await db.files.bulkDelete(kept);
  await db.blobs.bulkDelete(kept);
  await db.outbox.bulkPut(again.map(({ row }) => row));
  const marks = Object.fromEntries(again.map(({ row, mark }) => [row.opId, mark]));
  await writeMarks(db, { ...(await readMarks(db)), ...marks });
  // Set aside or offered again: what the old server held of it, the restored one may not.
  const present = new Set(await db.outbox.toCollection().primaryKeys());
  const waiting = files
    .filter(isTravelling)
    .filter((file) => present.has(file.opId))
    .map((file) => withFile(file, reofferFile(asFile(file, NAMELESS))));
  await db.files.bulkPut(waiting);
}

/** Records seen only through lost audiences go, with the photos of others that were held for reading. */
async function loseAudiences(db: PersonDb, lost: readonly string[]): Promise<void> {
  if (lost.length === 0) return;
  const gone = new Set(lost);
  const rows = await db.base.where('via').anyOf(lost).distinct().toArray();
  const left = rows.map((row) => ({
    ...row,
    via: row.via.filter((it) => !gone.has(it)),
  }));
  await putOrRemove(db, left);
}

async function putOrRemove(db: PersonDb, rows: readonly BaseRow[]): Promise<void> {
  const staying = rows.filter((row) => row.via.length > 0);
  const leaving = rows.filter((row) => row.via.length === 0);
  if (staying.length > 0) await db.base.bulkPut(staying);
  if (leaving.length > 0) await removeRows(db, leaving);
}

async function removeRows(db: PersonDb, rows: readonly BaseRow[]): Promise<void> {
  await db.base.bulkDelete(rows.map((row) => row.key));
  const reports = rows
    .filter((row) => row.type === 'report')
    .map((row) => idOfKey(row.key));
  if (reports.length === 0) return;
  const kept = (await db.files.where('reportId').anyOf(reports).toArray()).filter(
    (file) => file.state === 'kept',
  );
  await db.files.bulkDelete(kept.map((file) => file.fileId));
  await db.blobs.bulkDelete(kept.map((file) => file.fileId));
}

async function writeChanges(
  db: PersonDb,
  arrived: readonly Arrived[],
  gen: number,
): Promise<void> {
  if (arrived.length === 0) return;
  const keys = arrived.map(({ change }) => baseKey(change.type, change.id));
  const held = await db.base.bulkGet(keys);
  const rows = new Map<string, BaseRow>();
  held.forEach((row, n) => {
    if (row !== undefined) rows.set(keys[n] as string, row);
  });
  arrived.forEach((it, n) => {
    const key = keys[n] as string;
    const row = merge(key, rows.get(key), it, gen);
    if (row !== undefined) rows.set(key, row);
  });
  await putOrRemove(db, [...rows.values()]);
}

function merge(
  key: string,
  held: BaseRow | undefined,
  { change, body, ref }: Arrived,
  gen: number,
): BaseRow | undefined {
  // A listing that starts over says anew through whom the record is seen.
  const isListed = held !== undefined && held.gen === gen && !isGuessed(held.ver);
  const before = isListed ? held.via : [];
  const gone = new Set(change.gone);
  const via = [...new Set([...before, ...change.via])].filter((it) => !gone.has(it));
  if (held === undefined && (body === null || via.length === 0)) return undefined;
  const isNewer = body !== null && (held === undefined || change.ver >= held.ver);
  if (held !== undefined && !isNewer) return { ...held, via, gen };
  return {
    key,
    type: change.type,
    ref,
    ver: change.ver,
    via,
    gen,
    body: body as Sealed<unknown>,
  };
}

/** Ends a full listing: what it did not name is not ours to see any more. */
async function sweep(db: PersonDb, gen: number): Promise<void> {
  const stale = await db.base.where('gen').below(gen).toArray();
  if (stale.length > 0) await removeRows(db, stale);
  await db.parked.filter((row) => row.gen < gen).delete();
}

/** Reads parked changes again; those this build understands take their place (W1). */
export async function replayParked(store: PersonStore): Promise<void> {
  const { db, vault } = store;
  const rows = await guarded(db, () => db.parked.toArray());
  if (rows.length === 0) return;
  const changes = await openRows(vault, rows);
  const readable = rows.flatMap((row, n) => {
    const change = changes[n];
    return change !== undefined && isReadable(change) ? [{ row, change }] : [];
  });
  if (readable.length === 0) return;
  const { arrived } = await sealChanges(
    store,
    readable.map((it) => it.change),
  );
  await guarded(db, () =>
    db.transaction('rw', [db.base, db.files, db.blobs, db.parked, db.meta], async () => {
      const gen = (await db.meta.get('gen'))?.n ?? 0;
      await writeChanges(db, arrived, gen);
      await db.parked.bulkDelete(readable.map((it) => it.row.n as number));
    }),
  );
}
