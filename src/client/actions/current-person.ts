import {
  type DeviceDb,
  type PersonRow,
  readDeviceFact,
  readPeople,
} from '../../device/store/device-db.ts';
import { AT_WORK_COOKIE } from '../../sync/protocol.ts';
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

/** Tells the server for whom an address speaks that is opened in this browser outside the app. */
export function writeAtWork(person: PersonRow | null): void {
  const slot = person?.slot ?? 'nobody';
  // biome-ignore lint/suspicious/noDocumentCookie: the other way to write one is not in every browser of ours
  document.cookie = `${AT_WORK_COOKIE}=${slot};path=/;max-age=${AT_WORK_SECONDS};samesite=lax`;
}
/** As long as the longest session. */
const AT_WORK_SECONDS = 90 * 86_400;

const GUESS = 'lan-toa-person';

/** Who worked here when the app was last open, for speed alone: only the machine's database is believed. */
export const readPersonGuess = (): string | null => readKept(GUESS);

export const writePersonGuess = (personId: string): void => writeKept(GUESS, personId);
