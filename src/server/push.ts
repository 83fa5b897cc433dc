// A push: the batch is judged in one transaction and, when that fails as a whole, item by item; only then are
// receipts signed, over what is committed.
import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { isFault } from '../sync/fault.ts';
import { type JudgedOutcome, judgeBatch, judgeOneByOne } from '../sync/hub-batch.ts';
import type { PushOutcome, PushRequest } from '../sync/protocol.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { hubStore } from './store/hub-store.ts';
import type { Keys } from './store/keys.ts';

const digestOf = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

function signed(outcome: JudgedOutcome, keys: Keys, epoch: string): PushOutcome {
  if (outcome.outcome === 'retry')
    return {
      opId: outcome.opId,
      outcome: 'retry',
      receipt: null,
      retryAfterMs: outcome.retryAfterMs,
    };
  const { opId, outcome: kind, digest, rev, problem, at } = outcome;
  const receipt = keys.signReceipt({
    id: opId,
    digest,
    outcome: kind,
    rev,
    problem,
    at,
    epoch,
  });
  return { opId, outcome: kind, receipt, retryAfterMs: null };
}

/** Judges a push and signs what became of it. @throws Fault busy when nothing could be judged for now */
export async function judgePush(
  deps: Deps,
  caller: Caller,
  { items, deviceId }: PushRequest,
  log: FastifyBaseLogger,
) {
  const store = hubStore(deps.db);
  const pusher = { personId: caller.personId, personName: caller.name, deviceId };
  const onBug = (_opId: string, thrown: unknown) =>
    log.error({ err: thrown }, 'bug in an item');
  const judged = await judgeBatch(store, pusher, items, digestOf, onBug).catch(
    (thrown: unknown) => {
      // The database is busy: every item would meet the same, and the phone keeps them all.
      if (isFault(thrown)) throw thrown;
      log.error({ err: thrown }, 'batch failed');
      return judgeOneByOne(store, pusher, items, digestOf, onBug);
    },
  );
  const keys = await deps.keys();
  const { epoch } = await deps.settings();
  const outcomes = judged.map((outcome) => signed(outcome, keys, epoch));
  const receipts = outcomes.flatMap(({ receipt }) => receipt ?? []);
  const batch = receipts.length > 1 ? { batch: keys.signBatch(receipts) } : {};
  return { epoch, outcomes, keys: keys.published, ...batch };
}
