// The server as the door sees it: who may come in, and the line to it, which may fail in every usual way.
import { uuid } from '../support/build.ts';

type Account = { login: string; password: string; personId: string; name: string };

export type DoorServer = {
  accounts: Account[];
  /** How the line behaves. */
  line: 'up' | 'down' | 'portal' | 'busy';
  mustChange: boolean;
  /** Whose cookie the page holds. */
  cookieOf: string | null;
  isDemo: boolean;
  /** What was asked, in order: "POST /api/v1/session". */
  asked: string[];
  stop: () => void;
};

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

const KEY = {
  keyId: 'key-1',
  jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  by: null,
  sig: null,
};

/** Puts the server in place of the page's fetch until it is stopped. */
export function startDoor(): DoorServer {
  const before = globalThis.fetch;
  const server: DoorServer = {
    accounts: [
      { login: '0900000001', password: 'dung-mat-khau', personId: 'p-1', name: 'Hương' },
      { login: '0900000002', password: 'dung-mat-khau', personId: 'p-2', name: 'Thành' },
    ],
    line: 'up',
    mustChange: false,
    cookieOf: null,
    isDemo: false,
    asked: [],
    stop: () => Reflect.set(globalThis, 'fetch', before),
  };
  const session = (it: Account) =>
    json(200, {
      personId: it.personId,
      name: it.name,
      mustChangePassword: server.mustChange,
      expiresAt: '2026-06-11T07:00:00.000Z',
      keys: [KEY],
      epoch: 'epoch-1',
    });
  const answer = async (path: string, init: RequestInit): Promise<Response> => {
    if (server.line === 'down') throw new TypeError('Failed to fetch');
    if (server.line === 'portal')
      return new Response('<html>', { headers: { 'content-type': 'text/html' } });
    if (server.line === 'busy')
      return json(429, { error: 'too-many-tries', retryAfterMs: 240_000 });
    if (path === '/readyz') return json(200, { ok: true, demo: server.isDemo });
    if (path === '/api/v1/session' && (init.method ?? 'GET') === 'GET')
      return server.cookieOf === null
        ? json(401, { error: 'signed-out' })
        : session({ login: '', password: '', personId: server.cookieOf, name: 'Hương' });
    if (init.method === 'DELETE') return new Response(null, { status: 204 });
    const said = JSON.parse(await new Response(init.body ?? null).text());
    if (path.endsWith('/password')) return changed(said);
    const it = server.accounts.find(
      (one) => one.login === said.login && one.password === said.password,
    );
    return it === undefined ? json(401, { error: 'wrong-login' }) : session(it);
  };
  const changed = ({ current, next }: { current: string; next: string }) => {
    const [it] = server.accounts;
    if (it === undefined || it.password !== current)
      return json(403, { error: 'wrong-password' });
    if (next === it.login) return json(400, { error: 'password-unfit' });
    it.password = next;
    server.mustChange = false;
    return session(it);
  };
  Reflect.set(globalThis, 'fetch', (input: string, init: RequestInit = {}) => {
    const path = new URL(input, 'http://door').pathname;
    server.asked.push(`${init.method ?? 'GET'} ${path}`);
    return answer(path, init);
  });
  return server;
}

/** A row of somebody who signed in on this machine. */
export const aPersonRow = (n: number, over: object = {}) => ({
  personId: `p-${n}`,
  name: n === 1 ? 'Hương' : 'Thành',
  slot: n,
  demo: false,
  signedInAt: `2026-03-0${n}T01:00:00.000Z`,
  expiresAt: '2026-06-11T07:00:00.000Z',
  mustChangePassword: false,
  ...over,
});

/** An outbox row of which only the state counts. */
export const aWaitingRow = (n: number) => ({
  opId: uuid(n, 1),
  recordId: uuid(n, 2),
  state: 'queued',
  seq: n,
});
