// The moving state of one sync cycle, shared by its steps, and the sizes they keep to. Promises: nothing here
// outlives the cycle except what the caller carries on purpose. Refuses to hold what the store should know.
import { type Fault, isFault } from './fault.ts';
import type { OutboxFile, Ports } from './ports.ts';
import type { ServerKey } from './protocol.ts';

export const BATCH_START_BYTES = 64_000;
/** Below this, one item travels at a time anyway: the first of a batch always goes. */
export const BATCH_MIN_BYTES = 1_000;
/** Small enough that the phone settles one while the server judges the next. */
export const BATCH_MAX_BYTES = 288_000;
export const BATCH_MAX_ITEMS = 500;
/** A batch may grow while its answers come within this time. */
export const BATCH_QUICK_MS = 4_000;

/** What a caller carries from one cycle to the next; a worker that has none starts afresh. */
export type CycleMemory = { batchBytes: number; failures: number };

export type CycleDone = {
  pushed: number;
  setAside: number;
  postponed: number;
  received: number;
  files: number;
  wanted: number;
};

/** The moving state of one cycle, shared by its steps. */
export type Run = {
  readonly ports: Ports;
  readonly deviceId: string;
  urgent: boolean;
  keys: readonly ServerKey[];
  epoch: string | null;
  cursor: string | null;
  batchBytes: number;
  failures: number;
  done: CycleDone;
  /** Operations handed over whose answer has not come: they are postponed when a fault is to blame. */
  inFlight: readonly string[];
  /** The file on its way, likewise. */
  fileInFlight: OutboxFile | null;
  /** The earliest moment an item of this cycle was told to wait for. */
  nextMs: number | null;
};

/** Remembers the earliest moment at which something of this cycle may be tried again. */
export function noteWait(run: Run, atMs: number): void {
  run.nextMs = run.nextMs === null ? atMs : Math.min(run.nextMs, atMs);
}

/** The only catch of the engine: a fault becomes a value, a bug goes on. */
export async function firstFault(step: () => Promise<void>): Promise<Fault | null> {
  try {
    await step();
    return null;
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return thrown;
  }
}
