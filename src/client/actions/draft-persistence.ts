import { readDeviceFact } from '../../device/store/device-db.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import { askPersistence } from '../../device/store/storage-state.ts';

let isAsked = false;

/**
 * Asks the browser, once, not to clear our data: now that there is something of the person's to keep. Some browsers
 * show a question for it, so it is never asked at launch and never twice.
 */
export async function askToKeep({ device }: PersonStore): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  if ((await readDeviceFact(device, 'persistence')) === undefined)
    await askPersistence(device);
}
