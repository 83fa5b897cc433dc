// The outbox's rules, without its storage: what may leave, what a receipt makes of an item, what is offered
// again. Promises: order holds per record and nothing else waits for it; settling twice is settling once.
// Refuses to remove anything a person typed: an item is at most marked as sent.
import type { ProblemCode } from '../domain/problem.ts';
import { audiencesOf, type UnitRecord } from '../domain/unit.ts';
import { isWaiting } from './backoff.ts';
import type { BatchLimit, OutboxFile, OutboxOp } from './ports.ts';
import type { Receipt } from './protocol.ts';

/** The columns of an outbox row that decide whether it may leave; bodies need not be read for it. */
export type OutboxHead = Pick<
  OutboxOp,
  'opId' | 'seq' | 'recordId' | 'state' | 'bytes' | 'notBeforeMs'
>;

/**
 * Those of the outbox's items that may leave now, oldest first.
 * @param items every item of the outbox, in any order
 */
export function leavingNow<T extends OutboxHead>(
  items: readonly T[],
  limit: Pick<BatchLimit, 'nowMs' | 'maxItems' | 'maxBytes' | 'skip'>,
): T[] {
  const line = items.filter((item) => item.state !== 'sent');
  line.sort((a, b) => a.seq - b.seq);
  const held = new Set<string>();
  const leaving: T[] = [];
  let bytes = 0;
  for (const item of line) {
    if (leaving.length >= limit.maxItems) break;
    if (held.has(item.recordId)) continue;
    // O2: what waits or is set aside holds back what was built on it, and nothing else.
    if (mustWait(item, limit)) {
      held.add(item.recordId);
      continue;
    }
    // The first always goes: a single item larger than the limit still has to travel.
    if (leaving.length > 0 && bytes + item.bytes > limit.maxBytes) break;
    leaving.push(item);
    bytes += item.bytes;
  }
  return leaving;
}

const mustWait = (item: OutboxHead, limit: Pick<BatchLimit, 'nowMs' | 'skip'>): boolean =>
  item.state === 'set-aside' ||
  isWaiting(item.notBeforeMs, limit.nowMs) ||
  limit.skip?.has(item.opId) === true;

/** The item as it is once it has been handed over for sending: from here on it may be known elsewhere. */
export const markSent = (item: OutboxOp, nowIso: string): OutboxOp => ({
  ...item,
  sentAt: item.sentAt ?? nowIso,
  attempts: item.attempts + 1,
});

/** The item put back in line, not before a moment. */
export const postponeItem = (item: OutboxOp, notBeforeMs: number): OutboxOp =>
  item.state === 'queued' ? { ...item, notBeforeMs } : item;

/** Whether the server has taken the item over for good. */
const isTaken = (receipt: Receipt): boolean =>
  receipt.outcome === 'applied' || receipt.outcome === 'duplicate';

/**
 * What a verified receipt makes of its item. O4: only a queued item moves, so a second telling changes
 * nothing; O3: a receipt for another id or other content is not this item's.
 */
export function settleItem(item: OutboxOp, receipt: Receipt): OutboxOp {
  if (item.state !== 'queued') return item;
  if (receipt.id !== item.opId || receipt.digest !== item.digest) return item;
  return {
    ...item,
    state: isTaken(receipt) ? 'sent' : 'set-aside',
    notBeforeMs: 0,
    receipt,
  };
}

/**
 * Through which audiences a settled report is held until the server lists it (O6): those of its unit that are in
 * this person's scope. None means that it is out of reach by now and stays out (L7).
 * @param unit the unit's record if it is held here; without it only the unit's own audience is certain
 */
export const viaOfSettled = (
  unitId: string,
  unit: Pick<UnitRecord, 'id' | 'inside'> | null,
  scope: readonly string[],
): string[] =>
  audiencesOf(unit ?? { id: unitId, inside: [] }).filter((audience) =>
    scope.includes(audience),
  );

/** Whether a base row was made here by settling and never listed by the server: its audiences are a guess. */
export const isGuessed = (ver: number): boolean => ver < 1;

/** O5: only an operation that never left can be taken back; any other may already be known elsewhere. */
export const canTakeBack = (item: Pick<OutboxOp, 'state' | 'sentAt'>): boolean =>
  item.state === 'queued' && item.sentAt === null;

/**
 * The refused item and everything queued behind it on the same record: built on what was refused, they can
 * only go with it when a person decides (their texts become a draft, or are let go).
 */
export const chainFrom = (items: readonly OutboxOp[], refused: OutboxOp): OutboxOp[] =>
  items
    .filter((i) => i.recordId === refused.recordId && i.seq >= refused.seq)
    .filter((i) => i.state !== 'sent')
    .sort((a, b) => a.seq - b.seq);

/** E2: a settled item back in line, for a server that may have lost it; one set aside stays a person's. */
export const reofferItem = (item: OutboxOp): OutboxOp =>
  item.state === 'sent'
    ? { ...item, state: 'queued', attempts: 0, notBeforeMs: 0, receipt: null }
    : item;

const KEEP_MS = 30 * 24 * 60 * 60_000;
/**
 * Whether a sent item need no longer be kept for a restored server: a receipt of the same server is thirty
 * days younger. Server time is compared with server time only (T1).
 */
export const isForgettable = (
  item: Pick<OutboxOp, 'state' | 'receipt'>,
  latestReceiptAt: string,
): boolean =>
  item.state === 'sent' &&
  item.receipt !== null &&
  Date.parse(latestReceiptAt) - Date.parse(item.receipt.at) > KEEP_MS;

/** Problems under which the server kept a body without reading it: it expects no files of it. */
const UNREAD: readonly ProblemCode[] = ['unreadable', 'digest-mismatch'];

/** B1: files travel once the server keeps their text, accepted or not; with a rejected one they stay. */
export const fileStateAfter = (receipt: Receipt): OutboxFile['state'] =>
  receipt.outcome === 'rejected' ||
  (receipt.problem !== null && UNREAD.includes(receipt.problem.code))
    ? 'held'
    : 'queued';

/** What a verified receipt makes of a file: its bytes are counted only when the server's hash agrees. */
export function settleFileItem(file: OutboxFile, receipt: Receipt): OutboxFile {
  if (file.state !== 'queued' || receipt.id !== file.fileId) return file;
  if (receipt.digest !== file.sha256) return file;
  return {
    ...file,
    state: isTaken(receipt) ? 'sent' : 'set-aside',
    notBeforeMs: 0,
    sentBytes: file.size,
  };
}

/** E2: a sent file waits again for its text to be settled by the restored server. */
export const reofferFile = (file: OutboxFile): OutboxFile =>
  file.state === 'sent' || file.state === 'queued'
    ? {
        ...file,
        state: 'held',
        attempts: 0,
        notBeforeMs: 0,
        uploadUrl: null,
        sentBytes: 0,
      }
    : file;

/** Whether a file may travel now. */
export const mayTravel = (file: OutboxFile, nowMs: number): boolean =>
  file.state === 'queued' && !isWaiting(file.notBeforeMs, nowMs);

/** E1: whether a page or an answer comes from another epoch than the one this device knows. */
export const isNewEpoch = (known: string | null, epoch: string): boolean =>
  known !== null && known !== epoch;
