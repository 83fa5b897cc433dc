// Reports and assignments as they stand for this device: the server's word with our pending acts folded on top.
import { isReportOp } from '../../domain/op.ts';
import type { MeRecord } from '../../domain/person.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import {
  type PendingOp,
  type Shown,
  type ViewWorld,
  view,
  viewReport,
} from '../../sync/view.ts';
import { baseKey, keysOfType } from './base-key.ts';
import { openPending, readPendingRows } from './pending-view.ts';
import type { BaseRow } from './person-db.ts';
import type { Query } from './queries.ts';
import { guarded } from './storage-fault.ts';
import { openOne, openRows } from './vault.ts';
import { STAMP } from './write-stamp.ts';

/** A record with what still waits on it (`pending`) and what no longer applies (`inQuestion`). */
export type Seen<R> = Shown<R> & { record: R };

const untouched = <R>(record: R): Seen<R> => ({ record, pending: [], inQuestion: [] });
const isSeen = <R>(shown: Shown<R>): shown is Seen<R> => shown.record !== null;

const recordsOf = async <R extends { id: string }>(
  { vault }: Query,
  rows: readonly BaseRow[],
): Promise<Map<string, R>> => {
  const records = (await openRows(vault, rows)) as R[];
  return new Map(records.map((record) => [record.id, record]));
};

/** Every assignment of the person's scope. */
export const readAssignments = async (store: Query): Promise<Seen<AssignmentRecord>[]> =>
  (await readTaskList(store)).seen;

/** What the first screen waits for; `stamp` is the mark of the writes that made it so, 0 before any. */
export type TaskListRead = {
  seen: Seen<AssignmentRecord>[];
  me: MeRecord | null;
  stamp: number;
};

/** Every assignment of the person's scope, and the person, in one transaction. */
export async function readTaskList(store: Query): Promise<TaskListRead> {
  const { db, vault } = store;
  const [rows, pending, reportRows, stamp] = await guarded(db, () =>
    db.transaction('r', db.base, db.outbox, db.meta, async () => {
      // Side by side: the small answers come while the large one is being read.
      const [mark, line, all] = await Promise.all([
        db.meta.get(STAMP),
        readPendingRows(store),
        db.base
          .where('key')
          .between(...keysOfType('assignment'))
          .toArray(),
      ]);
      const ids = line.rows.filter((row) => row.kind.endsWith('-report'));
      const keys = new Set(ids.map((row) => baseKey('report', row.recordId)));
      const reports = keys.size === 0 ? [] : await db.base.bulkGet([...keys]);
      return [
        all,
        line,
        reports.filter((row) => row !== undefined),
        mark?.n ?? 0,
      ] as const;
    }),
  );
  const me =
    pending.me === undefined
      ? null
      : ((await openOne(vault, pending.me.body)) as MeRecord);
  if (pending.rows.length === 0) {
    const records = (await openRows(vault, rows)) as AssignmentRecord[];
    return { seen: records.map(untouched), me, stamp };
  }
  const base = await recordsOf<AssignmentRecord>(store, rows);
  const { items, world } = await openPending(store, pending);
  const reports = await recordsOf<ReportRecord>(store, reportRows);
  const { assignments } = view(
    { report: (id) => reports.get(id) ?? null, assignment: (id) => base.get(id) ?? null },
    items,
    world,
  );
  const seen = [...base].map(([id, record]) => {
    const shown = assignments.get(id);
    return shown !== undefined && isSeen(shown) ? shown : untouched(record);
  });
  return { seen, me, stamp };
}

/** Reports with pending acts folded in; those that exist only here are among them. */
function foldReports(
  base: ReadonlyMap<string, ReportRecord>,
  items: readonly PendingOp[],
  world: ViewWorld,
): Seen<ReportRecord>[] {
  const byReport = new Map<string, PendingOp[]>();
  for (const item of items) {
    if (!isReportOp(item.op)) continue;
    byReport.set(item.recordId, [...(byReport.get(item.recordId) ?? []), item]);
  }
  const shown = [...byReport].map(([id, own]) =>
    viewReport(base.get(id) ?? null, own, world),
  );
  const rest = [...base.values()].filter((record) => !byReport.has(record.id));
  return [...shown.filter(isSeen), ...rest.map(untouched)];
}

/** Every report of the person's scope, the latest first. */
export async function readReports(store: Query): Promise<Seen<ReportRecord>[]> {
  const { db } = store;
  const [rows, pending] = await guarded(db, () =>
    db.transaction('r', db.base, db.outbox, async () => [
      await db.base.where('type').equals('report').toArray(),
      await readPendingRows(store),
    ]),
  );
  return latestFirst(await seenReports(store, rows, pending));
}

type PendingRows = Awaited<ReturnType<typeof readPendingRows>>;
async function seenReports(
  store: Query,
  rows: readonly BaseRow[],
  pending: PendingRows,
): Promise<Seen<ReportRecord>[]> {
  const base = await recordsOf<ReportRecord>(store, rows);
  if (pending.rows.length === 0) return [...base.values()].map(untouched);
  const { items, world } = await openPending(store, pending);
  return foldReports(base, items, world);
}

const latestFirst = (reports: Seen<ReportRecord>[]): Seen<ReportRecord>[] =>
  reports.sort((a, b) => b.record.happenedAt.localeCompare(a.record.happenedAt));

/** Reports under one assignment (of no task where it is null), the latest first. */
export async function readReportsOf(
  store: Query,
  assignmentId: string | null,
): Promise<Seen<ReportRecord>[]> {
  const { db } = store;
  const [rows, pending] = await guarded(db, () =>
    db.transaction('r', db.base, db.outbox, async () => [
      await db.base
        .where('[type+ref]')
        .equals(['report', assignmentId ?? ''])
        .toArray(),
      await readPendingRows(store),
    ]),
  );
  const seen = await seenReports(store, rows, pending);
  return latestFirst(seen.filter((it) => it.record.assignmentId === assignmentId));
}

/** One report as it stands; `record` is null when it exists nowhere here. */
export async function readReport(store: Query, id: string): Promise<Shown<ReportRecord>> {
  const { db } = store;
  const [row, pending] = await guarded(db, () =>
    db.transaction('r', db.base, db.outbox, async () => [
      await db.base.get(baseKey('report', id)),
      await readPendingRows(store),
    ]),
  );
  const base = await recordsOf<ReportRecord>(store, row === undefined ? [] : [row]);
  const own = { ...pending, rows: pending.rows.filter((it) => it.recordId === id) };
  const { items, world } = await openPending(store, own);
  return viewReport(base.get(id) ?? null, items, world);
}

/** One assignment as it stands, its own reports' pending acts counted; null when it is not here. */
export async function readAssignment(
  store: Query,
  id: string,
): Promise<Seen<AssignmentRecord> | null> {
  const all = await readAssignments(store);
  return all.find((it) => it.record.id === id) ?? null;
}
