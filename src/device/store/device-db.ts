// The database of this machine, shared by the people who use it: who signed in here, the server's keys, the
// device's own id and its canary. Holds nothing anyone wrote.
import { Dexie, type EntityTable } from 'dexie';
import type { ServerKey } from '../../sync/protocol.ts';
import { newUuid } from './new-uuid.ts';
import { guarded } from './storage-fault.ts';

/** Someone who signed in on this machine; signing out keeps the row (and all their unsent work). */
export type PersonRow = {
  personId: string;
  name: string;
  /** Number of the cookie that carries the session, 0–7; null = no session on this machine. */
  slot: number | null;
  demo: boolean;
  signedInAt: string;
  expiresAt: string | null;
  mustChangePassword: boolean;
};

/** One fact about this machine by name: `deviceId`, `canary`, `lastPerson`, `language`… */
export type DeviceFact = { key: string; value: unknown };
export type KeyRow = ServerKey & { place: number };

export const DEVICE_DB_NAME = 'lan-toa';

export class DeviceDb extends Dexie {
  declare device: EntityTable<DeviceFact, 'key'>;
  declare people: EntityTable<PersonRow, 'personId'>;
  declare keys: EntityTable<KeyRow, 'keyId'>;
  constructor(name = DEVICE_DB_NAME) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ device: 'key', people: 'personId', keys: 'keyId' });
  }
}

/** The device's id: made at the first call, the same ever after. */
export async function readDeviceId(db: DeviceDb): Promise<string> {
  // Read first: a transaction that may write would keep every other reader of the start waiting.
  const held = await readDeviceFact(db, 'deviceId');
  return typeof held === 'string' ? held : makeDeviceId(db);
}

/** Of two tabs that begin at once one makes the id, and both have it. */
const makeDeviceId = (db: DeviceDb): Promise<string> =>
  guarded(db, () =>
    db.transaction('rw', db.device, async () => {
      const held = await db.device.get('deviceId');
      if (typeof held?.value === 'string') return held.value;
      const value = newUuid();
      await db.device.put({ key: 'deviceId', value });
      return value;
    }),
  );

/** A fact of the device, or undefined. */
export const readDeviceFact = async (db: DeviceDb, key: string): Promise<unknown> =>
  (await guarded(db, () => db.device.get(key)))?.value;

export const writeDeviceFact = async (
  db: DeviceDb,
  key: string,
  value: unknown,
): Promise<void> => {
  await guarded(db, () => db.device.put({ key, value }));
};

/** The server's keys in the order in which they were accepted. */
export async function readKeys(db: DeviceDb): Promise<ServerKey[]> {
  const rows = await guarded(db, () => db.keys.toArray());
  rows.sort((a, b) => a.place - b.place);
  return rows.map(({ place: _, ...key }) => key);
}

/** Adds keys; one that is already held is left as it is. */
export const writeKeys = (db: DeviceDb, keys: readonly ServerKey[]): Promise<void> =>
  guarded(db, () =>
    db.transaction('rw', db.keys, async () => {
      const held = await db.keys.toArray();
      const known = new Set(held.map((key) => key.keyId));
      const added = keys.filter((key) => !known.has(key.keyId));
      await db.keys.bulkPut(added.map((key, n) => ({ ...key, place: held.length + n })));
    }),
  );

/** Everyone who signed in on this machine, the latest first. */
export async function readPeople(db: DeviceDb): Promise<PersonRow[]> {
  const rows = await guarded(db, () => db.people.toArray());
  return rows.sort((a, b) => b.signedInAt.localeCompare(a.signedInAt));
}

export const readPerson = (
  db: DeviceDb,
  personId: string,
): Promise<PersonRow | undefined> => guarded(db, () => db.people.get(personId));

export const writePerson = async (db: DeviceDb, row: PersonRow): Promise<void> => {
  await guarded(db, () =>
    db.transaction('rw', db.people, db.device, async () => {
      await db.people.put(row);
      await db.device.put({ key: 'lastPerson', value: row.personId });
    }),
  );
};

/** Changes what is known of someone who signed in here; unknown people are left unknown. */
export const updatePerson = async (
  db: DeviceDb,
  personId: string,
  change: Partial<Omit<PersonRow, 'personId'>>,
): Promise<void> => {
  await guarded(db, () => db.people.update(personId, change));
};
