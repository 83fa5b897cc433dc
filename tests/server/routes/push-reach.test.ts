import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../../../src/server/store/scope.ts';
import { aFiling, anAct, uuid } from '../../support/build.ts';
import { opDigest } from '../../support/digest.ts';
import { type Client, makeClient } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
let officer: Client;
let n = 0;
/** A first text of a new report of the officer's unit. */
const filing = (over: Parameters<typeof aFiling>[0] = {}) => {
  n += 1;
  const { body, ...rest } = over;
  return aFiling({
    opId: uuid(n, 21),
    recordId: uuid(n, 22),
    body: { assignmentId: 'assignment-xa-a', ...body },
    ...rest,
  });
};

beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
  officer = makeClient(edge.app);
  await officer.signIn('officer');
});
afterAll(() => edge.close());

test('[PUSH] ids of others, swapped in anywhere, are answered like ids of nothing', async () => {
  const stranger = makeClient(edge.app);
  await stranger.signIn('author-xa-z');
  const own = filing();
  await officer.push([own]);
  const [foreign, missing] = await stranger.push([
    anAct('withdraw-report', {
      opId: uuid(1, 41),
      unitId: 'xa-z',
      recordId: own.recordId,
    }),
    anAct('withdraw-report', {
      opId: uuid(2, 41),
      unitId: 'xa-z',
      recordId: uuid(9, 41),
    }),
  ]);
  expect(foreign?.receipt).toMatchObject({ outcome: 'rejected', rev: 0 });
  expect(foreign?.receipt?.problem).toEqual(missing?.receipt?.problem);
  const swaps = await stranger.push([
    filing({ unitId: 'xa-a' }),
    filing({ unitId: 'khong-co' }),
    filing({
      unitId: 'xa-z',
      recordId: own.recordId,
      body: { assignmentId: 'assignment-xa-z' },
    }),
    filing({ unitId: 'xa-z', body: { assignmentId: 'assignment-xa-a' } }),
    filing({ unitId: 'xa-z', body: { assignmentId: 'khong-co' } }),
  ]);
  const said = swaps.map(({ outcome, receipt }) => [outcome, receipt?.problem]);
  expect(said[0]).toEqual(said[1]);
  expect(said[0]).toEqual(['rejected', { code: 'not-allowed' }]);
  expect(said[2]?.[0]).toBe('rejected');
  expect(said[3]).toEqual(said[4]);
  const { records } = await stranger.pullAll();
  expect([...records.keys()].filter((key) => key.startsWith('report:'))).toEqual([]);
});

test('[PUSH] an operation id that another person used says nothing about it', async () => {
  const op = filing();
  await officer.push([op]);
  const stranger = makeClient(edge.app);
  await stranger.signIn('author-xa-z');
  const [seen] = await stranger.push([op]);
  expect(seen?.receipt).toMatchObject({
    outcome: 'rejected',
    rev: 0,
    problem: { code: 'not-allowed' },
  });
});

test('[PUSH] a database that is full answers 503 with a wait, never a refusal', async () => {
  const app = await edge.another({
    db: new Proxy(edge.db.pool, {
      get: (pool, name) =>
        name === 'connect'
          ? async () => {
              throw Object.assign(new Error('could not extend file'), { code: '53100' });
            }
          : Reflect.get(pool, name),
    }),
  });
  const answer = await officer.send('GET', '/api/v1/sync/pull', { app });
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ error: 'busy' });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
});

test('[PUSH] rights are read when the push arrives: a grant that has ended keeps the text aside', async () => {
  const client = makeClient(edge.app);
  await client.signIn('author-xa-b');
  await asSystem(edge.db.pool, (tx) =>
    tx.client.query(
      `update person_grant set valid_to = current_date - 2 where person_id = 'author-xa-b'`,
    ),
  );
  const op = filing({ unitId: 'xa-b', body: { assignmentId: 'assignment-xa-b' } });
  const [outcome] = await client.push([op]);
  expect(outcome?.receipt).toMatchObject({
    outcome: 'quarantined',
    problem: { code: 'not-allowed' },
    digest: opDigest(op),
  });
});
