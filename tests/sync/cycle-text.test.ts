import { expect, test } from 'vitest';
import { runCycle } from '../../src/sync/cycle.ts';
import type { Remote } from '../../src/sync/ports.ts';
import { aFiling, anAct, uuid } from '../support/build.ts';
import { makeFakeSigner } from '../support/fake-signer.ts';
import type { LineEvent } from '../support/lossy-network.ts';
import { aClock, aDevice, aReadyDevice, aServer } from '../support/memory-device.ts';

const filing = (n: number, text?: string) =>
  aFiling({
    opId: uuid(n, 1),
    recordId: uuid(n, 2),
    ...(text === undefined ? {} : { text }),
  });

test('[P2] drains a thousand operations of two kilobytes in at most ten requests', async () => {
  const { device, hub, states } = await aReadyDevice();
  for (let n = 1; n <= 1_000; n++) device.queue(filing(n, 'x'.repeat(1_400)));
  let requests = 0;
  device.line.draw = (call) => {
    if (call === 'push') requests += 1;
    return 'ok';
  };
  const { fault } = await device.sync();
  expect(fault).toBeNull();
  expect(new Set(states())).toEqual(new Set(['sent']));
  expect(hub.state.report.size).toBe(1_000);
  expect(requests).toBeLessThanOrEqual(10);
});

const harmless: LineEvent[] = [
  'drop-before',
  'drop-after',
  'duplicate',
  'late',
  'portal',
  'truncated',
  'busy',
  'error-after',
  'black-hole',
  'forged',
  'mixed-up',
];
for (const event of harmless)
  test(`[O3, H1] files once and loses nothing when the push meets: ${event}`, async () => {
    const { device, hub, states } = await aReadyDevice([event]);
    device.queue(filing(1));
    device.queue(filing(2));
    const first = await device.sync();
    if (event !== 'duplicate') {
      expect(first.fault).not.toBeNull();
      expect(states()).toContain('queued');
    }
    const second = await device.sync(true);
    expect(second.fault).toBeNull();
    for (const deliver of device.line.late) await deliver();
    await device.sync(true);
    expect(states()).toEqual(['sent', 'sent']);
    expect(hub.state.revision.size).toBe(2);
  });

test('[P4] believes nothing that was not signed for it: no item moves, the key is not learned', async () => {
  const { device, states } = await aReadyDevice(['forged']);
  device.queue(filing(1));
  const { fault } = await device.sync();
  expect(fault?.kind).toBe('portal');
  expect(states()).toEqual(['queued']);
  expect(device.disk.read().keys).toHaveLength(1);
});

test('[P1] ignores outcomes for operations that were not in the request', async () => {
  const { device, states } = await aReadyDevice();
  const stranger = device.queue(filing(7));
  await device.sync();
  device.disk.write(({ outbox }) => ({
    outbox: new Map([...outbox].map(([id, it]) => [id, { ...it, state: 'queued' }])),
  }));
  // Answered for another request: the receipt is genuine, but nobody asked for it.
  const answer = await device.remote.push('', [
    { op: stranger.op, digest: stranger.digest, seq: 1 },
  ]);
  device.disk.write(() => ({ outbox: new Map() }));
  device.queue(filing(8));
  const remote: Remote = { ...device.remote, push: async () => answer };
  const result = await runCycle({ ...device.ports, remote });
  expect(result.fault?.kind).toBe('portal');
  expect(states()).toEqual(['queued']);
});

test('[P1] leaves alone an item that waits, whatever an answer says about it', async () => {
  const { device, states } = await aReadyDevice();
  const waiting = device.queue(filing(7));
  const early = await device.remote.push('', [
    { op: waiting.op, digest: waiting.digest, seq: 1 },
  ]);
  await device.store.postpone([waiting.opId], device.clock.ms + 60_000);
  device.queue(filing(8));
  const push: Remote['push'] = async (id, items) => {
    const answer = await device.remote.push(id, items);
    return { ...answer, outcomes: [...early.outcomes, ...answer.outcomes] };
  };
  await runCycle({ ...device.ports, remote: { ...device.remote, push } });
  expect(states()).toEqual(['queued', 'sent']);
});

test('[P3] halves a failing batch and leaves the item to blame waiting alone', async () => {
  const { device, hub } = await aReadyDevice();
  const poison = uuid(3, 1);
  for (let n = 1; n <= 6; n++) device.queue(filing(n));
  const { push } = device.remote;
  const sizes: number[] = [];
  device.ports.remote = {
    ...device.remote,
    push: (id, items) => {
      sizes.push(items.length);
      if (!items.some((item) => item.op.opId === poison)) return push(id, items);
      device.line.draw = () => 'error-after';
      return push(id, []).finally(() => {
        device.line.draw = () => 'ok';
      });
    },
  };
  let memory = { batchBytes: 8_000, failures: 0 };
  for (let n = 0; n < 12; n++) {
    const result = await runCycle(device.ports, { memory });
    memory = result.memory;
    device.clock.ms += 4_000;
  }
  expect(sizes).toContain(1);
  expect(hub.state.report.size).toBe(5);
  const stuck = device.items().filter((item) => item.state === 'queued');
  expect(stuck.map((item) => item.opId)).toEqual([poison]);
});

test('[P3] blames no item for a missing line: they go as soon as it is back', async () => {
  const { device, states } = await aReadyDevice(['drop-before', 'drop-after']);
  device.queue(filing(1));
  await device.sync();
  await device.sync();
  await device.sync();
  expect(states()).toEqual(['sent']);
});

test('[P5] obeys a wait, sends everything else, and lets a person cut it short', async () => {
  const { device, states } = await aReadyDevice();
  device.queue(filing(1));
  device.queue(filing(2));
  const { push } = device.remote;
  const told: string[] = [];
  const remote: Remote = {
    ...device.remote,
    push: async (id, items) => {
      const rest = items.filter((item) => item.op.opId !== uuid(1, 1));
      const answer = await push(id, rest);
      if (rest.length === items.length) return answer;
      told.push(uuid(1, 1));
      const wait = { outcome: 'retry', receipt: null, retryAfterMs: 60_000 } as const;
      return {
        ...answer,
        outcomes: [...answer.outcomes, { opId: uuid(1, 1), ...wait }],
      };
    },
  };
  const result = await runCycle({ ...device.ports, remote }, { urgent: true });
  expect(result.fault).toBeNull();
  expect(told).toHaveLength(1);
  expect(result.retryAtMs).toBe(device.clock.ms + 60_000);
  expect(states()).toEqual(['queued', 'sent']);
  await device.sync();
  expect(states()).toEqual(['queued', 'sent']);
  await device.sync(true);
  expect(states()).toEqual(['sent', 'sent']);
});

test('[O2] sends a chain of one record in its order and in one request', async () => {
  const { device, hub, states } = await aReadyDevice();
  device.queue(filing(1));
  const amended = aFiling({
    opId: uuid(11, 1),
    recordId: uuid(1, 2),
    baseRev: 1,
    text: 'Số liệu đã sửa lại.',
  });
  device.queue(amended);
  device.queue(
    anAct('withdraw-report', { opId: uuid(12, 1), recordId: uuid(1, 2), baseRev: 2 }),
  );
  await device.sync();
  expect(states()).toEqual(['sent', 'sent', 'sent']);
  expect(hub.state.report.get(uuid(1, 2))).toMatchObject({ rev: 2, state: 'WITHDRAWN' });
});

test('[L5] takes a server that has more but does not move for a fault', async () => {
  const { device } = await aReadyDevice();
  const page = await device.remote.pull(device.disk.read().meta.cursor);
  const remote: Remote = {
    ...device.remote,
    pull: async (cursor) => ({ ...page, cursor: cursor ?? '', more: true }),
  };
  const result = await runCycle({ ...device.ports, remote });
  expect(result.fault?.kind).toBe('portal');
});

test('[L2] keeps page and cursor of a pull that breaks off between two pages', async () => {
  const clock = aClock();
  const { hub, server } = aServer(clock);
  hub.pageRows = 1;
  const device = aDevice(server, clock, { events: ['ok', 'ok', 'drop-after'] });
  const first = await device.sync();
  expect(first.fault?.kind).toBe('offline');
  const after = device.disk.read();
  const again = hub.pull('person-1', after.meta.cursor);
  expect(again.reset).toBe(false);
  await device.sync();
  const held = [...device.disk.read().base.keys()].filter((k) =>
    k.startsWith('assignment'),
  );
  expect(held.sort()).toEqual([
    'assignment:assignment-1',
    'assignment:assignment-closed',
  ]);
});

test('[K1] learns a new key from an answer and believes its receipts at once', async () => {
  const { device, hub, states } = await aReadyDevice();
  hub.signer = hub.signer.next('key-2');
  device.queue(filing(1));
  await device.sync();
  expect(states()).toEqual(['sent']);
  expect(device.disk.read().keys.map((key) => key.keyId)).toEqual(['key-1', 'key-2']);
  hub.signer = makeFakeSigner('key-3');
  device.queue(filing(2));
  expect((await device.sync()).fault?.kind).toBe('portal');
  expect(states()).toEqual(['sent', 'queued']);
});

test('[P5] does not ask for ever when a store keeps what was settled', async () => {
  const { device } = await aReadyDevice();
  device.queue(filing(1));
  let pushes = 0;
  const push: Remote['push'] = (id, items) => {
    pushes += 1;
    return device.remote.push(id, items);
  };
  const result = await runCycle({
    ...device.ports,
    store: { ...device.store, settle: async () => undefined },
    remote: { ...device.remote, push },
  });
  expect(result.fault).toBeNull();
  expect(pushes).toBe(1);
});

test('[R2] lists everything when a second runner breaks into a new listing and is stopped', async () => {
  const { device, hub } = await aReadyDevice();
  for (let n = 1; n < 5; n++) device.queue(filing(n));
  await device.sync();
  hub.pageRows = 1;
  hub.cursorAge += 1;
  const held = [...device.disk.read().base.keys()].sort();
  const asked = device.disk.read().meta.cursor;
  const first = await device.remote.pull(asked);
  // The worker asked when the page did; its first page lands between the page's third and fourth, then it dies.
  let pages = 0;
  const pull: Remote['pull'] = async (cursor) => {
    pages += 1;
    if (pages === 4) await device.store.takePage(first, asked);
    return device.remote.pull(cursor);
  };
  const remote = { ...device.remote, pull };
  const result = await runCycle({ ...device.ports, remote });
  expect(result.fault).toBeNull();
  expect(pages).toBeGreaterThan(4);
  expect([...device.disk.read().base.keys()].sort()).toEqual(held);
});

test('[R2] goes on from where another runner left when its own page comes too late', async () => {
  const { device, hub } = await aReadyDevice();
  hub.pageRows = 1;
  hub.cursorAge += 1;
  const held = [...device.disk.read().base.keys()].sort();
  let other: Promise<unknown> | null = null;
  const pull: Remote['pull'] = async (cursor) => {
    const page = await device.remote.pull(cursor);
    other ??= device.sync();
    await other;
    return page;
  };
  const result = await runCycle({
    ...device.ports,
    remote: { ...device.remote, pull },
  });
  expect(result.fault).toBeNull();
  expect([...device.disk.read().base.keys()].sort()).toEqual(held);
  const { meta } = device.disk.read();
  expect(hub.pull('person-1', meta.cursor)).toMatchObject({ changes: [], more: false });
});
