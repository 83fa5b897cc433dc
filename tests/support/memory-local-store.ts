// LocalStore in memory, over a disk that can lose power. A real small implementation of the port: the same
// contract suite runs on it and on the Dexie one.
import {
  applyToAssignment,
  applyToReport,
  type FilingFacts,
} from '../../src/domain/apply.ts';
import { type FileReport, isReportOp } from '../../src/domain/op.ts';
import type { ReportRecord } from '../../src/domain/report.ts';
import type { AssignmentRecord } from '../../src/domain/task.ts';
import type { UnitRecord } from '../../src/domain/unit.ts';
import {
  fileStateAfter,
  leavingNow,
  markSent,
  mayTravel,
  postponeItem,
  settleFileItem,
  settleItem,
  viaOfSettled,
} from '../../src/sync/outbox.ts';
import type { LocalStore, OutboxOp } from '../../src/sync/ports.ts';
import type { Receipt } from '../../src/sync/protocol.ts';
import { memoryBytes } from './memory-bytes.ts';
import type { BaseRecord, MemoryDisk, Tables } from './memory-disk.ts';
import { pageTaken } from './memory-page.ts';

/** Whose store it is, and how a text is filed there. */
export type StoreOwner = {
  deviceId: string;
  personId: string;
  personName: string;
  facts: (op: FileReport) => FilingFacts;
};

export const keyOf = (type: string, id: string): string => `${type}:${id}`;

/** The map with entries set. */
export function withEntries<V>(
  map: ReadonlyMap<string, V>,
  entries: Iterable<readonly [string, V]>,
): Map<string, V> {
  const next = new Map(map);
  for (const [key, value] of entries) next.set(key, value);
  return next;
}

/** The record as the accepted operation makes it, or null where there is nothing to write. */
function folded(
  item: OutboxOp,
  base: Tables['base'],
  scope: readonly string[],
  owner: StoreOwner,
) {
  const { op, receipt } = item;
  const by = { ...owner, at: receipt?.at ?? op.happenedAt };
  const type = isReportOp(op) ? 'report' : 'assignment';
  const held = base.get(keyOf(type, op.recordId));
  const body = (held?.body ?? null) as (ReportRecord & AssignmentRecord) | null;
  const next = isReportOp(op)
    ? applyToReport(
        body,
        op,
        by,
        op.kind === 'file-report' ? owner.facts(op) : { ...NO_FACTS },
      )
    : applyToAssignment(body, op, by);
  if (!next.ok) return null;
  const unit = base.get(keyOf('unit', op.unitId))?.body as UnitRecord | undefined;
  const via = held?.via ?? viaOfSettled(op.unitId, unit ?? null, scope);
  if (via.length === 0) return null;
  const record: BaseRecord = {
    type,
    id: op.recordId,
    ver: Math.floor(held?.ver ?? 0) + 0.5,
    via,
    gen: held?.gen ?? 0,
    body: next.value,
  };
  return record;
}
const NO_FACTS = { unitName: '', title: '', activityDate: null, periodKey: null };

/** Everything a list of verified receipts changes, as one write. */
export function receiptsSettled(
  now: Tables,
  receipts: readonly Receipt[],
  owner: StoreOwner,
): Partial<Tables> {
  const outbox = new Map(now.outbox);
  const files = new Map(now.files);
  const base = new Map(now.base);
  const inOrder = [...receipts].sort(
    (a, b) => (outbox.get(a.id)?.seq ?? 0) - (outbox.get(b.id)?.seq ?? 0),
  );
  for (const receipt of inOrder) {
    const item = outbox.get(receipt.id);
    if (item === undefined) continue;
    const next = settleItem(item, receipt);
    if (next === item) continue;
    outbox.set(item.opId, next);
    const record =
      next.state === 'sent' ? folded(next, base, now.meta.scope, owner) : null;
    if (record !== null) base.set(keyOf(record.type, record.id), record);
    for (const file of now.files.values())
      if (file.opId === item.opId && file.state === 'held')
        files.set(file.fileId, { ...file, state: fileStateAfter(receipt) });
  }
  return { outbox, files, base };
}

/** The store of one person on one device. */
export function makeMemoryLocalStore(disk: MemoryDisk, owner: StoreOwner): LocalStore {
  const changeItems = (
    opIds: readonly string[],
    change: (item: OutboxOp) => OutboxOp,
  ): void =>
    disk.write(({ outbox }) => ({
      outbox: withEntries(
        outbox,
        opIds.flatMap((opId) => {
          const item = outbox.get(opId);
          return item === undefined ? [] : [[opId, change(item)] as const];
        }),
      ),
    }));
  const changeFile = (
    fileId: string,
    change: (file: NonNullable<ReturnType<Tables['files']['get']>>) => typeof file,
  ): void =>
    disk.write(({ files }) => {
      const file = files.get(fileId);
      return file === undefined
        ? {}
        : { files: withEntries(files, [[fileId, change(file)]]) };
    });
  return {
    readState: async () => {
      const { meta, keys } = disk.read();
      const { cursor, epoch } = meta;
      return { deviceId: owner.deviceId, cursor, epoch, keys: [...keys] };
    },
    takeBatch: async (limit) => {
      const leaving = leavingNow([...disk.read().outbox.values()], limit);
      const ids = leaving.map((item) => item.opId);
      if (ids.length > 0) changeItems(ids, (item) => markSent(item, limit.nowIso));
      return leaving.map(({ op, digest, seq }) => ({ op, digest, seq }));
    },
    settle: async (receipts) =>
      disk.write((now) => receiptsSettled(now, receipts, owner)),
    postpone: async (opIds, notBeforeMs) =>
      changeItems(opIds, (item) => postponeItem(item, notBeforeMs)),
    takePage: async (page, asked) => {
      if (asked !== undefined && asked !== disk.read().meta.cursor) return false;
      disk.write((now) => pageTaken(now, page));
      return true;
    },
    writeKeys: async (keys) => disk.write(() => ({ keys: [...keys] })),
    nextFile: async (nowMs) => {
      const ready = [...disk.read().files.values()].filter((f) => mayTravel(f, nowMs));
      ready.sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1));
      return ready[0] ?? null;
    },
    readFile: async (fileId) => {
      const { blobs, files } = disk.read();
      const content = blobs.get(fileId);
      return content === undefined
        ? null
        : memoryBytes(content, files.get(fileId)?.type ?? '');
    },
    noteUpload: async (fileId, uploadUrl, sentBytes) =>
      changeFile(fileId, (file) => ({ ...file, uploadUrl, sentBytes })),
    postponeFile: async (fileId, notBeforeMs) =>
      changeFile(fileId, (file) => ({
        ...file,
        notBeforeMs,
        attempts: file.attempts + 1,
      })),
    settleFile: async (receipt) => {
      changeFile(receipt.id, (file) => settleFileItem(file, receipt));
    },
    wantedFiles: async (limit) => wantedIn(disk.read(), owner.personId).slice(0, limit),
    writeWanted: async (fileId, bytes) => {
      const content = new Uint8Array(await bytes.arrayBuffer());
      disk.write(({ wanted }) => ({ wanted: withEntries(wanted, [[fileId, content]]) }));
    },
    countPending: async () => countPending(disk.read()),
  };
}

/** Received files of others' reports not held here; photos of a review inbox. */
function wantedIn({ base, wanted, blobs }: Tables, personId: string) {
  const reports = [...base.values()]
    .filter((record) => record.type === 'report')
    .map((record) => record.body as ReportRecord)
    .filter((report) => report.authorId !== personId);
  return reports
    .flatMap((report) => report.files)
    .filter((f) => f.received && !wanted.has(f.fileId) && !blobs.has(f.fileId))
    .map(({ fileId, sha256, size }) => ({ fileId, sha256, size }));
}

export function countPending({ outbox, files }: Tables) {
  const ops = [...outbox.values()];
  const all = [...files.values()];
  return {
    ops: ops.filter((item) => item.state === 'queued').length,
    files: all.filter((f) => f.state === 'held' || f.state === 'queued').length,
    setAside: [...ops, ...all].filter((item) => item.state === 'set-aside').length,
  };
}
