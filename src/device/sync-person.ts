// One person's ports, composed for page and worker alike, and the cycle under its lock: one runner per person at a
// time, whoever it is.
import { personal } from '../domain/unit.ts';
import { type CycleOptions, type CycleResult, runCycle } from '../sync/cycle.ts';
import { Fault, type FaultKind } from '../sync/fault.ts';
import type { Ports, Remote } from '../sync/ports.ts';
import { keepFormFiles } from './form-files.ts';
import { makeHttp } from './remote/http.ts';
import { makeRemote } from './remote/remote.ts';
import { payOwedSignOuts, type Reach } from './remote/session.ts';
import { makeVerifier } from './remote/verifier.ts';
import { readPeople, readPerson } from './store/device-db.ts';
import { makeLocalStore } from './store/local-store.ts';
import { forgetSettled } from './store/outbox-rows.ts';
import type { PersonStore } from './store/person-store.ts';
import { readSetting, writeSetting } from './store/queries.ts';

export type SyncWorld = {
  appVersion: string;
  reach?: Reach;
  /** Where files of forms are kept, where that is not the platform's own. */
  caches?: CacheStorage;
};

/** The ports of one person. Without a session on this machine every call answers `signed-out`. */
export async function makePorts(store: PersonStore, world: SyncWorld): Promise<Ports> {
  const { slot = null } = (await readPerson(store.device, store.personId)) ?? {};
  const remote =
    slot === null
      ? SIGNED_OUT
      : makeRemote(makeHttp({ ...world.reach, slot }), world.appVersion);
  return {
    store: makeLocalStore(store),
    remote: onlyFor(store.personId, remote),
    verifier: makeVerifier(),
    clock: store.clock,
  };
}

const signedOut = () => Promise.reject(new Fault('signed-out', 'no session here'));
const SIGNED_OUT: Remote = {
  push: signedOut,
  pull: signedOut,
  upload: signedOut,
  fileReceipt: signedOut,
  download: signedOut,
};

/** A page listed for somebody else is never written into this person's database, whatever cookie fetched it. */
const onlyFor = (personId: string, remote: Remote): Remote => ({
  ...remote,
  pull: async (cursor) => {
    const page = await remote.pull(cursor);
    if (!page.scope.includes(personal(personId)))
      throw new Fault('signed-out', 'another person');
    return page;
  },
});

/** How the last cycle on this machine ended, whoever ran it. */
export type LastSync = { fault: FaultKind | null; at: string; retryAtMs: number | null };
const LAST_SYNC = 'lastSync';

export const readLastSync = async (
  store: Pick<PersonStore, 'db' | 'vault' | 'personId'>,
): Promise<LastSync | null> =>
  ((await readSetting(store, LAST_SYNC)) ?? null) as LastSync;

export type SyncOptions = CycleOptions & { onProgress?: Ports['onProgress'] };

/**
 * Runs one cycle under the person's lock.
 * @returns null when another tab or the worker is at it already
 */
export async function syncPerson(
  store: PersonStore,
  world: SyncWorld,
  { onProgress, ...options }: SyncOptions = {},
): Promise<CycleResult | null> {
  return underLock(syncLock(store), async () => {
    const ports = await makePorts(store, world);
    const result = await runCycle(onProgress ? { ...ports, onProgress } : ports, options);
    const at = new Date(store.clock.nowMs()).toISOString();
    const { fault, retryAtMs } = result;
    const last: LastSync = { fault: fault?.kind ?? null, at, retryAtMs };
    await writeSetting(store, LAST_SYNC, last);
    if (fault === null) {
      await forgetSettled(store);
      await payOwedSignOuts(store.device, world.reach);
    }
    return result;
  });
}

const syncLock = ({ personId }: PersonStore): string => `sync:${personId}`;

/**
 * Fetches what forms bring along, once their texts are level (B6): under a lock of its own, so that no sync waits for
 * it. Ends before the next piece when a sync begins, whose own end begins it again, and when the person signs out.
 * @param mayGoOn false when whoever asked has no use for it any more
 */
export async function bringFormFiles(
  store: PersonStore,
  world: SyncWorld,
  mayGoOn: () => boolean = () => true,
): Promise<void> {
  const slotNow = async () =>
    (await readPerson(store.device, store.personId))?.slot ?? null;
  const slot = await slotNow();
  if (slot === null) return;
  const http = makeHttp({ ...world.reach, slot });
  await underLock(`form-files:${store.personId}`, () =>
    keepFormFiles(store, http, {
      caches: world.caches,
      // A slot given up may be another person's by now.
      mayGoOn: async () =>
        mayGoOn() && (await slotNow()) === slot && !(await isHeld(syncLock(store))),
    }),
  );
}

/** Whether somebody holds a lock now, page or worker. */
async function isHeld(name: string): Promise<boolean> {
  const { held = [] } = (await globalThis.navigator?.locks?.query()) ?? {};
  return held.some((lock) => lock.name === name);
}

/** Runs work under a Web Lock if it is free; where there are no locks, the server's own dedupe has to do. */
async function underLock<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return work();
  return locks.request(name, { ifAvailable: true }, (lock) =>
    lock === null ? null : work(),
  );
}

/** People with a session on this machine: those the worker syncs for. */
export const signedInPeople = async (device: PersonStore['device']): Promise<string[]> =>
  (await readPeople(device)).flatMap((row) => (row.slot === null ? [] : [row.personId]));
