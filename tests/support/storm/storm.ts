// The world of one history: a hub with its office, phones with their people, one clock, one chance.
import type { Grant } from '../../../src/domain/person.ts';
import { primaryGrant } from '../../../src/domain/person.ts';
import { NOW_MS } from '../build.ts';
import { type Chance, makeChance } from '../chance.ts';
import { aHubWorld } from '../hub-world.ts';
import {
  type HubBackup,
  type MemoryHub,
  makeMemoryHub,
  type SlowTx,
} from '../memory-hub.ts';
import { publish } from '../memory-hub-tx.ts';
import { type MemoryServer, makeMemoryServer } from '../memory-remote.ts';
import { makePhone, type Phone } from './phone.ts';
import { plantInHub } from './planted.ts';

export type Storm = {
  seed: number;
  chance: Chance;
  /** Names of planted faults: empty, except where the storm itself is tested. */
  planted: ReadonlySet<string>;
  clock: { ms: number };
  hub: MemoryHub;
  server: MemoryServer;
  phones: Phone[];
  /** Office work whose transaction is still open. */
  slow: SlowTx[];
  backups: { hub: HubBackup; bytes: Map<string, Uint8Array> }[];
  /** How often the server was restored: its memory of earlier answers may be gone since. */
  restored: number;
  keyNumber: number;
  made: number;
  /** Transaction steps until the server process dies; 0 = it does not. */
  hubDiesIn: number;
  count: { operations: number; faults: number };
  violations: string[];
  /** Running hash of everything that happened, so that two runs can be compared. */
  trace: (text: string) => void;
  traceHash: () => string;
  unitOf(personId: string): string;
};

/** FNV-1a, fed piece by piece. */
function makeTrace() {
  let hash = 0x811c9dc5;
  return {
    trace: (text: string) => {
      for (let i = 0; i < text.length; i++)
        hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    },
    traceHash: () => (hash >>> 0).toString(16).padStart(8, '0'),
  };
}

const CASTS: readonly (readonly string[])[] = [
  ['person-1', 'coordinator-1'],
  ['person-1', 'person-2', 'coordinator-1'],
  ['person-1', 'person-1', 'person-b'],
  ['person-1', 'person-2', 'coordinator-1', 'person-b'],
];

/** The world at the start of a history. */
export function makeStorm(seed: number, planted: ReadonlySet<string>): Storm {
  const chance = makeChance(seed);
  const clock = { ms: NOW_MS };
  const hub = makeMemoryHub(aHubWorld(), () => clock.ms);
  hub.pageRows = chance.pick([2, 5, 20]);
  hub.planted = new Set(planted);
  const strict = !planted.has('relaxed-durability');
  const storm: Storm = {
    seed,
    chance,
    planted,
    clock,
    hub,
    server: makeMemoryServer(hub),
    phones: chance.pick(CASTS).map((personId, n) => makePhone(n, personId, strict)),
    slow: [],
    backups: [],
    restored: 0,
    keyNumber: 1,
    made: 1_000,
    hubDiesIn: 0,
    count: { operations: 0, faults: 0 },
    violations: [],
    ...makeTrace(),
    unitOf: (personId) => {
      const grants = (hub.state.person.get(personId)?.grants ?? []) as Grant[];
      const today = new Date(clock.ms).toISOString().slice(0, 10);
      return primaryGrant(grants, today)?.unitId ?? grants[0]?.unitId ?? 'xa-a';
    },
  };
  plantInHub(storm);
  // A record of a type this build does not know: it has to be parked, and everything else to go on.
  hub.change((layer, stamp) => {
    publish(layer, stamp, 'poll', 'poll-1', { id: 'poll-1' }, ['all']);
  });
  for (const phone of storm.phones) phone.disk.write(() => ({ keys: [hub.signer.key] }));
  return storm;
}

/** Notes a broken promise; the history ends with the first. */
export const violate = (storm: Storm, promise: string): void => {
  storm.violations.push(promise);
};
