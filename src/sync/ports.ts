// The four ports of the sync engine, and nothing else of the world. Promises that a port states are tested by
// one contract suite for every implementation. Refuses to let the engine know Dexie, fetch or a clock.
import type { Op } from '../domain/op.ts';
import type {
  BatchSignature,
  PullPage,
  PushAnswer,
  PushItem,
  Receipt,
  ServerKey,
} from './protocol.ts';

/**
 * An operation waiting, set aside with the receipt that says why, or `sent`: settled, out of every count and
 * fold, and kept only to be offered again to a server restored from an older backup (E2).
 */
export type OutboxOp = {
  opId: string;
  seq: number;
  recordId: string;
  op: Op;
  digest: string;
  bytes: number;
  state: 'queued' | 'set-aside' | 'sent';
  queuedAt: string;
  /** Set (strictly) before the first attempt leaves the device: from then on it may be there. */
  sentAt: string | null;
  attempts: number;
  notBeforeMs: number;
  receipt: Receipt | null;
};

/** A file waiting for its turn; `text` files are held until the report's text has been settled (B1). */
export type OutboxFile = {
  fileId: string;
  reportId: string;
  opId: string;
  name: string;
  sha256: string;
  size: number;
  type: string;
  state: 'held' | 'queued' | 'set-aside' | 'sent';
  queuedAt: string;
  attempts: number;
  notBeforeMs: number;
  /** Where a started upload continues; null = not started. */
  uploadUrl: string | null;
  sentBytes: number;
};

export type SyncState = {
  deviceId: string;
  cursor: string | null;
  epoch: string | null;
  keys: ServerKey[];
};

/** What may leave at once. `skip`: told to wait in this very cycle, so their records wait too. */
export type BatchLimit = {
  nowMs: number;
  nowIso: string;
  maxItems: number;
  maxBytes: number;
  skip?: ReadonlySet<string>;
};

/** The device's own copy. Every write is one strict transaction; a promise resolves only when it is complete. */
export type LocalStore = {
  readState(): Promise<SyncState>;
  /**
   * Queued operations that may leave now, oldest first per record, at most one record's chain in order: an
   * operation whose predecessor on the same record waits or is set aside is not included (O2). Stamps `sentAt`
   * (first time only) and counts the attempt, in the same transaction. `leavingNow` of outbox.ts decides.
   */
  takeBatch(limit: BatchLimit): Promise<PushItem[]>;
  /**
   * Applies verified receipts through `settleItem` of outbox.ts: `applied`/`duplicate` become `sent`, with the
   * folded record written to base; others are set aside (O3, O4). Files of a text the server now keeps are
   * released (`fileStateAfter`). One transaction for all of them.
   */
  settle(receipts: readonly Receipt[]): Promise<void>;
  /** Told to wait, or an attempt failed for its own sake: back in line, not before the given moment. */
  postpone(opIds: readonly string[], notBeforeMs: number): Promise<void>;
  /**
   * Writes a page and its cursor together (L2); parks unknown types (W1); honours `reset`, `lost`, `gone`;
   * an older `ver` never overwrites a newer one. A page of another epoch than the known one (`isNewEpoch`) also
   * drops everything server-derived and puts every `sent` item back in line (`reofferItem`, `reofferFile`), in
   * the same transaction (E2).
   * @param asked the cursor the page was asked with
   * @returns false, having written nothing, when another runner has moved the cursor since (R2)
   */
  takePage(page: PullPage, asked?: string | null): Promise<boolean>;
  /** Remembers keys that were accepted. */
  writeKeys(keys: readonly ServerKey[]): Promise<void>;
  /** The next file that may travel now, or null. */
  nextFile(nowMs: number): Promise<OutboxFile | null>;
  /** Null when the bytes are no longer on this machine. */
  readFile(fileId: string): Promise<FileBytes | null>;
  noteUpload(fileId: string, uploadUrl: string | null, sentBytes: number): Promise<void>;
  postponeFile(fileId: string, notBeforeMs: number): Promise<void>;
  settleFile(receipt: Receipt): Promise<void>;
  /** Files of others' reports worth having here (a reviewer's inbox), newest first, not yet held. */
  wantedFiles(limit: number): Promise<{ fileId: string; sha256: string; size: number }[]>;
  writeWanted(fileId: string, bytes: FileBytes): Promise<void>;
  countPending(): Promise<{ ops: number; files: number; setAside: number }>;
};

/** Bytes of a file, whatever the platform keeps them in. */
export type FileBytes = {
  readonly size: number;
  readonly type: string;
  slice(from: number, to: number): FileBytes;
  arrayBuffer(): Promise<ArrayBuffer>;
};

/** The other side. Throws `Fault`, never returns what it could not parse. */
export type Remote = {
  push(deviceId: string, items: readonly PushItem[]): Promise<PushAnswer>;
  pull(cursor: string | null): Promise<PullPage>;
  /** Starts or resumes; calls `onProgress` after each accepted chunk; resolves when all bytes are there. */
  upload(
    file: OutboxFile,
    bytes: FileBytes,
    onProgress: (uploadUrl: string | null, sentBytes: number) => Promise<void>,
  ): Promise<void>;
  /** The receipt of a file, or null while the server does not hold all of it. */
  fileReceipt(fileId: string): Promise<Receipt | null>;
  download(fileId: string): Promise<FileBytes>;
};

/** Checks signatures and digests. Pure of state: keys are handed in. */
export type Verifier = {
  /** Whether the receipt was signed by the one of `keys` it names. */
  verifyReceipt(receipt: Receipt, keys: readonly ServerKey[]): Promise<boolean>;
  /** Whether the key that the signature names, one of `keys`, signed all these receipts in this order. */
  verifyBatch(
    receipts: readonly Receipt[],
    batch: BatchSignature,
    keys: readonly ServerKey[],
  ): Promise<boolean>;
  /** Whether a new key is vouched for by one already trusted. */
  verifyKey(key: ServerKey, trusted: readonly ServerKey[]): Promise<boolean>;
  sha256(bytes: FileBytes): Promise<string>;
};

/** Time and chance, handed in. */
export type Clock = { nowMs(): number; random(): number };

export type Ports = {
  store: LocalStore;
  remote: Remote;
  verifier: Verifier;
  clock: Clock;
  /** Told after each step, for the pill; may be ignored. */
  onProgress?: (step: SyncProgress) => void;
};

export type SyncProgress =
  | { kind: 'push'; left: number }
  | { kind: 'pull'; received: number }
  | { kind: 'file'; sentBytes: number; totalBytes: number; left: number };
