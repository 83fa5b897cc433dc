// Signing in and out, and another password. Promises: an unknown name, a wrong password and a disabled person
// get one and the same answer for the same work; every success makes a new session id.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { fail, ok, type Result } from '../domain/result.ts';
import type { PasswordRequest, SessionAnswer, SignInRequest } from '../sync/protocol.ts';
import {
  type Caller,
  deviceToken,
  hashToken,
  makeToken,
  sessionEnd,
  sessionToken,
  setDeviceCookie,
} from './caller.ts';
import type { Deps } from './deps.ts';
import { hashPassword, isFitPassword, isPassword } from './password.ts';
import type { RefusalCode } from './replies.ts';
import { passwordGate, signInGate } from './sign-in-gate.ts';
import { findAccount, readAccount, setPassword } from './store/accounts.ts';
import { normaliseLogin } from './store/login.ts';
import {
  findDevice,
  insertSession,
  rememberDevice,
  revokeSession,
} from './store/sessions.ts';

/** A refusal to be answered with its code. */
export type Refused = { code: RefusalCode; retryAfterMs?: number };
/** A session just opened: the secret for the cookie, and what the device is told. */
export type Signed = { token: string; answer: SessionAnswer };

type Held = Pick<Caller, 'personId' | 'name' | 'mustChangePassword' | 'expiresAt'>;

/** What a device is told of its session; the keys are learned here, over a line the person trusts. */
export async function sessionAnswer(deps: Deps, held: Held): Promise<SessionAnswer> {
  const { personId, name, mustChangePassword, expiresAt } = held;
  const [{ published: keys }, { epoch }] = await Promise.all([
    deps.keys(),
    deps.settings(),
  ]);
  return { personId, name, mustChangePassword, expiresAt, keys, epoch };
}

async function open(
  deps: Deps,
  person: {
    personId: string;
    name: string;
    mustChangePassword: boolean;
    deviceId: string;
  },
): Promise<Signed> {
  const token = makeToken();
  const expiresAt = sessionEnd(deps);
  const { personId, deviceId } = person;
  await insertSession(deps.db, {
    tokenHash: hashToken(token),
    personId,
    deviceId,
    expiresAt,
  });
  return { token, answer: await sessionAnswer(deps, { ...person, expiresAt }) };
}

/** The browser's device hash, if the account has met this browser before. An unknown account asks as well. */
async function knownDevice(deps: Deps, request: FastifyRequest, personId: string) {
  const token = deviceToken(deps, request);
  if (token === null) return null;
  const hash = hashToken(token);
  return (await findDevice(deps.db, personId, hash)) ? hash : null;
}

/** Signs a person in at a slot of this browser. */
export async function signIn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: z.infer<typeof SignInRequest>,
): Promise<Result<Signed, Refused>> {
  const login = normaliseLogin(asked.login);
  const account = await findAccount(deps.db, login);
  const device = await knownDevice(deps, request, account?.personId ?? '');
  const gate = await signInGate(deps, { login, device, address: request.ip });
  if (gate.waitMs > 0) return fail({ code: 'too-many-tries', retryAfterMs: gate.waitMs });
  const fits = await isPassword(account?.hash ?? null, asked.password);
  if (account === null || !fits || account.disabled) return fail({ code: 'wrong-login' });
  await gate.forget();
  const { personId } = account;
  const token = deviceToken(deps, request) ?? makeToken();
  await rememberDevice(deps.db, personId, hashToken(token));
  setDeviceCookie(deps, reply, token);
  // Whatever session stood in this slot can no longer be reached: it ends.
  const before = sessionToken(deps, request, asked.slot);
  if (before !== null) await revokeSession(deps.db, hashToken(before));
  return ok(await open(deps, { ...account, deviceId: asked.deviceId }));
}

/** Ends the session on the server, whatever becomes of the cookie. */
export const signOut = (deps: Deps, caller: Caller): Promise<void> =>
  revokeSession(deps.db, caller.tokenHash);

/** Another password: ends every session of the person and opens a new one here. */
export async function changePassword(
  deps: Deps,
  caller: Caller,
  asked: z.infer<typeof PasswordRequest>,
): Promise<Result<Signed, Refused>> {
  const gate = await passwordGate(deps, caller.personId);
  if (gate.waitMs > 0) return fail({ code: 'too-many-tries', retryAfterMs: gate.waitMs });
  const account = await readAccount(deps.db, caller.personId);
  if (!(await isPassword(account?.hash ?? null, asked.current)))
    return fail({ code: 'wrong-password' });
  if (!isFitPassword(asked.next, asked.current, account?.logins ?? []))
    return fail({ code: 'password-unfit' });
  await gate.forget();
  await setPassword(deps.db, caller.personId, await hashPassword(asked.next), false);
  return ok(await open(deps, { ...caller, mustChangePassword: false }));
}
