// Who is asking. A session is an opaque random token in an HttpOnly cookie, one cookie per slot so that
// two people on one machine keep theirs; the database holds only its SHA-256.
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  AT_WORK_COOKIE,
  MIN_PROTOCOL,
  PROTOCOL_HEADER,
  SLOT_HEADER,
} from '../sync/protocol.ts';
import type { Deps } from './deps.ts';
import { isOwnOrigin } from './origin.ts';
import type { Policy } from './policy.ts';
import { refuse } from './replies.ts';
import { findSession, renewSession, type Session } from './store/sessions.ts';

/** The session a call came with, and the slot its cookie stood in. */
export type Caller = Session & { slot: number };

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

export const SESSION_DAYS = 90;
const SESSION_SECONDS = SESSION_DAYS * 86_400;
const DAY_MS = 86_400_000;
const DEVICE_SECONDS = 400 * 86_400;

/** When a session that is used now will end. */
export const sessionEnd = (deps: Deps): string =>
  new Date(deps.now().getTime() + SESSION_SECONDS * 1000).toISOString();

/** A new secret of 256 bits. */
export const makeToken = (): string => randomBytes(32).toString('base64url');
/** What is kept of a secret. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/**
 * The slot a call names. An address opened outside the app (a link in an exported table) names none and speaks for who
 * works in this browser now, and for nobody while nobody does: never for whoever signed in here first.
 * @returns null for nobody, and for nonsense
 */
function slotOf(deps: Deps, request: FastifyRequest): number | null {
  const named = request.headers[SLOT_HEADER] ?? request.cookies[AT_WORK_COOKIE];
  if (named === undefined) return onlySlot(deps, request);
  return typeof named === 'string' && /^[0-7]$/.test(named) ? Number(named) : null;
}

/** Where the browser has forgotten who is at work (Safari keeps that for a week): its one session, if it has no other. */
function onlySlot(deps: Deps, request: FastifyRequest): number | null {
  const held = SLOTS.filter((slot) => sessionToken(deps, request, slot) !== null);
  return held.length === 1 ? (held[0] ?? null) : null;
}
const SLOTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

const cookieName = (deps: Deps, name: string): string =>
  deps.isHttps ? `__Host-${name}` : name;
const cookieFlags = (deps: Deps, maxAge: number) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: deps.isHttps,
  maxAge,
});

/** Hands the token to the browser, or takes it back when it is null. */
export function setSessionCookie(
  deps: Deps,
  reply: FastifyReply,
  slot: number,
  token: string | null,
): void {
  const maxAge = token === null ? 0 : SESSION_SECONDS;
  reply.setCookie(cookieName(deps, `lt-${slot}`), token ?? '', cookieFlags(deps, maxAge));
}

/** The token of the slot's cookie, or null. */
export const sessionToken = (
  deps: Deps,
  request: FastifyRequest,
  slot: number,
): string | null => request.cookies[cookieName(deps, `lt-${slot}`)] ?? null;

/** Called at each sync: moves the session's end on, at most once a day, and the cookie's with it. */
export async function keepSession(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { slot, tokenHash, lastSeenAt } = callerOf(request);
  if (deps.now().getTime() - Date.parse(lastSeenAt) < DAY_MS) return;
  const token = sessionToken(deps, request, slot);
  const isRenewed = await renewSession(deps.db, tokenHash, sessionEnd(deps));
  if (isRenewed && token !== null) setSessionCookie(deps, reply, slot, token);
}

/** The browser's own secret, by which an account knows it again; null in a browser not seen before. */
export const deviceToken = (deps: Deps, request: FastifyRequest): string | null => {
  const token = request.cookies[cookieName(deps, 'lt-device')];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
};
export const setDeviceCookie = (deps: Deps, reply: FastifyReply, token: string): void => {
  reply.setCookie(
    cookieName(deps, 'lt-device'),
    token,
    cookieFlags(deps, DEVICE_SECONDS),
  );
};

async function readCaller(deps: Deps, request: FastifyRequest): Promise<Caller | null> {
  const slot = slotOf(deps, request);
  if (slot === null) return null;
  const token = sessionToken(deps, request, slot);
  if (token === null) return null;
  const session = await findSession(deps.db, hashToken(token));
  return session === null ? null : { ...session, slot };
}

/** A protocol older than the server still understands; what names none is taken as current. */
function isTooOld(request: FastifyRequest): boolean {
  const named = Number(request.headers[PROTOCOL_HEADER] ?? MIN_PROTOCOL);
  return !(named >= MIN_PROTOCOL);
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The door every call passes: origin, session, first password, protocol. In this order. */
export function addDoor(app: FastifyInstance, deps: Deps): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const { policy } = request.routeOptions.config as { policy?: Policy };
    if (policy === undefined) return refuse(reply, 'forbidden');
    const changes = policy.changes || !SAFE.has(request.method);
    if (changes && !isOwnOrigin(request, deps.publicOrigin))
      return refuse(reply, 'not-this-origin');
    if (policy.access === 'public') return;
    request.caller = await readCaller(deps, request);
    if (request.caller === null) return refuse(reply, 'signed-out');
    if (request.caller.mustChangePassword && policy.access !== 'signed-in')
      return refuse(reply, 'password-change-needed');
    if (policy.access === 'session' && isTooOld(request))
      return refuse(reply, 'update-needed');
  });
}

/** The caller of a route whose policy lets nobody else in. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('a route without a caller asked for one');
  return request.caller;
}
