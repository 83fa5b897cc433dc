import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClient, PASSWORD } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
});
afterAll(() => edge.close());

type Headers = Record<string, string | undefined>;
/** Signs out with headers of one's own: 403 when refused, 204 when let through. */
async function change(headers: Headers): Promise<number> {
  const client = makeClient(edge.app);
  await client.signIn('officer');
  const cookie = [...client.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const sent = Object.entries({ host: 'lan-toa.test', cookie, ...headers });
  const answer = await edge.app.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    headers: Object.fromEntries(
      sent.filter(([, value]) => value !== undefined),
    ) as Record<string, string>,
  });
  return answer.statusCode;
}

const BROWSER = { 'user-agent': 'Mozilla/5.0 (Linux; Android 13)' };

test('[CSRF] a change from another origin is refused, and nothing of it is done', async () => {
  const client = makeClient(edge.app);
  await client.signIn('officer');
  const foreign = { headers: { origin: 'https://example.org' } };
  const answer = await client.send('DELETE', '/api/v1/session', foreign);
  expect([answer.statusCode, answer.json()]).toEqual([403, { error: 'not-this-origin' }]);
  expect((await client.send('GET', '/api/v1/session')).statusCode).toBe(200);
});

test('[CSRF] the origin must be the very host that was called', async () => {
  expect(await change({ ...BROWSER, origin: 'http://lan-toa.test' })).toBe(204);
  expect(await change({ ...BROWSER, origin: 'http://lan-toa.test:81' })).toBe(403);
  expect(await change({ ...BROWSER, origin: 'http://lan-toa.test.example.org' })).toBe(
    403,
  );
  expect(await change({ ...BROWSER, origin: 'null' })).toBe(403);
  expect(await change({ ...BROWSER, origin: 'file://lan-toa.test' })).toBe(403);
});

test('[CSRF] a browser that does not name its origin is refused; a program has none to name', async () => {
  expect(await change(BROWSER)).toBe(403);
  expect(await change({ 'sec-fetch-site': 'none' })).toBe(403);
  expect(await change({ 'user-agent': 'curl/8.0' })).toBe(204);
});

test('[CSRF] a browser that says the call crosses sites is believed', async () => {
  const origin = 'http://lan-toa.test';
  expect(await change({ origin, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await change({ origin, 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await change({ origin, 'sec-fetch-site': 'same-origin' })).toBe(204);
});

test('[CSRF] with a public origin only that one counts, whatever the Host header says', async () => {
  const app = await edge.another({ publicOrigin: 'https://lantoa.example.vn' });
  const client = makeClient(app);
  const payload = {
    login: 'officer',
    password: PASSWORD,
    deviceId: client.deviceId,
    slot: 0,
  };
  const signIn = (origin: string) =>
    client.send('POST', '/api/v1/session', { payload, headers: { origin } });
  expect((await signIn('http://lan-toa.test')).statusCode).toBe(403);
  expect((await signIn('https://lantoa.example.vn')).statusCode).toBe(200);
});

test('[CSRF] every route that changes something is behind the same check', async () => {
  const changing = edge.app.policies.filter(({ policy }) => policy.changes);
  expect(changing.length).toBeGreaterThanOrEqual(7);
  for (const { method, url } of changing) {
    const answer = await edge.app.inject({
      method: method as 'POST',
      url: url.replace(':fileId', '0190f000-0000-7000-8000-000000000001'),
      headers: { host: 'lan-toa.test', origin: 'https://example.org', ...BROWSER },
    });
    expect([method, url, answer.statusCode]).toEqual([method, url, 403]);
  }
});

test('[CSRF] a plain form cannot speak to the interface', async () => {
  const answer = await makeClient(edge.app).send('POST', '/api/v1/session', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'login=officer',
  });
  expect([answer.statusCode, answer.json()]).toEqual([
    415,
    { error: 'unsupported-type' },
  ]);
});

test('[CORS] no answer invites another origin', async () => {
  const answer = await makeClient(edge.app).send('GET', '/api/v1/openapi.json', {
    headers: { origin: 'https://example.org' },
  });
  const names = Object.keys(answer.headers);
  expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
});
