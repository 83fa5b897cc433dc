// Signing in, out and another password. Promises: the server's keys are learned at the first sign-in on this machine and
// from then on only replaced by keys they vouch for (K); a cookie slot belongs to one person at a time; signing
// out touches nothing that was written.

import { fail, ok, type Result } from '../../domain/result.ts';
import { Fault, isFault } from '../../sync/fault.ts';
import type { SessionAnswer } from '../../sync/protocol.ts';
import { growTrust } from '../../sync/receipt.ts';
import { nothing } from '../shape.ts';
import {
  type DeviceDb,
  type PersonRow,
  readDeviceFact,
  readDeviceId,
  readKeys,
  readPeople,
  updatePerson,
  writeDeviceFact,
  writeKeys,
  writePerson,
} from '../store/device-db.ts';
import { jsonBody } from './gzip.ts';
import { asFault, ask, type Http, type HttpOptions, makeHttp } from './http.ts';
import { makeVerifier } from './verifier.ts';
import { sessionAnswer } from './wire.ts';

export type SignInProblem =
  | { code: 'wrong-login' }
  | { code: 'too-many-tries'; retryAfterMs: number | null }
  /** The keys offered are vouched for by none we know: this is not the server this machine trusts. */
  | { code: 'unknown-server' };
export type PasswordProblem =
  | { code: 'wrong-password' }
  | { code: 'password-unfit' }
  | { code: 'too-many-tries'; retryAfterMs: number | null };

/** How the server is reached, whoever speaks. */
export type Reach = Omit<HttpOptions, 'slot'>;

const SLOTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const OWED = 'owedSignOuts';

const postJson = async (value: unknown) => ({
  method: 'POST' as const,
  ...(await jsonBody(value)),
});

/** Slots whose cookie still has to be given back. */
async function readOwed(device: DeviceDb): Promise<number[]> {
  const held = await readDeviceFact(device, OWED);
  return Array.isArray(held) ? held.filter((it) => typeof it === 'number') : [];
}

/** A slot nobody holds; when all eight are held, that of whoever signed in longest ago is given up first. */
async function takeSlot(device: DeviceDb): Promise<number> {
  const people = await readPeople(device);
  const owed = await readOwed(device);
  const held = new Set<number>([...owed, ...people.flatMap((row) => row.slot ?? [])]);
  const free = SLOTS.find((slot) => !held.has(slot));
  if (free !== undefined) return free;
  const last = people.findLast((row) => row.slot !== null);
  if (last?.slot == null) return owed[0] ?? 0;
  await updatePerson(device, last.personId, { slot: null });
  return last.slot;
}

/**
 * Signs in. Needs a line.
 * @throws Fault when the server cannot be reached or understood
 */
export async function signIn(
  device: DeviceDb,
  who: { login: string; password: string },
  reach: Reach = {},
): Promise<Result<SessionAnswer, SignInProblem>> {
  await payOwedSignOuts(device, reach);
  const slot = await takeSlot(device);
  const http = makeHttp({ ...reach, slot });
  const body = await postJson({
    login: who.login.normalize('NFC').trim(),
    password: who.password.normalize('NFC'),
    deviceId: await readDeviceId(device),
    slot,
  });
  const { value, refusal } = await ask(http, '/session', body, sessionAnswer);
  if (refusal !== null) {
    const { status, retryAfterMs } = refusal;
    if (status === 401) return fail({ code: 'wrong-login' });
    if (status === 429) return fail({ code: 'too-many-tries', retryAfterMs });
    throw asFault(refusal);
  }
  if (!(await learnKeys(device, value))) {
    await owe(device, slot);
    return fail({ code: 'unknown-server' });
  }
  await rememberPerson(device, value, slot);
  return ok(value);
}

/** K: the first keys are taken as they come; later ones only when vouched for. */
async function learnKeys(device: DeviceDb, { keys }: SessionAnswer): Promise<boolean> {
  const trusted = await readKeys(device);
  const grown =
    trusted.length === 0 ? keys : await growTrust(trusted, keys, makeVerifier());
  const isKnown = keys.some((key) => grown.some((it) => it.keyId === key.keyId));
  if (isKnown) await writeKeys(device, grown);
  return isKnown;
}

async function rememberPerson(
  device: DeviceDb,
  answer: SessionAnswer,
  slot: number,
): Promise<void> {
  const { personId, name, mustChangePassword, expiresAt } = answer;
  const before = (await readPeople(device)).find((row) => row.personId === personId);
  // A second sign-in of the same person leaves the first cookie behind.
  if (before?.slot != null && before.slot !== slot) await owe(device, before.slot);
  const row: PersonRow = {
    personId,
    name,
    slot,
    demo: before?.demo ?? false,
    signedInAt: new Date().toISOString(),
    expiresAt,
    mustChangePassword,
  };
  await writePerson(device, row);
}

async function owe(device: DeviceDb, slot: number): Promise<void> {
  const owed = await readOwed(device);
  await writeDeviceFact(device, OWED, [...new Set([...owed, slot])]);
}

/** Ends sessions that were left while there was no line; what cannot be ended now stays owed. */
export async function payOwedSignOuts(
  device: DeviceDb,
  reach: Reach = {},
): Promise<void> {
  for (const slot of await readOwed(device)) {
    if (!(await endSession(makeHttp({ ...reach, slot })))) return;
    const owed = await readOwed(device);
    await writeDeviceFact(
      device,
      OWED,
      owed.filter((it) => it !== slot),
    );
  }
}

/** Whether the slot's session is over on the server. */
async function endSession(http: Http): Promise<boolean> {
  try {
    const { refusal } = await ask(http, '/session', { method: 'DELETE' }, nothing);
    return refusal === null || refusal.status === 401;
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return false;
  }
}

/** Signs out on this machine at once, and on the server as soon as there is a line. Nothing written is touched. */
export async function signOut(
  device: DeviceDb,
  personId: string,
  reach: Reach = {},
): Promise<void> {
  const row = (await readPeople(device)).find((it) => it.personId === personId);
  if (row === undefined || row.slot === null) return;
  await owe(device, row.slot);
  await updatePerson(device, personId, { slot: null });
  await payOwedSignOuts(device, reach);
}

/** Who the slot's cookie speaks for. @throws Fault `signed-out` when for nobody */
export async function whoAmI(
  device: DeviceDb,
  personId: string,
  reach: Reach = {},
): Promise<SessionAnswer> {
  const http = await httpOf(device, personId, reach);
  const { value, refusal } = await ask(http, '/session', {}, sessionAnswer);
  if (refusal !== null) throw asFault(refusal);
  if (value.personId !== personId) throw new Fault('signed-out', 'another person');
  const { name, mustChangePassword, expiresAt } = value;
  await updatePerson(device, personId, { name, mustChangePassword, expiresAt });
  return value;
}

/** Changes the password of a signed-in person. */
export async function changePassword(
  device: DeviceDb,
  personId: string,
  words: { current: string; next: string },
  reach: Reach = {},
): Promise<Result<SessionAnswer, PasswordProblem>> {
  const http = await httpOf(device, personId, reach);
  const body = await postJson({
    current: words.current.normalize('NFC'),
    next: words.next.normalize('NFC'),
  });
  const { value, refusal } = await ask(http, '/session/password', body, sessionAnswer);
  if (refusal !== null) {
    const { code, status, retryAfterMs } = refusal;
    if (code === 'wrong-password') return fail({ code });
    if (status === 400) return fail({ code: 'password-unfit' });
    if (status === 429) return fail({ code: 'too-many-tries', retryAfterMs });
    throw asFault(refusal);
  }
  const { mustChangePassword, expiresAt } = value;
  await updatePerson(device, personId, { mustChangePassword, expiresAt });
  return ok(value);
}

/** Calls in the name of a person. @throws Fault `signed-out` without a session on this machine */
export async function httpOf(
  device: DeviceDb,
  personId: string,
  reach: Reach = {},
): Promise<Http> {
  const row = (await readPeople(device)).find((it) => it.personId === personId);
  if (row?.slot == null) throw new Fault('signed-out', 'no session on this machine');
  return makeHttp({ ...reach, slot: row.slot });
}
