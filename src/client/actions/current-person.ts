import {
  type DeviceDb,
  type PersonRow,
  readDeviceFact,
  readPeople,
} from '../../device/store/device-db.ts';
import { readKept, writeKept } from './kept.ts';

/**
 * Who works on this machine now: the person who signed in last and has not signed out. A session that ran out
 * does not change it: it pauses sync, never reading or writing.
 */
export async function currentPerson(device: DeviceDb): Promise<PersonRow | null> {
  const [people, last] = await Promise.all([
    readPeople(device),
    readDeviceFact(device, 'lastPerson'),
  ]);
  const found = people.find((p) => p.personId === last);
  return found !== undefined && found.slot !== null ? found : null;
}

const GUESS = 'lan-toa-person';

/** Who worked here when the app was last open, for speed alone: only the machine's database is believed. */
export const readPersonGuess = (): string | null => readKept(GUESS);

export const writePersonGuess = (personId: string): void => writeKept(GUESS, personId);
