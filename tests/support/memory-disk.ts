// A disk that can lose power. What a transaction writes is `written` at once (a killed process keeps it) and
// `flushed` when the transaction is strict (a power cut keeps it); relaxed writes are flushed some time later.
import type { OutboxFile, OutboxOp } from '../../src/sync/ports.ts';
import type { Change, ServerKey } from '../../src/sync/protocol.ts';

/** The server's word on one record, as kept here; `gen` counts full re-listings. */
export type BaseRecord = {
  type: string;
  id: string;
  ver: number;
  via: readonly string[];
  gen: number;
  body: unknown;
};

/** All that one person's database holds. Values are never changed in place. */
export type Tables = {
  meta: {
    cursor: string | null;
    epoch: string | null;
    scope: readonly string[];
    gen: number;
    seq: number;
  };
  keys: readonly ServerKey[];
  outbox: ReadonlyMap<string, OutboxOp>;
  files: ReadonlyMap<string, OutboxFile>;
  blobs: ReadonlyMap<string, Uint8Array>;
  wanted: ReadonlyMap<string, Uint8Array>;
  base: ReadonlyMap<string, BaseRecord>;
  parked: readonly Change[];
  /** Whatever the app keeps beside: drafts, by id. */
  drafts: ReadonlyMap<string, unknown>;
};

export const EMPTY_TABLES: Tables = {
  meta: { cursor: null, epoch: null, scope: [], gen: 0, seq: 0 },
  keys: [],
  outbox: new Map(),
  files: new Map(),
  blobs: new Map(),
  wanted: new Map(),
  base: new Map(),
  parked: [],
  drafts: new Map(),
};

export type MemoryDisk = {
  read(): Tables;
  /** One transaction: everything `change` returns, or nothing if it throws. */
  write(change: (now: Tables) => Partial<Tables>): void;
  /** What was written but not flushed reaches the platter. */
  flush(): void;
  cutPower(): void;
  /** The site's data is cleared: all of it. */
  wipe(): void;
};

/** An empty disk; `strict` = every transaction is flushed before it counts as complete. */
export function makeMemoryDisk(strict = true): MemoryDisk {
  let written = EMPTY_TABLES;
  let flushed = EMPTY_TABLES;
  return {
    read: () => written,
    write: (change) => {
      written = { ...written, ...change(written) };
      if (strict) flushed = written;
    },
    flush: () => {
      flushed = written;
    },
    cutPower: () => {
      written = flushed;
    },
    wipe: () => {
      written = EMPTY_TABLES;
      flushed = EMPTY_TABLES;
    },
  };
}
