import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFiling, uuid } from '../../support/build.ts';
import { makeClient, PASSWORD } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
const lines: string[] = [];
const sink = new PassThrough().on('data', (chunk) => lines.push(String(chunk)));

beforeAll(async () => {
  edge = await makeEdge({ logLevel: 'trace', logTo: sink });
  await loadEdgeWorld(edge.db.pool);
});
afterAll(() => edge.close());

test('[LOG] a day of work leaves no name, number, text, cookie, id or address in the log', async () => {
  const client = makeClient(edge.app);
  await client.signIn('0905000000', 'mật khẩu sai');
  await client.signIn('0905 000 000');
  const secrets = [...client.jar.values()];
  const op = aFiling({
    text: 'Bà Trần Thị Bí Mật đã đến',
    body: { assignmentId: 'assignment-xa-a' },
  });
  await client.push([op]);
  await client.pullAll();
  await client.send('POST', '/api/v1/sync/push', { payload: '{"broken":"Bí Mật"' });
  await client.send('GET', `/api/v1/files/${uuid(1, 99)}`);
  await client.send('GET', '/api/v1/no-such/0905000000?q=Bí%20Mật');
  await client.send('GET', '/phieu/0905000000');
  const text = lines.join('');
  expect(text).toContain('/api/v1/sync/push');
  expect(text).toContain('"status":401');
  for (const secret of [
    ...secrets,
    PASSWORD,
    'mật khẩu sai',
    'Bí Mật',
    '0905000000',
    'Tên officer',
    'officer',
    '127.0.0.1',
    op.recordId,
    op.opId,
    uuid(1, 99),
    client.deviceId,
    'Mozilla',
  ])
    expect([secret, text.includes(secret)]).toEqual([secret, false]);
});

test('[LOG] every line is JSON with the route it is about, never the address that was called', async () => {
  const parsed = lines
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const routes = parsed.flatMap(({ route }) => (route === undefined ? [] : [route]));
  expect(routes).toContain('/api/v1/files/:fileId');
  expect(parsed.every(({ level }) => typeof level === 'number')).toBe(true);
});
