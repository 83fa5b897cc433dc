import { afterAll, beforeAll, expect, test } from 'vitest';
import { disablePerson } from '../../../src/server/store/people.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { SessionAnswer } from '../../../src/sync/protocol.ts';
import { makeClient, PASSWORD } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
});
afterAll(() => edge.close());

test('[SESSION] signs in by name and by phone number however it is typed', async () => {
  for (const login of [
    'officer',
    ' Officer ',
    '0905000000',
    '+84 905 000 000',
    '0905.000.000',
  ]) {
    const answer = await makeClient(edge.app).signIn(login);
    expect(answer.statusCode, login).toBe(200);
    const said = SessionAnswer.parse(answer.json());
    expect(said).toMatchObject({ personId: 'officer', mustChangePassword: false });
    expect(said.keys.length).toBeGreaterThan(0);
  }
});

test('[SESSION] the token is nowhere but in an HttpOnly, SameSite cookie, and only its hash is stored', async () => {
  const client = makeClient(edge.app);
  const answer = await client.signIn('officer');
  const cookie = answer.cookies.find(({ name }) => name === 'lt-0');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const token = cookie?.value ?? '';
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(answer.body).not.toContain(token);
  const { rows } = await asSystem(edge.db.pool, (tx) =>
    tx.client.query('select token_hash from session'),
  );
  expect(rows.map((row) => row.token_hash)).not.toContain(token);
});

test('[SESSION] each sign-in makes a new token and ends the one that stood in its slot', async () => {
  const client = makeClient(edge.app);
  await client.signIn('officer');
  const before = client.jar.get('lt-0') ?? '';
  await client.signIn('officer');
  expect(client.jar.get('lt-0')).not.toBe(before);
  const old = await client.send('GET', '/api/v1/session', {
    headers: { cookie: `lt-0=${before}` },
  });
  expect(old.statusCode).toBe(401);
});

test('[SESSION] two people on one machine keep their sessions in two slots', async () => {
  const client = makeClient(edge.app);
  await client.signIn('officer');
  client.slot = 1;
  await client.signIn('leader');
  const who = async () => (await client.send('GET', '/api/v1/session')).json().personId;
  expect(await who()).toBe('leader');
  client.slot = 0;
  expect(await who()).toBe('officer');
  await client.send('DELETE', '/api/v1/session');
  client.slot = 1;
  expect(await who()).toBe('leader');
});

test('[SESSION] an address opened outside the app speaks for who works in the browser, and for nobody while nobody does', async () => {
  const client = makeClient(edge.app);
  await client.signIn('officer');
  client.slot = 1;
  await client.signIn('leader');
  const opened = async (at: string) => {
    client.jar.set('lt-at', at);
    const cookie = [...client.jar].map((pair) => pair.join('=')).join('; ');
    // As a link opens it: no header of ours.
    const headers = { host: 'lan-toa.test', cookie };
    const answer = await edge.app.inject({ url: '/api/v1/session', headers });
    return answer.json().personId ?? answer.statusCode;
  };
  expect(await opened('1')).toBe('leader');
  expect(await opened('0')).toBe('officer');
  expect(await opened('nobody')).toBe(401);
});

test('[SESSION] where the browser no longer says who is at work, an address speaks for the only one with a session there, never for one of two', async () => {
  const client = makeClient(edge.app);
  const opened = async () => {
    const cookie = [...client.jar].map((pair) => pair.join('=')).join('; ');
    const headers = { host: 'lan-toa.test', cookie };
    const answer = await edge.app.inject({ url: '/api/v1/session', headers });
    return answer.json().personId ?? answer.statusCode;
  };
  await client.signIn('officer');
  client.slot = 1;
  await client.signIn('leader');
  expect(await opened()).toBe(401);
  client.slot = 0;
  await client.send('DELETE', '/api/v1/session');
  client.jar.delete('lt-0');
  expect(await opened()).toBe('leader');
});

test('[SESSION] signing out kills the session on the server, whatever keeps the cookie', async () => {
  const client = makeClient(edge.app);
  await client.signIn('officer');
  const kept = client.jar.get('lt-0');
  const out = await client.send('DELETE', '/api/v1/session');
  expect(out.statusCode).toBe(204);
  const again = await client.send('GET', '/api/v1/session', {
    headers: { cookie: `lt-0=${kept}` },
  });
  expect(again.statusCode).toBe(401);
});

test('[SESSION] a disabled person is out at once and cannot come back', async () => {
  const client = makeClient(edge.app);
  await client.signIn('disabled');
  expect((await client.send('GET', '/api/v1/session')).statusCode).toBe(200);
  await asSystem(edge.db.pool, (tx) => disablePerson(tx, 'disabled'));
  expect((await client.send('GET', '/api/v1/session')).statusCode).toBe(401);
  expect((await client.signIn('disabled')).json()).toEqual({ error: 'wrong-login' });
});

test('[SESSION] until the first password is changed nothing else works', async () => {
  const client = makeClient(edge.app);
  const said = (await client.signIn('newcomer')).json();
  expect(said.mustChangePassword).toBe(true);
  const pull = await client.send('GET', '/api/v1/sync/pull');
  expect([pull.statusCode, pull.json()]).toEqual([
    403,
    { error: 'password-change-needed' },
  ]);
  const change = (current: string, next: string) =>
    client.send('POST', '/api/v1/session/password', { payload: { current, next } });
  expect((await change('không phải', 'một câu dài hơn')).json()).toEqual({
    error: 'wrong-password',
  });
  expect((await change(PASSWORD, PASSWORD)).json()).toEqual({ error: 'password-unfit' });
  expect((await change(PASSWORD, 'newcomer')).json()).toEqual({
    error: 'password-unfit',
  });
  const before = client.jar.get('lt-0');
  const done = await change(PASSWORD, 'một câu dài hơn');
  expect(SessionAnswer.parse(done.json()).mustChangePassword).toBe(false);
  expect(client.jar.get('lt-0')).not.toBe(before);
  expect((await client.send('GET', '/api/v1/sync/pull')).statusCode).toBe(200);
  expect((await makeClient(edge.app).signIn('newcomer')).statusCode).toBe(401);
  // The same words from another keyboard: composed and decomposed letters are one password.
  const decomposed = 'một câu dài hơn'.normalize('NFD');
  expect((await makeClient(edge.app).signIn('newcomer', decomposed)).statusCode).toBe(
    200,
  );
});

test('[SESSION] an unknown name, a wrong password and a closed account answer byte for byte alike', async () => {
  const tries = [
    ['nobody-at-all', PASSWORD],
    ['officer', 'sai rồi'],
    ['disabled', PASSWORD],
  ] as const;
  const answers = await Promise.all(
    tries.map(([login, password]) => makeClient(edge.app).signIn(login, password)),
  );
  const seen = answers.map(({ statusCode, body, headers }) => {
    const { 'x-request-id': _, date: __, ...rest } = headers;
    return JSON.stringify({ statusCode, body, rest });
  });
  expect(new Set(seen).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(401);
});

test('[SESSION] the end of a session moves on with use, at most once a day', async () => {
  const client = makeClient(edge.app);
  await client.signIn('leader');
  const first = await client.send('GET', '/api/v1/sync/pull');
  expect(first.cookies).toEqual([]);
  await asSystem(edge.db.pool, (tx) =>
    tx.client.query(
      `update session set last_seen_at = now() - interval '2 days', expires_at = now() + interval '3 days'
       where person_id = 'leader'`,
    ),
  );
  const renewed = await client.send('GET', '/api/v1/sync/pull');
  expect(renewed.cookies.map(({ name, maxAge }) => [name, maxAge])).toEqual([
    ['lt-0', 90 * 86_400],
  ]);
  const { expiresAt } = (await client.send('GET', '/api/v1/session')).json();
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(90);
});

test('[SESSION] an expired session is no session', async () => {
  const client = makeClient(edge.app);
  await client.signIn('viewer');
  await asSystem(edge.db.pool, (tx) =>
    tx.client.query(`update session set expires_at = now() where person_id = 'viewer'`),
  );
  expect((await client.send('GET', '/api/v1/session')).statusCode).toBe(401);
});

test('[SESSION] behind https the cookies are Secure and bound to the host', async () => {
  const app = await edge.another({
    isHttps: true,
    publicOrigin: 'https://lantoa.example.vn',
  });
  const client = makeClient(app);
  const answer = await client.send('POST', '/api/v1/session', {
    headers: { origin: 'https://lantoa.example.vn' },
    payload: { login: 'officer', password: PASSWORD, deviceId: client.deviceId, slot: 0 },
  });
  expect(answer.statusCode).toBe(200);
  for (const cookie of answer.cookies) {
    expect(cookie.name).toMatch(/^__Host-/);
    expect(cookie).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    expect(cookie.domain).toBeUndefined();
  }
  expect(answer.headers['strict-transport-security']).toContain('max-age=');
});
