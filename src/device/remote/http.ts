// The only fetch. Promises: an answer is our server's, parsed, or it is a Fault: a portal's page, a redirect, a
// truncated or a foreign JSON is never taken for one. Refuses to wait for ever, and to follow a redirect.
import { Fault, type FaultKind } from '../../sync/fault.ts';
import { PROTOCOL, PROTOCOL_HEADER, SLOT_HEADER } from '../../sync/protocol.ts';
import type { Shape } from '../shape.ts';
import { type Deadline, startDeadline, type Waits } from './deadline.ts';
import { clampedRetryAfter } from './retry-after.ts';
import { apiError } from './wire.ts';

export type HttpOptions = {
  /** Cookie slot of the person who speaks, 0–7. */
  slot: number;
  /** Before `/api/v1`; empty in a browser. */
  origin?: string;
  waits?: Waits;
  /** Stands in for the platform's fetch, where cookies are no browser's business. */
  send?: typeof fetch;
};
export type Http = Required<HttpOptions>;

export const BASE_PATH = '/api/v1';
const WAITS: Waits = { baseMs: 20_000, msPerByte: 1 };

export const makeHttp = ({
  slot,
  origin = '',
  waits = WAITS,
  send = (input, init) => fetch(input, init),
}: HttpOptions): Http => ({ slot, origin, waits, send });

export type Call = {
  method?: 'GET' | 'POST' | 'PATCH' | 'HEAD' | 'DELETE';
  headers?: Record<string, string>;
  body?: BodyInit;
  /** How many bytes go out, for the time they may take. */
  sentBytes?: number;
};

/** What our server refused, by its own code. */
export type Refusal = { status: number; code: string; retryAfterMs: number | null };
export type Answer = { response: Response; deadline: Deadline };

/**
 * Makes one call. The caller reads the body under the same deadline and then ends it.
 * @throws Fault `offline`, `timeout` or `portal`
 */
export async function call(http: Http, path: string, its: Call): Promise<Answer> {
  const deadline = startDeadline(http.waits, its.sentBytes ?? 0);
  const response = await underDeadline(deadline, () =>
    http.send(`${http.origin}${BASE_PATH}${path}`, {
      method: its.method ?? 'GET',
      headers: {
        accept: 'application/json',
        [SLOT_HEADER]: String(http.slot),
        [PROTOCOL_HEADER]: String(PROTOCOL),
        ...its.headers,
      },
      ...(its.body === undefined ? {} : { body: its.body }),
      // A redirect is never ours: it is a portal's, and following it would carry our words there.
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'same-origin',
      signal: deadline.signal,
    }),
  );
  const isRedirect = response.type === 'opaqueredirect' || response.redirected;
  if (isRedirect || (response.status >= 300 && response.status < 400)) {
    deadline.end();
    throw new Fault('portal', `redirect on ${path}`);
  }
  deadline.restart(Number(response.headers.get('content-length') ?? UNSAID_BYTES));
  return { response, deadline };
}

/** Taken for the length of a body that does not say it. */
const UNSAID_BYTES = 64_000;

/** Runs network work; what stops it is a timeout if our deadline did, else a missing line. */
export async function underDeadline<T>(
  deadline: Deadline,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const isOver = deadline.signal.aborted;
    deadline.end();
    throw new Fault(isOver ? 'timeout' : 'offline', nameOf(thrown));
  }
}

const nameOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.name : 'unknown';

/** The body as JSON. @throws Fault `portal` when it is not JSON */
export async function readJson({ response, deadline }: Answer): Promise<unknown> {
  const text = await underDeadline(deadline, () => response.text());
  deadline.end();
  if (!isJson(response)) throw new Fault('portal', `not JSON: ${response.status}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('portal', `broken JSON: ${response.status}`);
  }
}

const isJson = (response: Response): boolean =>
  /^application\/json\b/i.test(response.headers.get('content-type') ?? '');

/** Reads why our server refused. @throws Fault when it was not our server, or is unwell */
export async function readRefusal(answer: Answer): Promise<Refusal> {
  const { response } = answer;
  const { status } = response;
  const header = clampedRetryAfter(response.headers.get('retry-after'), Date.now());
  const body = isJson(response) ? await readJson(answer) : await drop(answer);
  if (apiError(body))
    return { status, code: body.error, retryAfterMs: body.retryAfterMs ?? header };
  // A proxy in front of ours speaks HTML; a portal asks for a sign-in of its own.
  if (status === 429 || status === 503) throw new Fault('busy', String(status), header);
  if (status >= 500 && status !== 511) throw new Fault('server-error', String(status));
  if (status === 413) throw new Fault('server-error', '413');
  throw new Fault('portal', `foreign ${status}`);
}

async function drop({ response, deadline }: Answer): Promise<null> {
  await underDeadline(deadline, () => response.arrayBuffer());
  deadline.end();
  return null;
}

const KIND_BY_STATUS: Record<number, FaultKind> = {
  401: 'signed-out',
  403: 'forbidden',
  423: 'busy',
  426: 'update-needed',
  429: 'busy',
  503: 'busy',
};
/** A refusal that no caller expects, as the fault it is. */
export const asFault = ({ status, code, retryAfterMs }: Refusal): Fault =>
  new Fault(KIND_BY_STATUS[status] ?? 'server-error', code, retryAfterMs);

/** Whether a fault says that the password has to be changed before anything else. */
export const isPasswordChangeNeeded = (fault: Fault): boolean =>
  fault.kind === 'forbidden' && fault.message.endsWith('password-change-needed');

/**
 * Asks for JSON of a known shape.
 * @returns the parsed value, or what our server refused
 * @throws Fault for everything that is not our server's well-formed answer
 */
export async function ask<T>(
  http: Http,
  path: string,
  its: Call,
  shape: Shape<T>,
): Promise<{ value: T; refusal: null } | { value: null; refusal: Refusal }> {
  const answer = await call(http, path, its);
  if (!answer.response.ok) return { value: null, refusal: await readRefusal(answer) };
  const value =
    answer.response.status === 204 ? await drop(answer) : await readJson(answer);
  if (!shape(value)) throw new Fault('portal', `wrong shape on ${path}`);
  return { value, refusal: null };
}

/** Asks, where no refusal is expected. */
export async function fetchValue<T>(
  http: Http,
  path: string,
  its: Call,
  shape: Shape<T>,
): Promise<T> {
  const { value, refusal } = await ask(http, path, its, shape);
  if (refusal !== null) throw asFault(refusal);
  return value;
}
