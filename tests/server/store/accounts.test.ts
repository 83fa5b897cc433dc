import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  findAccount,
  readAccount,
  setPassword,
  writeCredential,
} from '../../../src/server/store/accounts.ts';
import { normaliseLogin } from '../../../src/server/store/login.ts';
import {
  disablePerson,
  findPerson,
  insertPeople,
} from '../../../src/server/store/people.ts';
import { countTries, forgetTries, readTries } from '../../../src/server/store/rate.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import {
  findDevice,
  findSession,
  insertSession,
  rememberDevice,
  renewSession,
  revokeSession,
  revokeSessionsOf,
} from '../../../src/server/store/sessions.ts';
import { makeTestDatabase, type TestDatabase } from '../../support/server/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

let made = 0;
async function makePerson() {
  made += 1;
  const id = `p-${made}`;
  const phone = `0900 000 0${String(made).padStart(2, '0')}`;
  const person = {
    id,
    name: `Người ${made}`,
    phone,
    username: `Nguoi.${made}`,
    demo: true,
  };
  await asSystem(database.pool, (tx) => insertPeople(tx, [person], []));
  return person;
}
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
async function openSession(personId: string, tokenHash: string, expiresAt = inDays(90)) {
  await insertSession(database.pool, { tokenHash, personId, deviceId: 'd-1', expiresAt });
}

test.each([
  ['0905 123 456', '0905123456'],
  ['+84 905.123.456', '0905123456'],
  ['0084905123456', '0905123456'],
  ['+84 (0)905-123-456', '0905123456'],
  ['84905123456', '0905123456'],
  [' Lan.Anh ', 'lan.anh'],
])('[LOGIN] %s is one sign-in name, however it is typed', (typed, kept) => {
  expect(normaliseLogin(typed)).toBe(kept);
});

test('[LOGIN] an account is found by phone number and by user name', async () => {
  const { id, phone } = await makePerson();
  const found = await findAccount(database.pool, normaliseLogin(`+84${phone.slice(1)}`));
  expect(found).toMatchObject({
    personId: id,
    hash: null,
    mustChangePassword: true,
    disabled: false,
  });
  expect(await findAccount(database.pool, `nguoi.${made}`)).toEqual(found);
  expect(await findAccount(database.pool, 'nobody')).toBeNull();
  expect(await asSystem(database.pool, (tx) => findPerson(tx, phone))).toMatchObject({
    id,
  });
});

test('[LOGIN] two people cannot share a sign-in name', async () => {
  const { phone } = await makePerson();
  const same = { id: 'p-same', name: 'Người khác', phone, username: null, demo: true };
  const adding = asSystem(database.pool, (tx) => insertPeople(tx, [same], []));
  await expect(adding).rejects.toMatchObject({ code: '23505' });
});

test('[SESSION] holds until it is revoked, has run out, or its person is disabled', async () => {
  const { id } = await makePerson();
  await openSession(id, 'a-1');
  await openSession(id, 'a-2');
  await openSession(id, 'a-3', inDays(-1));
  expect(await findSession(database.pool, 'a-1')).toMatchObject({
    personId: id,
    deviceId: 'd-1',
  });
  expect(await findSession(database.pool, 'a-3')).toBeNull();
  expect(await findSession(database.pool, 'a-0')).toBeNull();
  await revokeSession(database.pool, 'a-1');
  expect(await findSession(database.pool, 'a-1')).toBeNull();
  await asSystem(database.pool, (tx) => disablePerson(tx, id));
  expect(await findSession(database.pool, 'a-2')).toBeNull();
  expect((await readAccount(database.pool, id))?.disabled).toBe(true);
});

test('[SESSION] its end moves on at most once a day', async () => {
  const { id } = await makePerson();
  await openSession(id, 'b-1', inDays(10));
  expect(await renewSession(database.pool, 'b-1', inDays(90))).toBe(false);
  await asSystem(database.pool, ({ client }) =>
    client.query(
      `update session set last_seen_at = now() - interval '2 days' where token_hash = 'b-1'`,
    ),
  );
  const end = inDays(90);
  expect(await renewSession(database.pool, 'b-1', end)).toBe(true);
  expect(await renewSession(database.pool, 'b-1', inDays(200))).toBe(false);
  expect((await findSession(database.pool, 'b-1'))?.expiresAt).toBe(end);
});

test('[SESSION] a new password ends every session of the person', async () => {
  const { id } = await makePerson();
  await asSystem(database.pool, (tx) => writeCredential(tx, id, 'old', true));
  await openSession(id, 'c-1');
  expect((await findSession(database.pool, 'c-1'))?.mustChangePassword).toBe(true);
  await setPassword(database.pool, id, 'new', false);
  expect(await findSession(database.pool, 'c-1')).toBeNull();
  expect(await readAccount(database.pool, id)).toMatchObject({
    hash: 'new',
    mustChangePassword: false,
  });
});

test('[SESSION] all sessions but one can be ended', async () => {
  const { id } = await makePerson();
  for (const token of ['e-1', 'e-2', 'e-3']) await openSession(id, token);
  expect(await asSystem(database.pool, (tx) => revokeSessionsOf(tx, id, 'e-2'))).toBe(2);
  expect(await findSession(database.pool, 'e-2')).not.toBeNull();
});

test('[LOGIN] a browser is known to those who signed in from it, and to nobody else', async () => {
  const [one, other] = [await makePerson(), await makePerson()];
  await rememberDevice(database.pool, one.id, 'browser');
  await rememberDevice(database.pool, one.id, 'browser');
  expect(await findDevice(database.pool, one.id, 'browser')).toBe(true);
  expect(await findDevice(database.pool, other.id, 'browser')).toBe(false);
});

test('[RATE] tries are counted once each, whichever server and however many at once', async () => {
  const other = database.openAnotherPool();
  const count = (pool: typeof other) =>
    countTries(pool, [
      { key: 'r-one', windowMs: 60_000 },
      { key: 'r-address', windowMs: 60_000 },
    ]);
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) => count(n % 2 === 0 ? database.pool : other)),
  );
  expect(all.map(([one]) => one?.count).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 20 }, (_, n) => n + 1),
  );
  expect(await readTries(other, ['r-one', 'r-none'])).toMatchObject([
    { key: 'r-one', count: 20 },
  ]);
});

test('[RATE] a window that has ended begins anew, and a success forgets', async () => {
  const counted = [{ key: 'r-short', windowMs: 0 }];
  await countTries(database.pool, counted);
  expect(await readTries(database.pool, ['r-short'])).toEqual([]);
  expect(await countTries(database.pool, counted)).toMatchObject([{ count: 1 }]);
  const long = [{ key: 'r-long', windowMs: 60_000 }];
  await countTries(database.pool, long);
  await forgetTries(database.pool, ['r-long']);
  expect(await countTries(database.pool, long)).toMatchObject([{ count: 1 }]);
});
