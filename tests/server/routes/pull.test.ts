import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadGround } from '../../../src/server/loader/ground.ts';
import { PullPage } from '../../../src/sync/protocol.ts';
import { aFiling, uuid } from '../../support/build.ts';
import { type Client, makeClient } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
let officer: Client;
beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
  await loadGround(edge.db.pool);
  officer = makeClient(edge.app);
  await officer.signIn('officer');
});
afterAll(() => edge.close());

const page = async (query = '', headers = {}) => {
  const answer = await officer.send('GET', `/api/v1/sync/pull${query}`, { headers });
  expect(answer.statusCode).toBe(200);
  return answer;
};

test('[PULL] brings everything in scope once, and then nothing until something changes', async () => {
  const { records, cursor } = await officer.pullAll();
  for (const key of [
    'me:officer',
    'unit:xa-a',
    'person:leader',
    'assignment:assignment-xa-a',
    'task:task-1',
  ])
    expect([key, records.has(key)]).toEqual([key, true]);
  const again = PullPage.parse(
    (await page(`?cursor=${encodeURIComponent(cursor)}`)).json(),
  );
  expect(again).toMatchObject({ changes: [], more: false, reset: false, lost: [] });
  const colleague = makeClient(edge.app);
  await colleague.signIn('author-xa-a');
  const op = aFiling({
    opId: uuid(1, 91),
    recordId: uuid(1, 92),
    body: { assignmentId: 'assignment-xa-a' },
  });
  await colleague.push([op]);
  const { records: fresh } = await officer.pullAll(cursor);
  expect([...fresh.keys()].sort()).toEqual([
    'assignment:assignment-xa-a',
    `report:${op.recordId}`,
  ]);
});

test('[PULL] pages are compressed for whoever can read it', async () => {
  const plain = await page();
  expect(plain.headers['content-encoding']).toBeUndefined();
  const brotli = await page('', { 'accept-encoding': 'br, gzip' });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
  PullPage.parse(JSON.parse(brotliDecompressSync(brotli.rawPayload).toString()));
  const gzip = await page('', { 'accept-encoding': 'gzip' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
});

test('[PULL] a cursor that is nonsense begins anew; one that no server ever made is a bad request', async () => {
  expect(PullPage.parse((await page('?cursor=nonsense')).json()).reset).toBe(true);
  const url = `/api/v1/sync/pull?cursor=${'a'.repeat(12_001)}`;
  const answer = await officer.send('GET', url);
  expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'bad-request' }]);
});

test('[PULL] nobody without a session learns anything', async () => {
  const answer = await makeClient(edge.app).send('GET', '/api/v1/sync/pull');
  expect([answer.statusCode, answer.json()]).toEqual([401, { error: 'signed-out' }]);
  const slot = await officer.send('GET', '/api/v1/sync/pull', {
    headers: { 'x-lan-toa-slot': '9' },
  });
  expect(slot.statusCode).toBe(401);
});
