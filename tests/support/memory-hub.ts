// A whole hub in memory: ledger, records, feed, files, backups. Transactions are real (nothing is seen before the
// commit, a failed one leaves nothing) and other writers may stay open beside them, as in PostgreSQL.

import { civilDateOf } from '../../src/domain/civil-date.ts';
import { scopeOf } from '../../src/domain/person.ts';
import { type FinalOutcome, judgeBatch } from '../../src/sync/hub-batch.ts';
import type { HubStore, Pusher } from '../../src/sync/hub-store.ts';
import type {
  PullPage,
  PushAnswer,
  RawPushItem,
  Receipt,
  ServerKey,
} from '../../src/sync/protocol.ts';
import { sha256Hex } from './digest.ts';
import { type FakeSigner, makeFakeSigner } from './fake-signer.ts';
import type { HubWorld } from './hub-world.ts';
import { pullPage } from './memory-hub-feed.ts';
import {
  copyHubState,
  type HubState,
  type Layer,
  layerOver,
  makeHubState,
  rootLayer,
} from './memory-hub-state.ts';
import {
  makeMemoryHubTx,
  publishAssignment,
  publishReport,
  publishUnit,
  type Stamp,
} from './memory-hub-tx.ts';

/** A writer beside the judge: begun now, poured at its commit, with the place in the feed it had at the start. */
export type SlowTx = { commit(): void; rollback(): void };
export type HubBackup = { state: HubState; nextXid: number; nextSeq: number };

export type MemoryHub = {
  readonly state: HubState;
  readonly world: HubWorld;
  store: HubStore;
  epoch: string;
  signer: FakeSigner;
  /** All keys published so far, each vouched for by the one before. */
  keys: ServerKey[];
  /** Faults planted on purpose, by name; empty but in tests of the tests. */
  planted: Set<string>;
  /** Grows when the hub can no longer continue the cursors it gave out. */
  cursorAge: number;
  /** Rows of one page. */
  pageRows: number;
  push(pusher: Pusher, items: readonly RawPushItem[]): Promise<PushAnswer>;
  pull(personId: string, cursor: string | null): PullPage;
  sign(outcome: Omit<FinalOutcome, 'opId'> & { opId: string }): Receipt;
  /** Runs a change in a transaction of its own, open until the handle is closed. */
  begin(change: (layer: Layer, stamp: Stamp) => void): SlowTx;
  change(change: (layer: Layer, stamp: Stamp) => void): void;
  /** All bytes of a file have arrived; refuses what was not announced or is not the announced content. */
  receiveFile(fileId: string, personId: string, content: Uint8Array): boolean;
  fileReceipt(fileId: string, personId: string): Receipt | null;
  backup(): HubBackup;
  /** The process dies and starts again: whatever was not committed is gone. */
  restart(): void;
  restore(backup: HubBackup, epoch: string): void;
};

/** Fills the tables with a world and publishes what devices may see of it. */
function loadWorld(world: HubWorld, layer: Layer, stamp: Stamp): void {
  for (const unit of world.units) {
    const successors = world.successors
      .filter((s) => s.old === unit.id)
      .map((s) => s.next);
    publishUnit(layer, stamp, { ...unit, successors });
  }
  for (const { id, name, grants } of world.people)
    layer.set('person', id, { name, grants });
  for (const assignment of world.assignments)
    publishAssignment(layer, stamp, world, assignment);
}

/** A hub with the world loaded; `nowMs` is its clock. */
export function makeMemoryHub(world: HubWorld, nowMs: () => number): MemoryHub {
  let state = makeHubState();
  let nextXid = 1;
  let nextSeq = 1;
  let running = new Set<number>();
  let turn: Promise<unknown> = Promise.resolve();
  let generation = 0;

  const drawStamp = (): Stamp => {
    const xid = nextXid++;
    running.add(xid);
    return { xid, nextSeq: () => nextSeq++, planted: hub.planted };
  };
  const nowIso = (): string => new Date(nowMs()).toISOString();

  const store: HubStore = {
    transaction: (_pusher, work) => {
      const run = async () => {
        const born = generation;
        const stamp = drawStamp();
        const own = layerOver(rootLayer(state));
        let top: Layer = own;
        const tx = makeMemoryHubTx(() => top, stamp, world, nowIso());
        try {
          const result = await work(tx, async (part) => {
            const below = top;
            const point = layerOver(below);
            top = point;
            try {
              const value = await part();
              point.pour();
              return value;
            } finally {
              top = below;
            }
          });
          // A process that died in between commits nothing.
          if (born !== generation) throw new Error('the hub was restarted');
          own.pour();
          return result;
        } finally {
          running.delete(stamp.xid);
        }
      };
      // One after the other, as row locks would have it for the rows they share.
      const done = turn.then(run);
      turn = done.catch(() => undefined);
      return done;
    },
  };

  const hub: MemoryHub = {
    get state() {
      return state;
    },
    world,
    store,
    epoch: 'epoch-1',
    signer: makeFakeSigner('key-1'),
    keys: [makeFakeSigner('key-1').key],
    planted: new Set(),
    cursorAge: 0,
    pageRows: 20,
    sign: ({ opId, digest, outcome, rev, problem, at }) =>
      hub.signer.sign({ id: opId, digest, outcome, rev, problem, at, epoch: hub.epoch }),
    push: async (pusher, items) => {
      let turnOf = 0;
      const digestOf = hub.planted.has('digest-unchecked')
        ? () => items[turnOf++]?.digest ?? ''
        : sha256Hex;
      const judged = await judgeBatch(hub.store, pusher, items, digestOf);
      const receipts = judged.map(hub.sign);
      return {
        protocol: 1,
        epoch: hub.epoch,
        keys: [...hub.keys, hub.signer.key],
        outcomes: receipts.map((receipt) => ({
          opId: receipt.id,
          outcome: receipt.outcome,
          receipt,
          retryAfterMs: null,
        })),
        batch: hub.signer.signBatch(receipts),
      };
    },
    pull: (personId, cursor) => {
      const grants = state.person.get(personId)?.grants ?? [];
      const scope = hub.planted.has('pull-of-everything')
        ? [...new Set([...state.feed.values()].map((row) => row.audience))].sort()
        : scopeOf(personId, grants, civilDateOf(nowIso()));
      // L1: nothing at or above the oldest running transaction is shown.
      const oldest = hub.planted.has('naive-cursor') ? nextXid : Math.min(...running);
      const xmin = Math.min(nextXid, oldest);
      return pullPage(
        {
          state,
          epoch: hub.epoch,
          age: hub.cursorAge,
          xmin,
          pageRows: hub.pageRows,
        },
        scope,
        cursor,
      );
    },
    begin: (change) => {
      const stamp = drawStamp();
      // The place in the feed is taken now, the rows are written when it commits: what a slow writer does.
      const seqs = Array.from({ length: 50 }, () => nextSeq++);
      const late: Stamp = { ...stamp, nextSeq: () => seqs.shift() ?? nextSeq++ };
      const born = generation;
      let open = true;
      const close = () => {
        const mine = open && born === generation;
        open = false;
        running.delete(stamp.xid);
        return mine;
      };
      return {
        commit: () => {
          if (close()) change(rootLayer(state), late);
        },
        rollback: () => {
          close();
        },
      };
    },
    change: (change) => hub.begin(change).commit(),
    receiveFile: (fileId, personId, content) => {
      const held = state.file.get(fileId);
      if (held === undefined || !held.personIds.includes(personId)) return false;
      if (sha256Hex(content) !== held.ref.sha256) return false;
      hub.change((layer, stamp) => {
        layer.set('file', fileId, { ...held, received: true });
        for (const reportId of held.reportIds) {
          const report = layer.get('report', reportId);
          if (report === undefined) continue;
          const files = report.files.map((f) =>
            f.fileId === fileId ? { ...f, received: true } : f,
          );
          publishReport(layer, stamp, world, { ...report, files });
        }
      });
      return true;
    },
    fileReceipt: (fileId, personId) => {
      const held = state.file.get(fileId);
      if (!held?.received || !held.personIds.includes(personId)) return null;
      const digest = held.ref.sha256;
      const shared = { opId: fileId, digest, rev: 0, problem: null, at: nowIso() };
      return hub.sign({ ...shared, outcome: 'applied' });
    },
    backup: () => ({ state: copyHubState(state), nextXid, nextSeq }),
    restart: () => {
      generation += 1;
      running = new Set();
    },
    restore: (backup, epoch) => {
      hub.restart();
      state = copyHubState(backup.state);
      nextXid = backup.nextXid;
      nextSeq = backup.nextSeq;
      hub.epoch = epoch;
    },
  };
  hub.change((layer, stamp) => loadWorld(world, layer, stamp));
  return hub;
}
