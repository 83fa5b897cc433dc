// Our own engine and storage, without a screen: what the app runs when the line comes back.
import { signIn } from '../../src/device/remote/session.ts';
import { addNumbered, prepareOp } from '../../src/device/store/enqueue.ts';
import { deviceDb, openPersonStore } from '../../src/device/store/person-store.ts';
import { syncPerson } from '../../src/device/sync-person.ts';
import type { FilingFacts } from '../../src/domain/apply.ts';
import type { Op } from '../../src/domain/op.ts';
import { runCycle } from '../../src/sync/cycle.ts';

const world = { appVersion: '0.1.0' };
const state: { store?: Awaited<ReturnType<typeof openPersonStore>> } = {};
const opened = () => {
  if (state.store === undefined) throw new Error('sign in first');
  return state.store;
};

const engine = {
  runCycle,
  /** Signs in and pulls until level, so that only the drain is left to measure. */
  async enter(login: string, password: string) {
    const session = await signIn(deviceDb(), { login, password });
    if (!session.ok) throw new Error(`no session: ${session.problem.code}`);
    state.store = await openPersonStore(session.value.personId);
    const result = await syncPerson(opened(), world, { urgent: true });
    if (result?.fault !== null) throw new Error(`no pull: ${result?.fault.kind}`);
    return { deviceId: opened().deviceId };
  },
  /** Puts acts in line exactly as the app does; returns them as they would go on the wire. */
  async queue(ops: readonly Op[], facts: FilingFacts) {
    const { db } = opened();
    const rows = await Promise.all(
      ops.map((op) => prepareOp(opened(), op, { facts, draft: null })),
    );
    await db.transaction('rw', db.outbox, db.meta, async () => {
      for (const row of rows) await addNumbered(db, row);
    });
    return {
      bytes: rows.reduce((sum, row) => sum + row.bytes, 0),
      items: rows.map(({ digest }, n) => ({ op: ops[n], digest, seq: n + 1 })),
    };
  },
  /** Runs the cycle the app runs; `ms` until nothing is queued any more, `levelMs` until the pull is level too. */
  async drain() {
    const { db } = opened();
    let dryAt = Number.NaN;
    let requests = 0;
    const startedAt = performance.now();
    const result = await syncPerson(opened(), world, {
      urgent: true,
      onProgress: (step) => {
        if (step.kind !== 'push') return;
        requests += 1;
        if (step.left === 0) dryAt = performance.now();
      },
    });
    const endedAt = performance.now();
    return {
      ms: dryAt - startedAt,
      levelMs: endedAt - startedAt,
      requests,
      fault: result?.fault?.message ?? null,
      done: result?.done,
      sent: await db.outbox
        .where('[state+seq]')
        .between(['sent', 0], ['sent', 1e9])
        .count(),
    };
  },
};
Object.assign(window, { engine });
export type Engine = typeof engine;
