// What is known about the storage under us. Promises: an empty database is never taken for a new phone when a copy of
// its canary outside says otherwise. Refuses to trust `persisted()`: it stays true after the data is gone.
import type { DeviceDb } from './device-db.ts';
import { newUuid } from './new-uuid.ts';
import { guarded } from './storage-fault.ts';

type Canary = { id: string; counter: number };
/** `new`: first start here · `whole` · `lost`: this browser held our data before and it is gone or older now. */
export type StorageWholeness = 'new' | 'whole' | 'lost';

const CANARY_CACHE = 'lan-toa-canary';
const CANARY_URL = '/canary.json';

const isCanary = (value: unknown): value is Canary => {
  const { id, counter } = (value ?? {}) as Partial<Canary>;
  return typeof id === 'string' && typeof counter === 'number';
};

async function readCopy(box: CacheStorage | undefined): Promise<Canary | null> {
  const cache = await box?.open(CANARY_CACHE);
  const value: unknown = await (await cache?.match(CANARY_URL))?.json();
  return isCanary(value) ? value : null;
}

async function writeCopy(box: CacheStorage | undefined, canary: Canary): Promise<void> {
  const cache = await box?.open(CANARY_CACHE);
  await cache?.put(CANARY_URL, Response.json(canary));
}

/**
 * Compares the canary in the database with its copy in the Cache API and moves both on. Once per start.
 * @param box stands in for the Cache API, which not every place has
 */
export async function checkCanary(
  db: DeviceDb,
  box: CacheStorage | undefined = globalThis.caches,
): Promise<StorageWholeness> {
  const copy = await readCopy(box);
  const held = (await guarded(db, () => db.device.get('canary')))?.value;
  const own = isCanary(held) ? held : null;
  const next = {
    id: own?.id ?? copy?.id ?? newUuid(),
    counter: Math.max(own?.counter ?? 0, copy?.counter ?? 0) + 1,
  };
  await guarded(db, () => db.device.put({ key: 'canary', value: next }));
  // The copy follows: it may be behind the database, never ahead of it.
  await writeCopy(box, next);
  if (own === null) return copy === null ? 'new' : 'lost';
  const isBehind = copy !== null && (copy.id !== own.id || copy.counter > own.counter);
  return isBehind ? 'lost' : 'whole';
}

export type StorageState = {
  usedBytes: number | null;
  /** The browser's guess: a disk can be full long before it. */
  quotaBytes: number | null;
  isPersistent: boolean | null;
};

/** What the browser says about space and persistence; null = it does not say. */
export async function readStorageState(): Promise<StorageState> {
  const storage: Partial<StorageManager> | undefined = globalThis.navigator?.storage;
  const estimate = (await storage?.estimate?.()) ?? {};
  return {
    usedBytes: estimate.usage ?? null,
    quotaBytes: estimate.quota ?? null,
    isPersistent: (await storage?.persisted?.()) ?? null,
  };
}

/**
 * Asks the browser to keep our data; after the first saved draft, not at launch. Only a page can ask.
 * @returns what it said, or null where it cannot be asked
 */
export async function askPersistence(db: DeviceDb): Promise<boolean | null> {
  const storage = globalThis.navigator?.storage as
    | { persist?: () => Promise<boolean> }
    | undefined;
  if (storage?.persist === undefined) return null;
  const value = await storage.persist();
  await guarded(db, () => db.device.put({ key: 'persistence', value }));
  return value;
}
