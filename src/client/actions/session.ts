import { changePassword, signIn, signOut } from '../../device/remote/session.ts';
import {
  readPeople,
  readPerson,
  updatePerson,
  writeDeviceFact,
} from '../../device/store/device-db.ts';
import { deviceDb } from '../../device/store/person-store.ts';
import { type FaultKind, isFault } from '../../sync/fault.ts';

/** Why a person was not let in; a `wait` names its minutes. */
export type Refusal =
  | { code: FaultKind | 'wrong-login' | 'unknown-server' | 'another-person' }
  | { code: 'wait'; minutes: number };
export type PasswordRefusal =
  | { code: FaultKind | 'wrong-password' | 'password-unfit' }
  | { code: 'wait'; minutes: number };

const minutesOf = (ms: number | null): number =>
  Math.max(1, Math.ceil((ms ?? 0) / 60_000));
const faultOf = (thrown: unknown): { code: FaultKind } => {
  if (!isFault(thrown)) throw thrown;
  return { code: thrown.kind };
};

/**
 * Lets a person in on this machine.
 * @param only the person whose session ran out: anybody else's account is then turned away
 * @returns null when it went well
 */
export async function enter(
  who: { login: string; password: string },
  only: string | null,
): Promise<Refusal | null> {
  const device = deviceDb();
  try {
    const before = new Set(await openSessions());
    const result = await signIn(device, who);
    if (!result.ok)
      return result.problem.code === 'too-many-tries'
        ? { code: 'wait', minutes: minutesOf(result.problem.retryAfterMs) }
        : { code: result.problem.code };
    const { personId } = result.value;
    if (only === null || personId === only) return null;
    // The machine stays with the one at work; the other's fresh session goes again.
    await writeDeviceFact(device, 'lastPerson', only);
    if (!before.has(personId)) await signOut(device, personId);
    return { code: 'another-person' };
  } catch (thrown) {
    return faultOf(thrown);
  }
}

async function openSessions(): Promise<string[]> {
  const rows = await readPeople(deviceDb());
  return rows.filter((row) => row.slot !== null).map((row) => row.personId);
}

/** Goes on as somebody whose session on this machine is still open. */
export const continueAs = (personId: string): Promise<void> =>
  writeDeviceFact(deviceDb(), 'lastPerson', personId);

/** Puts the machine into nobody's hands; sessions and everything written stay as they are. */
export const handOver = (): Promise<void> =>
  writeDeviceFact(deviceDb(), 'lastPerson', '');

/** Longer than this nobody waits at the door: what the server was not told stays owed, and is told later. */
const DOOR_MS = 1500;

/** Signs out on this machine, and on the server as soon as there is a line. Deletes nothing. */
export async function leave(personId: string): Promise<void> {
  const device = deviceDb();
  const told = signOut(device, personId).catch(faultOf);
  const door = new Promise((resolve) => setTimeout(resolve, DOOR_MS));
  await Promise.race([told, door]);
  const row = await readPerson(device, personId);
  if (row !== undefined && row.slot !== null)
    await updatePerson(device, personId, { slot: null });
  await handOver();
}

/** Opens the app anew: nothing of the person before stays in memory. */
export const startOver = (): void => location.replace('/');

/** Changes the first password. Null when it went well. */
export async function setPassword(
  personId: string,
  words: { current: string; next: string },
): Promise<PasswordRefusal | null> {
  try {
    const result = await changePassword(deviceDb(), personId, words);
    if (result.ok) return null;
    const { problem } = result;
    return problem.code === 'too-many-tries'
      ? { code: 'wait', minutes: minutesOf(problem.retryAfterMs) }
      : { code: problem.code };
  } catch (thrown) {
    return faultOf(thrown);
  }
}
