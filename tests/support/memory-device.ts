// One device of one person, complete: disk, store, line to the hub, and a clock that only moves when told.
import type { Op } from '../../src/domain/op.ts';
import { runCycle } from '../../src/sync/cycle.ts';
import type {
  LocalStore,
  OutboxFile,
  OutboxOp,
  Ports,
  Remote,
} from '../../src/sync/ports.ts';
import { aFile, anItem, NOW_MS } from './build.ts';
import { type Chance, makeChance } from './chance.ts';
import { fakeVerifier } from './fake-signer.ts';
import { aHubWorld, aPusher } from './hub-world.ts';
import { type Line, type LineEvent, makeLine, makeLossyRemote } from './lossy-network.ts';
import { type MemoryDisk, makeMemoryDisk } from './memory-disk.ts';
import { type MemoryHub, makeMemoryHub } from './memory-hub.ts';
import { makeMemoryLocalStore, withEntries } from './memory-local-store.ts';
import {
  type MemoryServer,
  makeMemoryRemote,
  makeMemoryServer,
} from './memory-remote.ts';

export type TestClock = { ms: number; chance: Chance };
export type TestDevice = {
  disk: MemoryDisk;
  store: LocalStore;
  remote: Remote;
  line: Line;
  ports: Ports;
  clock: TestClock;
  /** Queues an operation with its photos. */
  queue(
    op: Op,
    photos?: readonly { ref: Parameters<typeof aFile>[0]; content: Uint8Array }[],
  ): OutboxOp;
  items(): OutboxOp[];
  files(): OutboxFile[];
  sync(urgent?: boolean): ReturnType<typeof runCycle>;
};

/** A hub with its world, and its server side. */
export function aServer(clock: TestClock): { hub: MemoryHub; server: MemoryServer } {
  const hub = makeMemoryHub(aHubWorld(), () => clock.ms);
  return { hub, server: makeMemoryServer(hub) };
}
export const aClock = (): TestClock => ({ ms: NOW_MS, chance: makeChance(1) });

/** A signed-in device that has not synced yet; `events` happen to its calls one after the other, then all is well. */
export function aDevice(
  server: MemoryServer,
  clock: TestClock,
  { personId = 'person-1', device = 1, events = [] as LineEvent[] } = {},
): TestDevice {
  const disk = makeMemoryDisk();
  const pusher = aPusher(personId, device);
  disk.write(() => ({ keys: [server.hub.signer.key] }));
  const store = makeMemoryLocalStore(disk, {
    deviceId: pusher.deviceId,
    personId,
    personName: pusher.personName,
    facts: (op) => ({
      unitName: op.body.context.unitName,
      title: 'Phiếu thử',
      activityDate: op.body.context.today,
      periodKey: null,
    }),
  });
  const script = [...events];
  const line = makeLine(
    () => script.shift() ?? 'ok',
    (ms) => {
      clock.ms += ms;
    },
  );
  const remote = makeLossyRemote(makeMemoryRemote(server, pusher), line);
  const ports: Ports = {
    store,
    remote,
    verifier: fakeVerifier,
    clock: { nowMs: () => clock.ms, random: () => clock.chance.next() },
  };
  let seq = 0;
  return {
    disk,
    store,
    remote,
    line,
    ports,
    clock,
    queue: (op, photos = []) => {
      const item = anItem(op, ++seq);
      disk.write(({ outbox, files, blobs }) => ({
        outbox: withEntries(outbox, [[item.opId, item]]),
        files: withEntries(
          files,
          photos.map(({ ref }) => [ref.fileId, aFile(ref, op)] as const),
        ),
        blobs: withEntries(
          blobs,
          photos.map(({ ref, content }) => [ref.fileId, content] as const),
        ),
      }));
      return item;
    },
    items: () => [...disk.read().outbox.values()],
    files: () => [...disk.read().files.values()],
    sync: (urgent = false) => runCycle(ports, { urgent }),
  };
}

/** A device with its first pull behind it, and its server. */
export async function aReadyDevice(events: LineEvent[] = []) {
  const clock = aClock();
  const { hub, server } = aServer(clock);
  const device = aDevice(server, clock);
  await device.sync();
  const script = [...events];
  device.line.draw = () => script.shift() ?? 'ok';
  const states = () => device.items().map((item) => item.state);
  return { clock, hub, server, device, states };
}
