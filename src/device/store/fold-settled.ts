// What an accepted act made of its record, written in the very transaction that settles it, so that a filed
// phiếu is never missing from a list between its receipt and the next pull.
import {
  type Actor,
  applyToAssignment,
  applyToReport,
  type FilingFacts,
} from '../../domain/apply.ts';
import { isReportOp } from '../../domain/op.ts';
import type { MeRecord } from '../../domain/person.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { UnitRecord } from '../../domain/unit.ts';
import { viaOfSettled } from '../../sync/outbox.ts';
import type { Receipt } from '../../sync/protocol.ts';
import { baseKey, refOf } from './base-key.ts';
import type { BaseRow, OutboxBody, OutboxRow, PersonDb } from './person-db.ts';
import type { PersonStore } from './person-store.ts';
import { readPlace } from './place.ts';
import { guarded } from './storage-fault.ts';
import { openRows, type Sealed } from './vault.ts';

/** A base row to write, and the `ver` it was made from (null = there was no row, or none was looked for). */
export type FoldedRow = { row: BaseRow; madeFrom: number | null; isFirst?: boolean };
type Accepted = { row: OutboxRow; body: OutboxBody; receipt: Receipt };

const typeOf = (row: Pick<OutboxRow, 'kind'>): 'report' | 'assignment' =>
  row.kind.endsWith('-report') ? 'report' : 'assignment';
const keyOf = (row: OutboxRow): string => baseKey(typeOf(row), row.recordId);
const NO_FACTS: FilingFacts = {
  unitName: '',
  title: '',
  activityDate: null,
  periodKey: null,
};

/** The records as accepted acts make them, in the order of the acts, sealed and ready to write. */
export async function foldReceipts(
  store: PersonStore,
  settled: readonly Accepted[],
): Promise<FoldedRow[]> {
  const accepted = settled.filter(
    ({ receipt }) => receipt.outcome === 'applied' || receipt.outcome === 'duplicate',
  );
  const acts = new Map<string, number>();
  for (const { row } of accepted) acts.set(keyOf(row), (acts.get(keyOf(row)) ?? 0) + 1);
  // The rule on a phone: a first text, and nothing more on its record. Nothing is read for it.
  const isFirst = ({ row }: Accepted) =>
    row.kind === 'file-report' && row.baseRev === 0 && acts.get(keyOf(row)) === 1;
  const keys = accepted.filter((it) => !isFirst(it)).map(({ row }) => keyOf(row));
  const meKey = baseKey('me', store.personId);
  const units = accepted.map(({ body }) => baseKey('unit', body.op.unitId));
  const base = await readBase(store, [meKey, ...units, ...keys]);
  const personName = (base.get(meKey)?.body as MeRecord | undefined)?.name ?? '';
  const next = new Map<string, unknown>();
  for (const { row, body, receipt } of accepted) {
    const key = keyOf(row);
    const by = { personId: store.personId, personName, at: receipt.at };
    const made = foldOne(next.get(key) ?? base.get(key)?.body ?? null, body, by);
    if (made !== null) next.set(key, made);
  }
  const { scope } = await readPlace(store);
  const folded = await sealFolded(store, next, base, scope);
  const firsts = new Set(accepted.filter(isFirst).map(({ row }) => keyOf(row)));
  return folded.map((it) => ({ ...it, isFirst: firsts.has(it.row.key) }));
}

type Held = ReadonlyMap<string, { row: BaseRow; body: unknown }>;
async function readBase(
  { db, vault }: PersonStore,
  keys: readonly string[],
): Promise<Held> {
  const found = await guarded(db, () => db.base.bulkGet([...new Set(keys)]));
  const rows = found.filter((row) => row !== undefined);
  const bodies = await openRows(vault, rows);
  return new Map(rows.map((row, n) => [row.key, { row, body: bodies[n] }]));
}

/** The record after the act, or null where it is already there (or no longer fits: the next pull tells). */
function foldOne(record: unknown, { op, facts }: OutboxBody, by: Actor): unknown {
  if (!isReportOp(op)) {
    const made = applyToAssignment(record as AssignmentRecord | null, op, by);
    return made.ok ? made.value : null;
  }
  const made = applyToReport(record as ReportRecord | null, op, by, facts ?? NO_FACTS);
  if (!made.ok) return null;
  return op.kind === 'file-report' ? { ...made.value, receivedAt: by.at } : made.value;
}

/** The report with one more of its files received, if it is held here and does not say so yet. */
export async function foldReceivedFile(
  store: PersonStore,
  reportId: string,
  fileId: string,
): Promise<FoldedRow[]> {
  const key = baseKey('report', reportId);
  const base = await readBase(store, [key]);
  const report = base.get(key)?.body as ReportRecord | undefined;
  if (report === undefined) return [];
  if (!report.files.some((file) => file.fileId === fileId && !file.received)) return [];
  const files = report.files.map((file) =>
    file.fileId === fileId ? { ...file, received: true } : file,
  );
  return sealFolded(store, new Map([[key, { ...report, files }]]), base);
}

async function sealFolded(
  { vault }: PersonStore,
  next: ReadonlyMap<string, unknown>,
  base: Held,
  scope: readonly string[] = [],
): Promise<FoldedRow[]> {
  const sealed = await vault.seal([...next.values()]);
  return [...next].flatMap(([key, body], n) => {
    const held = base.get(key)?.row;
    const type = key.slice(0, key.indexOf(':'));
    const { unitId } = body as { unitId: string };
    const unit = base.get(baseKey('unit', unitId))?.body as UnitRecord | undefined;
    const via = held?.via ?? viaOfSettled(unitId, unit ?? null, scope);
    // L7: out of the person's reach by now, so that no later page would take it away.
    if (via.length === 0) return [];
    const row: BaseRow = {
      key,
      type,
      ref: refOf(type, body),
      // Newer than what it was made from, older than anything the server says next.
      ver: Math.floor(held?.ver ?? 0) + 0.5,
      via,
      gen: held?.gen ?? 0,
      body: sealed[n] as Sealed<unknown>,
    };
    return [{ madeFrom: held?.ver ?? null, row }];
  });
}

/**
 * Writes folded rows inside the caller's transaction.
 * @returns false, having written nothing, when a row has moved on since it was read
 */
export async function writeFolded(
  { db }: PersonStore,
  folded: readonly FoldedRow[],
): Promise<boolean> {
  if (folded.length === 0) return true;
  const later = folded.filter((it) => !it.isFirst);
  const held = await db.base.bulkGet(later.map(({ row }) => row.key));
  if (later.some(({ madeFrom }, n) => (held[n]?.ver ?? null) !== madeFrom)) return false;
  const gen = (await db.meta.get('gen'))?.n ?? 0;
  const dated = ({ row }: FoldedRow) => ({ ...row, gen: Math.max(row.gen, gen) });
  await db.base.bulkPut(later.map(dated));
  // Where the server's word is here already, it contains the text: it stays.
  await addMissing(db, folded.filter((it) => it.isFirst).map(dated));
  return true;
}

/** Adds rows that are not there; those that are stay as they are. */
async function addMissing(db: PersonDb, rows: readonly BaseRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.base.bulkAdd([...rows]).catch('BulkError', (thrown: { failures: Error[] }) => {
    const { failures } = thrown;
    if (!failures.every(({ name }) => name === 'ConstraintError')) throw thrown;
  });
}
