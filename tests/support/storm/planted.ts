// Planted faults: what the product must not do, done on purpose, so that the storm can show it would notice. None of
// this is in the product: it is put between the engine and its ports, or into the memory hub.
import type { Grant } from '../../../src/domain/person.ts';
import type { HubStore, HubTx } from '../../../src/sync/hub-store.ts';
import { settleItem } from '../../../src/sync/outbox.ts';
import type { LocalStore, Remote, Verifier } from '../../../src/sync/ports.ts';
import type { PushAnswer } from '../../../src/sync/protocol.ts';
import { aGrant } from '../build.ts';
import type { Phone } from './phone.ts';
import type { Storm } from './storm.ts';

/** Every planted fault, with the promise it breaks. */
export const PLANTED = {
  'no-deduplication': 'H1: the ledger is not asked',
  'ledger-outside-transaction': 'H2: the ledger remembers what was rolled back',
  'answer-before-commit': 'H2: outcomes are told, then the transaction fails',
  'last-write-wins': 'H6: an overtaken text replaces the accepted one',
  'quarantine-forgets': 'H4: a refused text is dropped',
  'digest-unchecked': 'H1: the claimed digest is believed',
  'push-without-rights': 'H7: anybody may act anywhere',
  'pull-of-everything': 'L7: every device is sent every record',
  'naive-cursor': 'L1: pages pass running transactions',
  'feed-not-moved': 'L1: a changed record keeps its old place in the feed',
  'merger-without-heirs': 'H4: nobody inherits what belonged to a merged unit',
  'any-signature': 'P4: receipts are believed unchecked',
  'any-batch-signature': 'P6: receipts are believed together, unchecked',
  'ack-on-200': 'P4: an answer counts as accepted, receipt or not',
  'refusal-counts-as-accepted': 'O3: a conflict takes the text out of line',
  'refused-text-deleted': 'O3: what was refused is thrown away',
  'remove-before-answer': 'O3: an item leaves the outbox when it is sent',
  'cursor-before-rows': 'L2: the cursor is written before its page',
  'two-listings-mixed': 'R2: pages of two runners are written over each other',
  'no-tombstones': 'L7: records out of reach stay on the device',
  'unknown-dropped': 'W1: a record of an unknown type is dropped',
  'epoch-ignored': 'E2: a restored server is not offered what it lost',
  'old-items-deleted': 'T1: the outbox is cleaned by the device’s clock',
  'newest-first': 'O2: the order of a record is turned around',
  'never-waits': 'P5: an item told to wait is sent again at once',
  'photo-before-text': 'B1: photos travel before their text is kept',
  'photo-unchecked': 'B2: a file counts as received without its receipt',
  'relaxed-durability': 'O1: writes are complete before they are on the disk',
  'memory-only-draft': 'O1: a draft is called saved and is not',
  'wrong-base-revision': 'H6: a correction names a revision its author never saw',
  'take-back-what-left': 'O5: an operation on its way is taken back',
  'two-operations-per-tap': 'O1: a second tap files a second time',
} as const;
export type PlantedFault = keyof typeof PLANTED;

/** Replaces the hub's store by one with the planted faults of the server, and lets it die in mid-transaction. */
export function plantInHub(storm: Storm): void {
  const { hub, planted, chance } = storm;
  const real = hub.store;
  const step = () => {
    if (storm.hubDiesIn > 0 && --storm.hubDiesIn === 0) hub.restart();
  };
  hub.store = {
    transaction: async (pusher, work) => {
      const early = planted.has('answer-before-commit') && chance.happens(0.1);
      let told: unknown = null;
      const result = real.transaction(pusher, async (tx, savepoint) => {
        const value = await work(ticking(plantedTx(storm, tx), step), savepoint);
        told = value;
        if (early) throw new RangeError('lost at the commit');
        return value;
      });
      return early ? result.catch(() => told as never) : result;
    },
  } satisfies HubStore;
}

/** The transaction with a step counted before each of its calls. */
function ticking(tx: HubTx, step: () => void): HubTx {
  const counted = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> => {
      step();
      return call(...args);
    };
  };
  return {
    ...tx,
    report: counted(tx.report),
    writeReport: counted(tx.writeReport),
    writeAssignment: counted(tx.writeAssignment),
    writeOp: counted(tx.writeOp),
  };
}

const everyGrant: readonly Grant[] = ['xa-a', 'xa-b', 'pvhcc-a'].flatMap((unitId) =>
  (['COORDINATOR', 'OFFICER'] as const).map((role) =>
    aGrant({ unitId, rootId: unitId, role }),
  ),
);

function plantedTx(storm: Storm, tx: HubTx): HubTx {
  const { planted, hub } = storm;
  const next = { ...tx };
  if (planted.has('no-deduplication')) {
    next.findOp = async () => null;
    next.writeOp = async (entry, by, seq) => {
      if ((await tx.findOp(entry.opId)) === null) await tx.writeOp(entry, by, seq);
    };
  }
  if (planted.has('ledger-outside-transaction'))
    next.writeOp = async (entry, by, seq) => {
      hub.state.ledger.set(entry.opId, { ...entry, seq, deviceId: by.deviceId });
    };
  if (planted.has('quarantine-forgets')) next.quarantine = async () => undefined;
  if (planted.has('push-without-rights')) next.grantsOf = async () => everyGrant;
  if (planted.has('last-write-wins'))
    next.writeReport = async (report, revision, op, by) => {
      const side = revision ? undefined : report.sides.at(-1);
      if (side?.opId !== op.opId) return tx.writeReport(report, revision, op, by);
      const { answers } = side;
      return tx.writeReport({ ...report, answers, sides: [] }, false, op, by);
    };
  return next;
}

/** The device's store with its planted faults. */
export function plantInStore(storm: Storm, phone: Phone, store: LocalStore): LocalStore {
  const { planted } = storm;
  const { disk } = phone;
  const next = { ...store };
  const dropItems = (ids: readonly string[]) =>
    disk.write(({ outbox }) => ({
      outbox: new Map([...outbox].filter(([id]) => !ids.includes(id))),
    }));
  if (planted.has('remove-before-answer'))
    next.takeBatch = async (limit) => {
      const items = await store.takeBatch(limit);
      dropItems(items.map((item) => item.op.opId));
      return items;
    };
  if (planted.has('newest-first'))
    next.takeBatch = async (limit) => (await store.takeBatch(limit)).toReversed();
  if (planted.has('never-waits'))
    next.takeBatch = ({ skip: _, ...limit }) =>
      store.takeBatch({ ...limit, nowMs: Number.MAX_SAFE_INTEGER });
  if (planted.has('old-items-deleted'))
    next.takeBatch = (limit) => {
      const week = 7 * 86_400_000;
      const old = [...disk.read().outbox.values()].filter(
        (item) => limit.nowMs - Date.parse(item.queuedAt) > week,
      );
      dropItems(old.map((item) => item.opId));
      return store.takeBatch(limit);
    };
  if (planted.has('refused-text-deleted'))
    next.settle = async (receipts) => {
      await store.settle(receipts);
      dropItems(
        [...disk.read().outbox.values()]
          .filter((item) => item.state === 'set-aside')
          .map((item) => item.opId),
      );
    };
  if (planted.has('refusal-counts-as-accepted'))
    next.settle = async (receipts) =>
      disk.write(({ outbox }) => {
        const settled = new Map(outbox);
        for (const receipt of receipts) {
          const item = outbox.get(receipt.id);
          if (item === undefined) continue;
          settled.set(receipt.id, { ...settleItem(item, receipt), state: 'sent' });
        }
        return { outbox: settled };
      });
  if (planted.has('photo-before-text'))
    next.nextFile = async (nowMs) => {
      const held = [...disk.read().files.values()].find((f) => f.state === 'held');
      return (await store.nextFile(nowMs)) ?? held ?? null;
    };
  return plantInPages(storm, phone, next);
}

function plantInPages(storm: Storm, phone: Phone, store: LocalStore): LocalStore {
  const { planted } = storm;
  const { disk } = phone;
  const next = { ...store };
  if (planted.has('no-tombstones'))
    next.takePage = (page, asked) => {
      const changes = page.changes
        .filter((change) => change.via.length > 0)
        .map((change) => ({ ...change, gone: [] }));
      return store.takePage({ ...page, lost: [], changes }, asked);
    };
  if (planted.has('two-listings-mixed')) next.takePage = (page) => store.takePage(page);
  if (planted.has('unknown-dropped'))
    next.takePage = (page, asked) => {
      const changes = page.changes.filter((change) => change.type !== 'poll');
      return store.takePage({ ...page, changes }, asked);
    };
  if (planted.has('cursor-before-rows'))
    next.takePage = async (page) => {
      disk.write(({ meta }) => ({ meta: { ...meta, cursor: page.cursor } }));
      // The process may die between the two.
      await store.readState();
      return store.takePage(page);
    };
  if (planted.has('epoch-ignored'))
    next.takePage = async (page, asked) => {
      const { outbox, files } = disk.read();
      const isTaken = await store.takePage(page, asked);
      disk.write(() => ({ outbox, files }));
      return isTaken;
    };
  return next;
}

/** The device's line with its planted faults. */
export function plantInRemote(storm: Storm, phone: Phone, remote: Remote): Remote {
  const { planted, hub } = storm;
  if (!planted.has('ack-on-200') && !planted.has('photo-unchecked')) return remote;
  const next = { ...remote };
  if (planted.has('ack-on-200'))
    next.push = async (deviceId, items) => {
      const answer = await remote.push(deviceId, items);
      const outcomes = items.map(({ op, digest }): PushAnswer['outcomes'][number] => {
        const told = answer.outcomes.find((o) => o.opId === op.opId);
        const receipt = hub.sign({
          opId: op.opId,
          digest,
          outcome: 'applied',
          rev: op.baseRev + 1,
          problem: null,
          at: op.happenedAt,
        });
        return {
          opId: op.opId,
          outcome: 'applied',
          retryAfterMs: null,
          ...told,
          receipt,
        };
      });
      return { ...answer, epoch: phone.disk.read().meta.epoch ?? '', outcomes };
    };
  if (planted.has('photo-unchecked'))
    next.fileReceipt = async (fileId) => {
      const digest = phone.disk.read().files.get(fileId)?.sha256 ?? '';
      const shared = { opId: fileId, digest, rev: 0, problem: null };
      return hub.sign({ ...shared, outcome: 'applied', at: new Date(0).toISOString() });
    };
  return next;
}

/** The device's checks with their planted faults. */
export const plantInVerifier = (storm: Storm, verifier: Verifier): Verifier => ({
  ...verifier,
  ...(storm.planted.has('any-signature') && { verifyReceipt: async () => true }),
  ...(storm.planted.has('any-batch-signature') && { verifyBatch: async () => true }),
});
