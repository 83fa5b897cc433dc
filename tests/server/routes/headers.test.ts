import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
let officer: Client;
beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
  officer = makeClient(edge.app);
  await officer.signIn('officer');
});
afterAll(() => edge.close());

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lan-toa',
].join(';');

/** What every answer carries, whatever the route and whatever became of the call. */
const EVERYWHERE = {
  'content-security-policy': CSP,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
/** Headers that belong to the content or the connection, not to the protection. */
const OF_CONTENT =
  /^(content-(type|length|encoding)|date|connection|keep-alive|vary|set-cookie|retry-after|x-request-id|transfer-encoding|etag|last-modified|accept-ranges)$/;

const idIn = (url: string) =>
  url
    .replace(':fileId', '0190f000-0000-7000-8000-000000000001')
    .replace('*', 'no-such-page');

test('[HEADERS] every route answers with the same protection, signed in or not', async () => {
  const { policies } = edge.app;
  expect(policies.length).toBeGreaterThan(15);
  for (const { method, url } of policies)
    for (const client of [officer, makeClient(edge.app)]) {
      if (method === 'DELETE' && client === officer) continue;
      const answer = await client.send(
        method,
        idIn(url),
        method === 'POST' ? { payload: {} } : {},
      );
      const kept = Object.entries(answer.headers).filter(
        ([name]) => !OF_CONTENT.test(name),
      );
      const expected = url.startsWith('/api')
        ? { ...EVERYWHERE, 'cache-control': 'no-store' }
        : EVERYWHERE;
      const { 'cache-control': _, ...seen } = Object.fromEntries(kept);
      const { 'cache-control': __, ...wanted } = expected as Record<string, string>;
      expect([method, url, seen]).toEqual([method, url, wanted]);
      if (url.startsWith('/api'))
        expect(answer.headers['cache-control']).toBe('no-store');
    }
});

test('[HEADERS] HSTS goes out only where browsers come by https', async () => {
  const plain = await officer.send('GET', '/healthz');
  expect(plain.headers['strict-transport-security']).toBeUndefined();
  const app = await edge.another({ isHttps: true });
  const secure = await officer.send('GET', '/healthz', { app });
  expect(secure.headers['strict-transport-security']).toBe(
    'max-age=63072000; includeSubDomains',
  );
});

test('[HEADERS] a caller cannot choose its request id', async () => {
  const answer = await officer.send('GET', '/healthz', {
    headers: { 'x-request-id': 'mine' },
  });
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{10}$/);
});
