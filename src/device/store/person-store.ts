// What every storage function is handed: one person's database, the machine's, the vault, and time. Opened once
// per person and thread; the same object for everyone who asks.
import type { Clock } from '../../sync/ports.ts';
import { systemClock } from '../clock.ts';
import { DeviceDb, readDeviceId } from './device-db.ts';
import { newUuid } from './new-uuid.ts';
import { replayParked } from './page-rows.ts';
import { PersonDb, personDbName } from './person-db.ts';
import { guarded } from './storage-fault.ts';
import { plainVault, type Vault } from './vault.ts';

export type PersonStore = {
  readonly personId: string;
  readonly deviceId: string;
  readonly db: PersonDb;
  readonly device: DeviceDb;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly newId: () => string;
};

export type StoreOptions = {
  device?: DeviceDb;
  vault?: Vault;
  clock?: Clock;
  newId?: () => string;
  /**
   * Handed the database while it is being opened: what is asked of it here waits for that, and is then the first
   * thing it is asked.
   */
  onOpening?: (opening: Pick<PersonStore, 'personId' | 'db' | 'vault'>) => void;
  /** Told when another tab's old connection keeps this one from opening; tell the person to close it. */
  onBlocked?: () => void;
};

let sharedDevice: DeviceDb | null = null;
/** The machine's database, one object per thread. */
export function deviceDb(): DeviceDb {
  sharedDevice ??= new DeviceDb();
  return sharedDevice;
}

/**
 * Opens a person's database (making it the first time) and replays what an earlier build had to park.
 * @throws Fault `storage-blocked` in a private window, or where storage is refused
 */
export async function openPersonStore(
  personId: string,
  options: StoreOptions = {},
): Promise<PersonStore> {
  const db = new PersonDb(personDbName(personId));
  // An open form must not hold up the new version: give way, and open again behind it (W1).
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: false });
    return false;
  });
  db.on('blocked', () => options.onBlocked?.());
  const device = options.device ?? deviceDb();
  const vault = options.vault ?? plainVault;
  const opening = guarded(db, () => db.open());
  // Asked before anything else, so that its answer does not wait behind a long one.
  const parked = guarded(db, () => db.parked.count());
  options.onOpening?.({ personId, db, vault });
  const [deviceId, left] = await Promise.all([readDeviceId(device), parked, opening]);
  const store: PersonStore = {
    personId,
    deviceId,
    db,
    device,
    vault,
    clock: options.clock ?? systemClock,
    newId: options.newId ?? newUuid,
  };
  if (left > 0) await replayParked(store);
  return store;
}

/** The moment now as UTC ISO text. */
export const nowIso = (store: Pick<PersonStore, 'clock'>): string =>
  new Date(store.clock.nowMs()).toISOString();
