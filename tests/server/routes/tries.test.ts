import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../../src/server/password.ts';
import { TRIES } from '../../../src/server/sign-in-gate.ts';
import { writeCredential } from '../../../src/server/store/accounts.ts';
import { insertPeople } from '../../../src/server/store/people.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { makeClient, PASSWORD } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

const OFFICIALS = Array.from({ length: 40 }, (_, i) => `can-bo-${i}`);
let edge: Edge;

beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
  const hash = await hashPassword(PASSWORD);
  await asSystem(edge.db.pool, async (tx) => {
    await insertPeople(
      tx,
      OFFICIALS.map((id) => ({ id, name: id, phone: '', username: id, demo: false })),
      OFFICIALS.map((personId) => ({
        personId,
        unitId: 'xa-a',
        role: 'OFFICER',
        title: '',
        from: '2025-07-01',
        to: null,
        primary: true,
      })),
    );
    for (const id of OFFICIALS) await writeCredential(tx, id, hash, false);
  });
});
afterAll(() => edge.close());

test('[TRIES] forty officials behind one address sign in and sync without one 429, and a stranger there locks none of their phones', async () => {
  const phones = OFFICIALS.map((login) => ({ login, client: makeClient(edge.app) }));
  const first = await Promise.all(
    phones.map(async ({ login, client }) => {
      const { statusCode } = await client.signIn(login);
      return [statusCode, (await client.send('GET', '/api/v1/sync/pull')).statusCode];
    }),
  );
  expect(first).toEqual(OFFICIALS.map(() => [200, 200]));

  // The stranger stands at the same address and guesses at account after account until nothing answers any more.
  const guesses = OFFICIALS.slice(0, 15).map(async (login) => {
    for (let i = 0; i < TRIES.unknown + 2; i++)
      await makeClient(edge.app).signIn(login, 'đoán');
  });
  await Promise.all(guesses);
  const locked = await makeClient(edge.app).signIn(OFFICIALS[0] ?? '');
  expect(locked.statusCode).toBe(429);

  const again = await Promise.all(
    phones.map(async ({ login, client }) => {
      const sync = (await client.send('GET', '/api/v1/sync/pull')).statusCode;
      await client.send('DELETE', '/api/v1/session');
      return [sync, (await client.signIn(login)).statusCode];
    }),
  );
  expect(again).toEqual(OFFICIALS.map(() => [200, 200]));
});

test('[TRIES] an account guessed at from browsers it has not met answers 429 with a wait, known name or not', async () => {
  for (const login of ['viewer', 'nobody-of-that-name']) {
    const codes: number[] = [];
    for (let i = 0; i < TRIES.unknown + 1; i++)
      codes.push((await makeClient(edge.app).signIn(login, 'đoán')).statusCode);
    expect(codes.filter((code) => code === 401)).toHaveLength(TRIES.unknown);
    const answer = await makeClient(edge.app).signIn(login);
    expect(answer.statusCode).toBe(429);
    const { error, retryAfterMs } = answer.json();
    expect(error).toBe('too-many-tries');
    expect(retryAfterMs).toBeGreaterThan(1000);
    expect(retryAfterMs).toBeLessThanOrEqual(15 * 60_000);
    expect(Number(answer.headers['retry-after'])).toBe(Math.ceil(retryAfterMs / 1000));
  }
});

test('[TRIES] the count is one count over two servers', async () => {
  const other = await edge.another();
  const codes: number[] = [];
  for (let i = 0; i < TRIES.unknown + 2; i++)
    codes.push(
      (await makeClient(i % 2 ? edge.app : other).signIn('clerk', 'đoán')).statusCode,
    );
  expect(codes.filter((code) => code === 401)).toHaveLength(TRIES.unknown);
});

test('[TRIES] even a known browser cannot guess for ever, and a forged device cookie is an unknown one', async () => {
  const client = makeClient(edge.app);
  await client.signIn('leader');
  const codes: number[] = [];
  for (let i = 0; i < TRIES.known + 1; i++)
    codes.push((await client.signIn('leader', 'đoán')).statusCode);
  expect(codes.at(-1)).toBe(429);
  const forger = makeClient(edge.app);
  for (let i = 0; i < TRIES.unknown; i++)
    await makeClient(edge.app).signIn('desk', 'đoán');
  forger.jar.set('lt-device', 'A'.repeat(43));
  expect((await forger.signIn('desk')).statusCode).toBe(429);
});

test('[TRIES] the present password cannot be guessed from a stolen session', async () => {
  const client = makeClient(edge.app);
  await client.signIn('coordinator');
  const codes: number[] = [];
  for (let i = 0; i < TRIES.change + 1; i++) {
    const payload = { current: `đoán ${i}`, next: 'một câu dài hơn' };
    const answer = await client.send('POST', '/api/v1/session/password', { payload });
    codes.push(answer.statusCode);
  }
  expect(codes.at(0)).toBe(403);
  expect(codes.at(-1)).toBe(429);
});

test('[TRIES] what is counted names nobody', async () => {
  const { rows } = await asSystem(edge.db.pool, (tx) =>
    tx.client.query<{ key: string }>('select key from rate_counter'),
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const { key } of rows)
    expect(key).toMatch(/^(known|unknown|address|change):[\w-]{43}$/);
});
