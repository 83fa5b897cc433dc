// Putting an act in line. Promises: the operation and its outbox entry are one fact (O1), its digest and seal are
// made before the transaction, its place in line (`seq`, without a gap) inside it.
import type { FilingFacts } from '../../domain/apply.ts';
import { canonicalJson, nfc } from '../../domain/canonical.ts';
import { isReportOp, type Op } from '../../domain/op.ts';
import { sha256Hex } from '../sha256.ts';
import type { OutboxBody, OutboxRow, PersonDb } from './person-db.ts';
import { nowIso, type PersonStore } from './person-store.ts';
import { guarded } from './storage-fault.ts';
import { openRows, sealOne } from './vault.ts';

/** Room for the digest, the number and the brackets around an operation on the wire. */
const ENVELOPE_BYTES = 110;

export type Unnumbered = Omit<OutboxRow, 'seq'>;

/** An operation with its digest, sealed, ready to be written in one go. */
export async function prepareOp(
  store: PersonStore,
  made: Op,
  extra: { facts: FilingFacts | null; draft: OutboxBody['draft'] },
): Promise<Unnumbered> {
  const op = nfc(made);
  const text = canonicalJson(op);
  return {
    opId: op.opId,
    recordId: op.recordId,
    kind: op.kind,
    baseRev: op.baseRev,
    state: 'queued',
    digest: await sha256Hex(text),
    bytes: new TextEncoder().encode(text).length + ENVELOPE_BYTES,
    queuedAt: nowIso(store),
    notBeforeMs: 0,
    body: await sealOne(store.vault, { op, receipt: null, ...extra }),
  };
}

/** Gives the row its number and writes it; to be called inside a transaction over `outbox` and `meta`. */
export async function addNumbered(db: PersonDb, row: Unnumbered): Promise<void> {
  const seq = ((await db.meta.get('seq'))?.n ?? 0) + 1;
  await db.meta.put({ key: 'seq', n: seq, body: null });
  await db.outbox.add({ ...row, seq });
}

/** Outbox rows of one record, in order of `seq`. */
export const rowsOfRecord = async (
  db: PersonDb,
  recordId: string,
): Promise<OutboxRow[]> =>
  (await db.outbox.where('recordId').equals(recordId).toArray()).sort(
    (a, b) => a.seq - b.seq,
  );

type OpInput = Op extends infer O
  ? O extends Op
    ? Pick<O, 'kind' | 'recordId' | 'unitId' | 'baseRev' | 'body'>
    : never
  : never;
/** Everything but filing, which goes through `fileDraft`. */
export type ActInput = Exclude<OpInput, { kind: 'file-report' }>;

/**
 * Puts an act (accept, assign, take up, return, approve, withdraw) in line.
 * @returns its id; the same act tapped again while it is the last on its record is the same operation
 */
export async function writeOp(store: PersonStore, input: ActInput): Promise<string> {
  const { db } = store;
  const op = {
    ...input,
    opId: store.newId(),
    happenedAt: nowIso(store),
  } as Op;
  const row = await prepareOp(store, op, { facts: null, draft: null });
  for (;;) {
    const before = await guarded(db, () => rowsOfRecord(db, op.recordId));
    const last = before.at(-1);
    if (last !== undefined && (await isSameAct(store, last, op))) return last.opId;
    const isDone = await guarded(db, () =>
      db.transaction('rw', db.outbox, db.meta, async () => {
        const now = await rowsOfRecord(db, op.recordId);
        if (now.at(-1)?.opId !== last?.opId) return false;
        await addNumbered(db, row);
        return true;
      }),
    );
    if (isDone) return op.opId;
  }
}

async function isSameAct(store: PersonStore, last: OutboxRow, op: Op): Promise<boolean> {
  const { kind, baseRev, state } = last;
  // An assignment has no revision: once settled, the same words may be a new act.
  const counts = state === 'queued' || (state === 'sent' && isReportOp(op));
  if (!counts || kind !== op.kind || baseRev !== op.baseRev) return false;
  const [body] = await openRows(store.vault, [last]);
  return canonicalJson(body?.op.body) === canonicalJson(op.body);
}

/** Takes a filed report back; the server refuses once somebody has begun to check it. */
export const withdrawReport = (
  store: PersonStore,
  report: { id: string; rev: number; unitId: string },
  reason: string | null,
): Promise<string> =>
  writeOp(store, {
    kind: 'withdraw-report',
    recordId: report.id,
    unitId: report.unitId,
    baseRev: report.rev,
    body: { reason },
  });
