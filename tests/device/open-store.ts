// A person's store on a fake IndexedDB, each with a name and a machine of its own.
import 'fake-indexeddb/auto';
import { DeviceDb } from '../../src/device/store/device-db.ts';
import {
  openPersonStore,
  type PersonStore,
  type StoreOptions,
} from '../../src/device/store/person-store.ts';
import { NOW_MS, uuid } from '../support/build.ts';

let opened = 0;

/** Opens a new person's store; time stands still unless a clock is handed in. */
export async function openStore(
  options: StoreOptions & { personId?: string } = {},
): Promise<PersonStore> {
  opened += 1;
  let made = 0;
  return openPersonStore(options.personId ?? `person-1-${opened}`, {
    device: new DeviceDb(`lan-toa-test-${opened}`),
    clock: { nowMs: () => NOW_MS, random: () => 0.5 },
    newId: () => {
      made += 1;
      return uuid(made, 100 + (opened % 100));
    },
    ...options,
  });
}

/** Closes the handles and opens the same databases again, as a restart of the app does. */
export async function reopenStore(
  store: PersonStore,
  options: StoreOptions = {},
): Promise<PersonStore> {
  store.db.close();
  const device = new DeviceDb(store.device.name);
  store.device.close();
  const { personId, vault, clock, newId } = store;
  return openPersonStore(personId, { device, vault, clock, newId, ...options });
}

export function closeStore(store: PersonStore): void {
  store.db.close();
  store.device.close();
}
