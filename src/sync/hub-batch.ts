// The hub: judges a batch of operations inside one transaction, one savepoint each. Promises: the ledger is
// asked first, so the same operation always meets its first outcome (H1); outcomes are returned only once they
// are committed (H2). Refuses to sign: receipts are made by the caller, after the commit.
import type { Problem } from '../domain/problem.ts';
import { RETRY_AFTER_MAX_MS } from './backoff.ts';
import { isFault } from './fault.ts';
import { judge, type Verdict } from './hub.ts';
import { gatherFacts, type HubCache, makeHubCache } from './hub-facts.ts';
import { aheadOf, type DigestOf, type ReadItem, readItem } from './hub-read.ts';
import type { HubStore, HubTx, LedgerEntry, Pusher } from './hub-store.ts';
import { writeVerdict } from './hub-write.ts';
import type { FinalKind, RawPushItem } from './protocol.ts';

/** A final outcome, as the receipt will say it; `digest` is the one the device claims. */
export type FinalOutcome = {
  opId: string;
  outcome: FinalKind;
  digest: string;
  rev: number;
  problem: Problem | null;
  at: string;
};
export type RetryOutcome = { opId: string; outcome: 'retry'; retryAfterMs: number };
export type JudgedOutcome = FinalOutcome | RetryOutcome;

/** Told of a bug that one operation set off; the operation is kept, the bug is logged. */
export type OnBug = (opId: string, thrown: unknown) => void;

/** What the operations of one push leave for those behind them on the same record. */
type Chain = { refused: Map<string, string>; held: Set<string> };
const makeChain = (): Chain => ({ refused: new Map(), held: new Set() });

/**
 * Judges all items in one transaction.
 * @returns one outcome per item, in order, all committed; the caller signs them
 * @throws whatever the store throws: nothing was committed then, and `judgeOneByOne` may be tried
 */
export async function judgeBatch(
  store: HubStore,
  pusher: Pusher,
  items: readonly RawPushItem[],
  digestOf: DigestOf,
  onBug?: OnBug,
): Promise<FinalOutcome[]> {
  const read = await Promise.all(items.map((item) => readItem(item, digestOf)));
  return judgeRead(store, pusher, read, makeChain(), onBug);
}

/** A transaction may be run again by the store, so the chain is copied and nothing is kept between tries. */
async function judgeRead(
  store: HubStore,
  pusher: Pusher,
  read: readonly ReadItem[],
  chain: Chain,
  onBug: OnBug | undefined,
): Promise<FinalOutcome[]> {
  return store.transaction(pusher, async (tx, savepoint) => {
    await tx.prepare?.(aheadOf(read));
    const cache = makeHubCache();
    const refused = new Map(chain.refused);
    const outcomes: FinalOutcome[] = [];
    for (const item of read) {
      const outcome = await savepoint(() =>
        judgeItem(tx, pusher, item, cache, refused, onBug),
      );
      outcomes.push(outcome);
      // H3: what follows on the same record was built on it.
      if (isRefusal(outcome.outcome)) refused.set(item.recordId, item.opId);
    }
    return outcomes;
  });
}

const isRefusal = (outcome: FinalKind): boolean =>
  outcome !== 'applied' && outcome !== 'duplicate';

/**
 * Judges the items one transaction each, after a batch failed as a whole: one that can not be judged or stored
 * is kept as unreadable, the others go on (H5). An item that has to wait holds its own record back.
 */
export async function judgeOneByOne(
  store: HubStore,
  pusher: Pusher,
  items: readonly RawPushItem[],
  digestOf: DigestOf,
  onBug?: OnBug,
): Promise<JudgedOutcome[]> {
  const chain = makeChain();
  const outcomes: JudgedOutcome[] = [];
  for (const raw of items) {
    const item = await readItem(raw, digestOf);
    const outcome = chain.held.has(item.recordId)
      ? retry(item)
      : await judgeAlone(store, pusher, item, chain, onBug);
    outcomes.push(outcome);
    if (outcome.outcome === 'retry') chain.held.add(item.recordId);
    else if (isRefusal(outcome.outcome)) chain.refused.set(item.recordId, item.opId);
  }
  return outcomes;
}

const retry = (item: ReadItem, retryAfterMs = 5_000): RetryOutcome => ({
  opId: item.opId,
  outcome: 'retry',
  retryAfterMs,
});

async function judgeAlone(
  store: HubStore,
  pusher: Pusher,
  item: ReadItem,
  chain: Chain,
  onBug: OnBug | undefined,
): Promise<JudgedOutcome> {
  try {
    const [outcome] = await judgeRead(store, pusher, [item], chain, onBug);
    return outcome ?? retry(item);
  } catch (thrown) {
    if (isFault(thrown)) return retry(item, thrown.retryAfterMs ?? undefined);
    onBug?.(item.opId, thrown);
  }
  try {
    // As one JSON text: whatever in it could not be stored as a value can be stored as letters.
    const raw = JSON.stringify(item.raw) ?? 'null';
    return await store.transaction(pusher, (tx) =>
      keep(tx, pusher, { ...item, op: null, raw }, { code: 'unreadable' }),
    );
  } catch (thrown) {
    if (!isFault(thrown)) onBug?.(item.opId, thrown);
    return retry(item, RETRY_AFTER_MAX_MS);
  }
}

async function judgeItem(
  tx: HubTx,
  pusher: Pusher,
  item: ReadItem,
  cache: HubCache,
  refused: ReadonlyMap<string, string>,
  onBug: OnBug | undefined,
): Promise<FinalOutcome> {
  const known = await tx.findOp(item.opId);
  if (known !== null) return replay(tx, pusher, item, known);
  if (item.op === null) return keep(tx, pusher, item, { code: 'unreadable' });
  if (item.claimed !== item.computed)
    return keep(tx, pusher, item, { code: 'digest-mismatch' });
  const { op } = item;
  const facts = await gatherFacts(tx, pusher, op, cache, refused);
  let verdict: Verdict;
  try {
    verdict = judge(op, facts);
  } catch (thrown) {
    // H5: an operation that makes the judge stumble is kept and said so; the others are judged.
    onBug?.(item.opId, thrown);
    return keep(tx, pusher, item, { code: 'unreadable' });
  }
  await writeVerdict(tx, pusher, item, op, verdict);
  return enter(tx, pusher, item, verdict);
}

/** H1: the first outcome again; what was applied is a duplicate from then on. */
async function replay(
  tx: HubTx,
  pusher: Pusher,
  item: ReadItem,
  known: LedgerEntry,
): Promise<FinalOutcome> {
  const { opId, claimed: digest } = item;
  // H7: an id of another person's operation tells nothing about it.
  if (known.personId !== pusher.personId)
    return {
      opId,
      digest,
      outcome: 'rejected',
      rev: 0,
      problem: { code: 'not-allowed' },
      at: tx.nowIso,
    };
  if (known.digest !== digest || (item.op !== null && item.computed !== digest)) {
    const problem: Problem = { code: 'digest-mismatch' };
    await tx.quarantine({
      opId,
      digest: item.computed,
      unitId: null,
      recordId: item.recordId,
      body: item.raw,
      problem,
      by: pusher,
    });
    return { opId, digest, outcome: 'quarantined', rev: 0, problem, at: tx.nowIso };
  }
  const outcome = known.outcome === 'applied' ? 'duplicate' : known.outcome;
  return { opId, digest, outcome, rev: known.rev, problem: known.problem, at: known.at };
}

/** Keeps a body that could not be judged, and enters it as quarantined. */
async function keep(
  tx: HubTx,
  pusher: Pusher,
  item: ReadItem,
  problem: Problem,
): Promise<FinalOutcome> {
  await tx.quarantine({
    opId: item.opId,
    digest: item.claimed,
    unitId: null,
    recordId: item.recordId,
    body: item.raw,
    problem,
    by: pusher,
  });
  return enter(tx, pusher, item, { outcome: 'quarantined', rev: 0, problem });
}

async function enter(
  tx: HubTx,
  pusher: Pusher,
  item: ReadItem,
  verdict: Pick<Verdict, 'outcome' | 'rev'> & { problem?: Problem },
): Promise<FinalOutcome> {
  const entry = {
    opId: item.opId,
    digest: item.claimed,
    outcome: verdict.outcome,
    rev: verdict.rev,
    problem: verdict.problem ?? null,
    at: tx.nowIso,
  };
  const { personId } = pusher;
  await tx.writeOp({ ...entry, personId, recordId: item.recordId }, pusher, item.seq);
  return entry;
}
