import { parseOptions } from '@node-rs/argon2';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { describeError } from '../../src/server/log.ts';
import {
  hashPassword,
  isPassword,
  makeTemporaryPassword,
} from '../../src/server/password.ts';
import { collectPolicies, PUBLIC_READ } from '../../src/server/policy.ts';
import { answerFor } from '../../src/server/replies.ts';
import { Fault } from '../../src/sync/fault.ts';

test('[PASSWORD] is kept as argon2id, 19 MiB, two passes, one lane, with a salt of its own', async () => {
  const [one, two] = [
    await hashPassword('một câu dài'),
    await hashPassword('một câu dài'),
  ];
  expect(parseOptions(one)).toMatchObject({
    algorithm: 2,
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    outputLen: 32,
    saltLen: 16,
  });
  expect(one).not.toBe(two);
  expect(await isPassword(one, 'một câu dài')).toBe(true);
  expect(await isPassword(one, 'một câu khác')).toBe(false);
});

test('[PASSWORD] a name without an account costs the same work as a wrong password', async () => {
  const kept = await hashPassword('một câu dài');
  const work = async (hash: string | null) => {
    const from = process.cpuUsage();
    for (let i = 0; i < 8; i++) expect(await isPassword(hash, 'đoán')).toBe(false);
    const { user, system } = process.cpuUsage(from);
    return user + system;
  };
  await work(null);
  const [known, unknown] = [await work(kept), await work(null)];
  expect(unknown / known).toBeGreaterThan(0.4);
  expect(unknown / known).toBeLessThan(2.5);
});

test('[PASSWORD] a temporary one is long, readable aloud and never the same', () => {
  const made = Array.from({ length: 50 }, makeTemporaryPassword);
  for (const password of made)
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/);
  expect(new Set(made).size).toBe(50);
});

test('[POLICY] a route without a policy stops the app from being built', async () => {
  const app = Fastify();
  collectPolicies(app);
  expect(() => app.get('/api/v1/new', async () => 'x')).toThrow(
    'GET /api/v1/new declares no policy',
  );
  expect(() =>
    app.get('/api/v1/empty', { config: {} as never }, async () => 'x'),
  ).toThrow('declares no policy');
});

test('[POLICY] a route that changes something cannot declare that it does not', () => {
  const app = Fastify();
  collectPolicies(app);
  expect(() =>
    app.post('/api/v1/new', { config: { policy: PUBLIC_READ } }, async () => 'x'),
  ).toThrow('changes something');
});

const coded = (code: string, message = 'x') =>
  Object.assign(new Error(message), { code });

test('[REPLIES] a database that is full, restarting or overloaded is busy; a bug is a bug; neither says why', () => {
  for (const code of [
    '53100',
    '53200',
    '53300',
    '57P01',
    '57P02',
    '57P03',
    '57014',
    '40001',
    '40P01',
  ])
    expect([code, answerFor(coded(code)).code]).toEqual([code, 'busy']);
  for (const code of ['ECONNREFUSED', 'ECONNRESET', 'ENOSPC', '08006'])
    expect([code, answerFor(coded(code)).code]).toEqual([code, 'busy']);
  expect(answerFor(new Error('timeout exceeded when trying to connect')).code).toBe(
    'busy',
  );
  expect(answerFor(new Error('x', { cause: coded('53100') })).code).toBe('busy');
  expect(answerFor(new Fault('busy', '', 7000))).toMatchObject({
    code: 'busy',
    retryAfterMs: 7000,
  });
  expect(answerFor(coded('23505'))).toEqual({ code: 'internal', isBug: true });
  expect(answerFor(new TypeError('undefined is not a function'))).toEqual({
    code: 'internal',
    isBug: true,
  });
  expect(answerFor('a thrown text')).toEqual({ code: 'internal', isBug: true });
});

test('[LOG] an error is logged without the values it carries', () => {
  const error = Object.assign(
    new Error(
      'duplicate key value: Key (phone_login)=(0905111222) already exists.\nNguyễn Văn An',
    ),
    { code: '23505', detail: 'Key (phone_login)=(0905111222)' },
  );
  const logged = JSON.stringify(describeError(error));
  expect(logged).toContain('23505');
  expect(logged).toContain('edge-parts.test.ts');
  expect(logged).not.toContain('0905111222');
  expect(logged).not.toContain('Nguyễn');
});
