// The text half of the cycle: operations up, records down. Promises: a receipt is verified before it settles
// anything, and a page is stored with its cursor before the next is asked for. Refuses outcomes nobody asked
// for, outcomes without a receipt, and a server that answers for ever without moving on.
import { clampRetryAfter, waitAfter } from './backoff.ts';
import {
  BATCH_MAX_BYTES,
  BATCH_MAX_ITEMS,
  BATCH_QUICK_MS,
  noteWait,
  type Run,
} from './cycle-run.ts';
import { Fault } from './fault.ts';
import { isNewEpoch } from './outbox.ts';
import type { PushAnswer, PushItem, PushOutcome, Receipt } from './protocol.ts';
import { growTrust, isFor, signedReceipts } from './receipt.ts';

/** A batch that has left, and what will come back. */
type Sending = {
  items: readonly PushItem[];
  leftAtMs: number;
  answer: Promise<PushAnswer>;
};

/**
 * Sends batch after batch until nothing may leave. While answers are quick, the next is on the line before the last
 * is settled; on a bad line they go one by one, so that each has all of it.
 * @returns false when the server answered from another epoch: nothing was settled, the pull must come first
 */
export async function pushUntilDry(run: Run): Promise<boolean> {
  const { store, clock, onProgress } = run.ports;
  // What has left in this cycle is not sent again in it, whatever the store says; the second of a record waits.
  const told = new Set<string>();
  const line: Sending[] = [];
  for (let isQuick = false; ; ) {
    while (line.length < (isQuick ? 2 : 1)) {
      const next = await sendBatch(run, told);
      if (next === null) break;
      line.push(next);
    }
    const sending = line.shift();
    if (sending === undefined) return true;
    const { items, leftAtMs } = sending;
    run.inFlight = items.map((item) => item.op.opId);
    const answer = await sending.answer;
    await learnKeys(run, answer);
    // E1: receipts of an epoch we do not know are not believed before the pull has told us of it.
    if (isNewEpoch(run.epoch, answer.epoch)) {
      run.inFlight = [];
      return false;
    }
    await takeAnswer(run, items, answer);
    // P2: grow while the answers are quick.
    isQuick = clock.nowMs() - leftAtMs < BATCH_QUICK_MS;
    if (isQuick) run.batchBytes = Math.min(BATCH_MAX_BYTES, run.batchBytes * 2);
    onProgress?.({ kind: 'push', left: (await store.countPending()).ops });
  }
}

/** Takes what may leave and puts it on the line; null when nothing may. */
async function sendBatch(run: Run, told: Set<string>): Promise<Sending | null> {
  const { store, remote, clock } = run.ports;
  const leftAtMs = clock.nowMs();
  const items = await store.takeBatch({
    nowMs: run.urgent ? Number.MAX_SAFE_INTEGER : leftAtMs,
    nowIso: new Date(leftAtMs).toISOString(),
    maxItems: BATCH_MAX_ITEMS,
    maxBytes: run.batchBytes,
    skip: told,
  });
  if (items.length === 0) return null;
  for (const { op } of items) told.add(op.opId);
  const answer = remote.push(run.deviceId, items);
  // It may fail while the one before it is being settled; whoever awaits it hears of it then.
  answer.catch(() => undefined);
  return { items, leftAtMs, answer };
}

/** K3: an empty push brings the keys of the day, for a receipt signed by one we have not heard of. */
export const askForKeys = async (run: Run): Promise<void> =>
  learnKeys(run, await run.ports.remote.push(run.deviceId, []));

async function learnKeys(run: Run, answer: PushAnswer): Promise<void> {
  const keys = await growTrust(run.keys, answer.keys, run.ports.verifier);
  if (keys.length === run.keys.length) return;
  await run.ports.store.writeKeys(keys);
  run.keys = keys;
}

/** Settles what has a believable receipt, postpones what was told to wait; the rest is no answer (P4). */
async function takeAnswer(
  run: Run,
  items: readonly PushItem[],
  answer: PushAnswer,
): Promise<void> {
  const { store, clock } = run.ports;
  const receipts = await believable(run, items, answer);
  const settled = new Set(receipts.map((receipt) => receipt.id));
  if (receipts.length > 0) await store.settle(receipts);
  for (const { outcome } of receipts)
    if (outcome === 'applied' || outcome === 'duplicate') run.done.pushed += 1;
    else run.done.setAside += 1;
  const open = run.inFlight.filter((opId) => !settled.has(opId));
  const waits = open.flatMap((opId) => {
    const said = answer.outcomes.find((o) => o.opId === opId && o.outcome === 'retry');
    return said === undefined ? [] : [{ opId, atMs: clock.nowMs() + waitOf(run, said) }];
  });
  const waiting = new Set(waits.map(({ opId }) => opId));
  for (const [atMs, opIds] of byMoment(waits)) {
    await store.postpone(opIds, atMs);
    noteWait(run, atMs);
    run.done.postponed += opIds.length;
  }
  run.inFlight = open.filter((opId) => !waiting.has(opId));
  if (run.inFlight.length > 0) throw new Fault('portal', 'no believable outcome');
}

/** P1: for each item we sent, the first outcome whose receipt holds; all others are ignored. */
async function believable(
  run: Run,
  items: readonly PushItem[],
  answer: PushAnswer,
): Promise<Receipt[]> {
  // E1: the epoch we know; the answer's own would vouch for itself.
  const epoch = run.epoch ?? answer.epoch;
  const byId = new Map<string, PushItem>(items.map((item) => [item.op.opId, item]));
  const receipts = answer.outcomes.flatMap(({ receipt }) => receipt ?? []);
  const { keys, ports } = run;
  const signed = await signedReceipts(receipts, answer.batch, keys, ports.verifier);
  const first = new Map<string, Receipt>();
  for (const { opId, receipt } of answer.outcomes) {
    const item = byId.get(opId);
    if (item === undefined || receipt === null || first.has(opId)) continue;
    const expected = { id: opId, digest: item.digest, epoch };
    if (signed.has(receipt) && isFor(receipt, expected)) first.set(opId, receipt);
  }
  return [...first.values()];
}

function waitOf(run: Run, said: PushOutcome): number {
  if (said.retryAfterMs !== null) return clampRetryAfter(said.retryAfterMs);
  return waitAfter(new Fault('busy'), run.failures, run.ports.clock.random());
}

function byMoment(waits: readonly { opId: string; atMs: number }[]) {
  const moments = new Map<number, string[]>();
  for (const { opId, atMs } of waits)
    moments.set(atMs, [...(moments.get(atMs) ?? []), opId]);
  return moments;
}

/** Asks page after page until the server has no more. */
export async function pullUntilLevel(run: Run): Promise<void> {
  const { store, remote, onProgress } = run.ports;
  for (;;) {
    const page = await remote.pull(run.cursor);
    // L5: a server that has more but does not move would keep us asking for ever.
    if (page.more && page.cursor === run.cursor)
      throw new Fault('portal', 'the cursor does not move');
    // L2: the page and its cursor are one write, finished before the next page is asked for.
    if (!(await store.takePage(page, run.cursor))) {
      // R2: another runner was first; what it left is where we go on.
      const { cursor, epoch } = await store.readState();
      run.cursor = cursor;
      run.epoch = epoch;
      continue;
    }
    run.cursor = page.cursor;
    run.epoch = page.epoch;
    run.done.received += page.changes.length;
    onProgress?.({ kind: 'pull', received: run.done.received });
    if (!page.more) return;
  }
}
