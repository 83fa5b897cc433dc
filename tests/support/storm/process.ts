// A running process of a phone: the engine's ports over its disk and its line. It may die at any step, and then it
// never goes on: what it was waiting for never comes.
import { type CycleResult, runCycle } from '../../../src/sync/cycle.ts';
import { Fault, isFault } from '../../../src/sync/fault.ts';
import type { FileBytes, LocalStore, Ports, Remote } from '../../../src/sync/ports.ts';
import type { PullPage } from '../../../src/sync/protocol.ts';
import { fakeVerifier } from '../fake-signer.ts';
import { aPusher } from '../hub-world.ts';
import { LINE_EVENTS, type LineEvent, makeLossyRemote } from '../lossy-network.ts';
import { memoryBytes } from '../memory-bytes.ts';
import { makeMemoryLocalStore } from '../memory-local-store.ts';
import { makeMemoryRemote } from '../memory-remote.ts';
import { checkPage } from './check-scope.ts';
import { nowIsoOf, type Phone } from './phone.ts';
import { plantInRemote, plantInStore, plantInVerifier } from './planted.ts';
import { type Storm, violate } from './storm.ts';

/** More calls than any honest cycle makes: beyond it, the engine would run for ever. */
const MOST_CALLS = 400;

type Life = { diesIn: number; dead: boolean; calls: number; died: () => void };

/** How bad the line is while a process runs: the share of calls that fail. */
export type Weather = 'calm' | 'gusty' | 'stormy';
const FAILING = { calm: 0, gusty: 0.15, stormy: 0.5 } as const;

function drawEvent(storm: Storm, weather: Weather): LineEvent {
  if (!storm.chance.happens(FAILING[weather])) return 'ok';
  storm.count.faults += 1;
  return storm.chance.pick(LINE_EVENTS.slice(1));
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** The port with every call a step: it may be the last, before or after its effect. */
function mortal<P extends object>(storm: Storm, life: Life, port: P): P {
  const step = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      if (life.dead) return never();
      life.calls += 1;
      if (life.calls > MOST_CALLS) {
        violate(storm, 'B: a cycle does not end');
        throw new Fault('storage-blocked', 'stopped by the storm');
      }
      // Others get their turn at every step, now sooner, now later.
      for (let turns = storm.chance.int(3); turns > 0; turns--) await null;
      if (life.dead) return never();
      life.diesIn -= 1;
      const isLast = life.diesIn === 0;
      const after = isLast && storm.chance.happens(0.5);
      if (!isLast || after) {
        const result = await call(...args);
        if (!isLast) return life.dead ? never() : result;
      }
      life.dead = true;
      life.died();
      return never();
    };
  };
  return Object.fromEntries(
    Object.entries(port).map(([name, call]) => [name, step(call)]),
  ) as P;
}

const flipped = async (bytes: FileBytes): Promise<FileBytes> => {
  const content = new Uint8Array(await bytes.arrayBuffer());
  content[0] = (content[0] ?? 0) ^ 1;
  return memoryBytes(content, bytes.type);
};

/** The line to the server in this weather, with an honest client at this end of it. */
function lineOf(storm: Storm, phone: Phone, weather: Weather, isAlone: boolean): Remote {
  const { server, hub, chance } = storm;
  const pusher = aPusher(phone.personId, phone.index + 1);
  const direct = makeMemoryRemote(server, pusher);
  const served: Remote = {
    ...direct,
    push: async (deviceId, items) => {
      try {
        const waits = weather !== 'calm' && chance.happens(0.2);
        const held = waits ? items.slice(-1) : [];
        const answer = await direct.push(deviceId, waits ? items.slice(0, -1) : items);
        const answers = held.map((item) => ({
          opId: item.op.opId,
          outcome: 'retry' as const,
          receipt: null,
          retryAfterMs: 30_000,
        }));
        return { ...answer, outcomes: [...answer.outcomes, ...answers] };
      } catch (thrown) {
        if (isFault(thrown)) throw thrown;
        // The server's process died over it: the socket breaks.
        storm.count.faults += 1;
        throw new Fault('offline');
      }
    },
    pull: async (cursor): Promise<PullPage> => {
      const page = await direct.pull(cursor);
      checkPage(storm, phone.personId, page);
      return page;
    },
    upload: async (file, bytes, onProgress) => {
      if (!hub.state.file.has(file.fileId) && !hub.state.ledger.has(file.opId))
        violate(storm, 'B1: a photo travelled before its text was kept');
      const harmed = weather !== 'calm' && chance.happens(0.1);
      if (harmed) storm.count.faults += 1;
      return direct.upload(file, harmed ? await flipped(bytes) : bytes, onProgress);
    },
  };
  phone.line.draw = () => drawEvent(storm, weather);
  phone.line.pass = (ms) => {
    storm.clock.ms += ms;
  };
  const lossy = plantInRemote(storm, phone, makeLossyRemote(served, phone.line));
  return isAlone ? impatient(storm, phone, lossy) : lossy;
}

/** P5: one who was told to wait, and heard it, does not ask again in the same cycle. */
function impatient(storm: Storm, phone: Phone, remote: Remote): Remote {
  const told = new Set<string>();
  return {
    ...remote,
    push: async (deviceId, items) => {
      if (items.some((item) => told.has(item.op.opId)))
        violate(storm, 'P5: an item told to wait was sent again at once');
      const answer = await remote.push(deviceId, items);
      // What another epoch says is not heard before the pull has told of it (E1).
      if (answer.epoch !== phone.disk.read().meta.epoch) return answer;
      const asked = new Set(items.map((item) => item.op.opId));
      for (const { opId, outcome } of answer.outcomes)
        if (outcome === 'retry' && asked.has(opId)) told.add(opId);
      return answer;
    },
  };
}

/** The store as this process sees it. */
const storeOf = (storm: Storm, phone: Phone, life: Life): LocalStore =>
  plantInStore(
    storm,
    phone,
    mortal(storm, life, makeMemoryLocalStore(phone.disk, phone.owner)),
  );

/** One process with its cycle; resolves when the cycle ends, or with null when the process is killed. */
async function runProcess(
  storm: Storm,
  phone: Phone,
  weather: Weather,
  { diesIn, isAlone, urgent }: { diesIn: number; isAlone: boolean; urgent: boolean },
): Promise<CycleResult | null> {
  let died: () => void = () => undefined;
  const death = new Promise<null>((resolve) => {
    died = () => resolve(null);
  });
  const life: Life = { diesIn, dead: false, calls: 0, died };
  const ports: Ports = {
    store: storeOf(storm, phone, life),
    remote: mortal(storm, life, lineOf(storm, phone, weather, isAlone)),
    verifier: plantInVerifier(storm, fakeVerifier),
    clock: {
      nowMs: () => storm.clock.ms + phone.skewMs,
      random: () => storm.chance.next(),
    },
  };
  const cycle = runCycle(ports, { memory: phone.memory, urgent });
  const result = await Promise.race([cycle, death]);
  storm.count.operations += life.calls;
  if (result !== null) return result;
  storm.count.faults += 1;
  storm.trace(`died ${phone.index}`);
  return null;
}

/**
 * Runs a cycle on a phone; with two runners page and worker both do, and the worker may be stopped at any step.
 * @param diesIn steps until the page is killed; 0 = it lives
 * @returns how the page's cycle ended; null when it was killed
 */
export async function syncPhone(
  storm: Storm,
  phone: Phone,
  { weather = 'calm' as Weather, diesIn = 0, runners = 1, urgent = false } = {},
): Promise<CycleResult | null> {
  const isAlone = runners === 1;
  const page = runProcess(storm, phone, weather, { diesIn, isAlone, urgent });
  const stopsIn = storm.chance.happens(0.5) ? 1 + storm.chance.int(12) : 0;
  const worker = isAlone
    ? null
    : runProcess(storm, phone, weather, { diesIn: stopsIn, isAlone, urgent });
  const [first] = await Promise.all([page, worker]);
  if (first === null) return null;
  phone.memory = first.memory;
  storm.trace(
    `${nowIsoOf(storm, phone)} ${phone.index} ${first.fault?.kind ?? 'level'} ${JSON.stringify(first.done)}`,
  );
  return first;
}
