// The one table from what went wrong to what is answered. Promises: a code, never a sentence for people,
// never a message or a stack of ours; a database that is full or going down is "busy, try again", never
// a refusal, because a refusal would tell the phone to give up.
import type { FastifyReply } from 'fastify';
import { type Fault, type FaultKind, isFault } from '../sync/fault.ts';

const STATUS = {
  'bad-request': 400,
  'not-this-origin': 403,
  'signed-out': 401,
  'wrong-login': 401,
  'wrong-password': 403,
  'password-unfit': 400,
  'password-change-needed': 403,
  forbidden: 403,
  'not-found': 404,
  'size-differs': 400,
  'digest-differs': 460,
  'file-received': 409,
  'offset-differs': 409,
  'upload-busy': 423,
  'too-large': 413,
  'unsupported-type': 415,
  'update-needed': 426,
  'too-many-tries': 429,
  'form-id-taken': 409,
  'form-version-exists': 409,
  'form-in-use': 409,
  'form-withdrawn': 409,
  'not-acknowledged': 409,
  'file-unnamed': 409,
  'file-empty': 422,
  'file-too-large': 413,
  'file-kind': 415,
  'file-unreadable': 422,
  'file-columns': 422,
  'file-rows': 422,
  internal: 500,
  busy: 503,
} as const;

export type RefusalCode = keyof typeof STATUS;
export const statusOf = (code: RefusalCode): number => STATUS[code];

const FAULT_CODE: Partial<Record<FaultKind, RefusalCode>> = {
  busy: 'busy',
  offline: 'busy',
  timeout: 'busy',
  'storage-full': 'busy',
  'storage-blocked': 'busy',
  'signed-out': 'signed-out',
  forbidden: 'forbidden',
  'update-needed': 'update-needed',
};
/** How long to stay away when the server itself is in trouble. */
const BUSY_RETRY_MS = 15_000;

/** Answers with a code of the table; `retryAfterMs` also goes into the header that proxies understand. */
export function refuse(
  reply: FastifyReply,
  code: RefusalCode,
  retryAfterMs?: number,
): FastifyReply {
  if (retryAfterMs !== undefined)
    reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  return reply
    .code(STATUS[code])
    .header('cache-control', 'no-store')
    .type('application/json')
    .send(bodyOf(code, retryAfterMs));
}

const bodyOf = (code: RefusalCode, retryAfterMs?: number) =>
  retryAfterMs === undefined ? { error: code } : { error: code, retryAfterMs };

/** What the database says when it is full, out of memory, overloaded, restarting or cancelled a query. */
const BUSY_DATABASE =
  /^(08...|40001|40P01|53...|57P0[1-5]|57014|55P03|25P03|58030|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOSPC|EDQUOT|EMFILE|ENFILE)$/;
/** The pool and the driver have no code for these. */
const BUSY_WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Cannot use a pool after calling end)/;

/** Whether something thrown says that the world around us failed for now. */
export function isBusy(thrown: unknown): boolean {
  if (isFault(thrown)) return FAULT_CODE[thrown.kind] === 'busy';
  if (!(thrown instanceof Error)) return false;
  const { code } = thrown as { code?: unknown };
  if (typeof code === 'string' && BUSY_DATABASE.test(code)) return true;
  if (BUSY_WORDS.test(thrown.message)) return true;
  return thrown.cause !== undefined && isBusy(thrown.cause);
}

export type Answerable = { code: RefusalCode; retryAfterMs?: number; isBug: boolean };

const FRAMEWORK: Record<number, RefusalCode> = {
  413: 'too-large',
  415: 'unsupported-type',
};

/** What to answer for anything thrown: fault, unreadable request or bug. */
export function answerFor(thrown: unknown): Answerable {
  if (isBusy(thrown)) {
    const wait = isFault(thrown) ? (thrown as Fault).retryAfterMs : null;
    return { code: 'busy', retryAfterMs: wait ?? BUSY_RETRY_MS, isBug: false };
  }
  if (isFault(thrown)) {
    const code = FAULT_CODE[thrown.kind];
    if (code !== undefined) return { code, isBug: false };
  }
  const status = statusIn(thrown);
  if (status !== null && status < 500)
    return { code: FRAMEWORK[status] ?? 'bad-request', isBug: false };
  return { code: 'internal', isBug: true };
}

/** The status the framework gives its own refusals (unreadable JSON, body too large, failed schema). */
function statusIn(thrown: unknown): number | null {
  const { statusCode, code } = (thrown ?? {}) as { statusCode?: unknown; code?: unknown };
  if (typeof statusCode !== 'number' || typeof code !== 'string') return null;
  return code.startsWith('FST_') ? statusCode : null;
}
