// What the screens may say about syncing. Promises: never more than is true: "level" only when nothing waits
// and the last cycle ended well; a report is "received" only by receipts. Refuses sentences: those are words.
import type { FaultKind } from './fault.ts';
import type { OutboxFile, OutboxOp, SyncProgress } from './ports.ts';

/** Why nothing moves at the moment. */
export type WaitReason =
  | 'offline'
  | 'backoff'
  | 'portal'
  | 'busy'
  | 'signed-out'
  | 'forbidden'
  | 'update-needed'
  | 'storage';

export type Totals = { ops: number; files: number; setAside: number };

/** `left` = operations and files still to go; `setAside` = items that need a person, whatever else is true. */
export type SyncStatus = { left: number; setAside: number } & (
  | { kind: 'level'; at: string }
  | { kind: 'syncing'; step: SyncProgress['kind'] | null }
  | { kind: 'waiting'; why: WaitReason; retryAtMs: number | null }
  | { kind: 'never' }
  | { kind: 'unknown' }
);

const REASON: Record<FaultKind, WaitReason> = {
  offline: 'offline',
  timeout: 'backoff',
  portal: 'portal',
  'server-error': 'backoff',
  busy: 'busy',
  'signed-out': 'signed-out',
  forbidden: 'forbidden',
  'update-needed': 'update-needed',
  'storage-full': 'storage',
  'storage-blocked': 'storage',
};

/** What is known at a moment: the outbox's totals, a cycle that runs, how the last one ended. */
export type StatusFacts = {
  totals: Totals;
  running: SyncProgress | 'starting' | null;
  /** Null: none has ended here yet; undefined: not known yet. */
  last:
    | { fault: FaultKind | null; at: string; retryAtMs: number | null }
    | null
    | undefined;
  online: boolean;
};

/** The state of the pill. */
export function syncStatus({ totals, running, last, online }: StatusFacts): SyncStatus {
  const count = { left: totals.ops + totals.files, setAside: totals.setAside };
  if (running !== null)
    return {
      ...count,
      kind: 'syncing',
      step: running === 'starting' ? null : running.kind,
    };
  const wait = (why: WaitReason): SyncStatus => ({
    ...count,
    kind: 'waiting',
    why,
    retryAtMs: last?.retryAtMs ?? null,
  });
  if (last?.fault) {
    const why = REASON[last.fault];
    // What needs a person is said even while offline; all else is explained by the missing line.
    const needsPerson = ['signed-out', 'update-needed', 'storage'].includes(why);
    return wait(online || needsPerson ? why : 'offline');
  }
  if (!online) return wait('offline');
  if (count.left > 0) return wait('backoff');
  if (last === undefined) return { ...count, kind: 'unknown' };
  return last === null
    ? { ...count, kind: 'never' }
    : { ...count, kind: 'level', at: last.at };
}

/** How far one report's latest text has come. */
export type Arrival =
  | { kind: 'set-aside'; opId: string }
  | { kind: 'waiting' }
  | { kind: 'sending' }
  | { kind: 'text-received'; files: number; received: number }
  | { kind: 'received'; files: number };

/**
 * How far a report has come, by what this device knows for certain.
 * @param items outbox items on the report
 * @param held the report's files as the server last said; null when it has not spoken of the report yet
 * @param files this device's files of the report
 */
export function arrivalOf(
  items: readonly Pick<OutboxOp, 'opId' | 'state' | 'sentAt' | 'seq'>[],
  held: readonly { fileId: string; received: boolean }[] | null,
  files: readonly Pick<OutboxFile, 'fileId' | 'state'>[],
): Arrival {
  const open = items.filter((i) => i.state !== 'sent').sort((a, b) => a.seq - b.seq);
  const aside = open.find((item) => item.state === 'set-aside');
  if (aside !== undefined) return { kind: 'set-aside', opId: aside.opId };
  if (open.length > 0) {
    const leaving = open.some((item) => item.sentAt !== null);
    return { kind: leaving ? 'sending' : 'waiting' };
  }
  const arrived = new Set(files.filter((f) => f.state === 'sent').map((f) => f.fileId));
  for (const file of held ?? []) if (file.received) arrived.add(file.fileId);
  const all = new Set([...files, ...(held ?? [])].map((f) => f.fileId));
  return arrived.size < all.size
    ? { kind: 'text-received', files: all.size, received: arrived.size }
    : { kind: 'received', files: all.size };
}
