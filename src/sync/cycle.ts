// The sync cycle: push until dry, pull until level, files, wanted files; stop at the first fault, which is
// returned as a value with what was done. Promises: the same cycle for page and worker, over ports only.
// Refuses to catch bugs, to believe an answer without its receipts, and to run on when the line has failed.
import { RETRY_AFTER_MAX_MS, waitAfter } from './backoff.ts';
import { carryFiles, fetchWanted } from './cycle-file.ts';
import {
  BATCH_MIN_BYTES,
  BATCH_START_BYTES,
  type CycleDone,
  type CycleMemory,
  firstFault,
  noteWait,
  type Run,
} from './cycle-run.ts';
import { pullUntilLevel, pushUntilDry } from './cycle-text.ts';
import { Fault, type FaultKind } from './fault.ts';
import type { Ports } from './ports.ts';
import type { Totals } from './status.ts';

export const FRESH_MEMORY: CycleMemory = { batchBytes: BATCH_START_BYTES, failures: 0 };

/** `urgent`: a person asked, or the line is back: items told to wait by an earlier cycle go too. */
export type CycleOptions = { memory?: CycleMemory; urgent?: boolean };

export type CycleResult = {
  fault: Fault | null;
  done: CycleDone;
  /** What is left in the outbox; null when even that could not be read. */
  left: Totals | null;
  memory: CycleMemory;
  /** When to try again by itself; null = nothing to try, or a person is needed first. */
  retryAtMs: number | null;
};

/**
 * Runs one cycle.
 * @returns what was done, what is left and the first fault if there was one
 * @throws only bugs; a fault of any port is returned
 */
export async function runCycle(
  ports: Ports,
  { memory = FRESH_MEMORY, urgent = false }: CycleOptions = {},
): Promise<CycleResult> {
  const run = makeRun(ports, memory, urgent);
  const fault = await firstFault(async () => {
    const state = await ports.store.readState();
    Object.assign(run, state);
    await syncText(run);
    await carryFiles(run);
    await fetchWanted(run);
  });
  if (fault !== null) await firstFault(() => putBack(run, fault));
  let left: Totals | null = null;
  await firstFault(async () => {
    left = await ports.store.countPending();
  });
  const failures = fault === null ? 0 : run.failures + 1;
  return {
    fault,
    done: run.done,
    left,
    memory: { batchBytes: run.batchBytes, failures },
    retryAtMs: retryAt(run, fault),
  };
}

const makeRun = (ports: Ports, memory: CycleMemory, urgent: boolean): Run => ({
  ports,
  urgent,
  deviceId: '',
  keys: [],
  epoch: null,
  cursor: null,
  batchBytes: memory.batchBytes,
  failures: memory.failures,
  done: { pushed: 0, setAside: 0, postponed: 0, received: 0, files: 0, wanted: 0 },
  inFlight: [],
  fileInFlight: null,
  nextMs: null,
});

/** Push until dry, pull until level; once more when the server turned out to be of another epoch (E2). */
async function syncText(run: Run): Promise<void> {
  // Receipts are believed only of a known epoch (E1): a device that knows none asks first.
  if (run.epoch === null) await pullUntilLevel(run);
  for (let round = 0; round < 3; round++) {
    const known = run.epoch;
    const dry = await pushUntilDry(run);
    await pullUntilLevel(run);
    if (dry && run.epoch === known) return;
  }
  throw new Fault('portal', 'the epoch does not settle');
}

/** Faults for which the batch itself may be to blame: it is halved, and its items wait (P3). */
const BLAMING: readonly FaultKind[] = ['timeout', 'portal', 'server-error', 'busy'];
/** Faults that only a person ends: no timer helps. */
const NEEDS_PERSON: readonly FaultKind[] = ['signed-out', 'forbidden', 'update-needed'];

async function putBack(run: Run, fault: Fault): Promise<void> {
  if (!BLAMING.includes(fault.kind)) return;
  const { store, clock } = run.ports;
  const atMs = clock.nowMs() + waitAfter(fault, run.failures, clock.random());
  if (run.inFlight.length > 0) {
    run.batchBytes = Math.max(BATCH_MIN_BYTES, Math.floor(run.batchBytes / 2));
    noteWait(run, atMs);
    run.done.postponed += run.inFlight.length;
    await store.postpone(run.inFlight, atMs);
  }
  if (run.fileInFlight !== null) {
    noteWait(run, atMs);
    run.done.postponed += 1;
    await store.postponeFile(run.fileInFlight.fileId, atMs);
  }
}

function retryAt(run: Run, fault: Fault | null): number | null {
  if (fault === null || run.nextMs !== null) return run.nextMs;
  if (NEEDS_PERSON.includes(fault.kind)) return null;
  const { clock } = run.ports;
  const waitMs = waitAfter(fault, run.failures, clock.random());
  return clock.nowMs() + Math.min(waitMs, RETRY_AFTER_MAX_MS);
}
