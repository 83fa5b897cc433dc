import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  changePassword,
  payOwedSignOuts,
  signIn,
  signOut,
  whoAmI,
} from '../../../src/device/remote/session.ts';
import {
  DeviceDb,
  readDeviceFact,
  readDeviceId,
  readKeys,
  readPeople,
  readPerson,
} from '../../../src/device/store/device-db.ts';
import type { ServerKey } from '../../../src/sync/protocol.ts';
import { bodyOf, reply, serve } from '../http-server.ts';

let device: DeviceDb;
let opened = 0;
beforeEach(() => {
  opened += 1;
  device = new DeviceDb(`session-test-${opened}`);
});
afterEach(() => device.close());

const key = (keyId: string): ServerKey => ({
  keyId,
  jwk: { kty: 'EC', crv: 'P-256', x: keyId, y: 'y' },
  by: null,
  sig: null,
});
const people: Record<string, string> = { an: 'person-an', binh: 'person-binh' };

/** A server that knows An and Bình and remembers which slot speaks for whom. */
async function serveSessions() {
  const world = {
    keys: [key('k1')],
    slots: new Map<number, string>(),
    ended: [] as number[],
    asked: [] as { login: string; deviceId: string; slot: number }[],
    isDown: false,
    refusal: null as [number, string] | null,
  };
  const answerFor = (personId: string) => ({
    personId,
    name: personId,
    mustChangePassword: false,
    expiresAt: '2026-06-11T07:00:00.000Z',
    keys: world.keys,
    epoch: 'epoch-1',
  });
  const { origin } = await serve(async (request, response) => {
    const slot = Number(request.headers['x-lan-toa-slot']);
    const body = await bodyOf(request);
    if (world.isDown) return request.socket.destroy();
    if (world.refusal !== null)
      return reply(response, world.refusal[0], {
        error: world.refusal[1],
        retryAfterMs: 5000,
      });
    if (request.method === 'POST' && request.url === '/api/v1/session') {
      const said = JSON.parse(body.toString());
      world.asked.push(said);
      const personId = people[said.login];
      if (personId === undefined || said.password !== 'đúng')
        return reply(response, 401, { error: 'wrong-login' });
      world.slots.set(said.slot, personId);
      return reply(response, 200, answerFor(personId));
    }
    const personId = world.slots.get(slot);
    if (personId === undefined) return reply(response, 401, { error: 'signed-out' });
    if (request.method !== 'DELETE') return reply(response, 200, answerFor(personId));
    world.slots.delete(slot);
    world.ended.push(slot);
    return response.writeHead(204).end();
  });
  return { world, reach: { origin, waits: { baseMs: 10_000, msPerByte: 1 } } };
}
const as = (login: string, password = 'đúng') => ({ login, password });
const slotOf = async (personId: string) => (await readPerson(device, personId))?.slot;

describe('signing in', () => {
  test('[K1] learns the keys of the server the first time, and who works here', async () => {
    const { world, reach } = await serveSessions();
    const result = await signIn(device, as(' an '), reach);
    expect(result.ok && result.value.personId).toBe('person-an');
    expect(await readKeys(device)).toEqual([key('k1')]);
    expect(world.asked).toMatchObject([
      { login: 'an', slot: 0, deviceId: await readDeviceId(device) },
    ]);
    expect(await readPeople(device)).toMatchObject([{ personId: 'person-an', slot: 0 }]);
    expect(await readDeviceFact(device, 'lastPerson')).toBe('person-an');
  });

  test('[K1] refuses a server whose keys none we trust vouches for, and gives the cookie back', async () => {
    const { world, reach } = await serveSessions();
    await signIn(device, as('an'), reach);
    world.keys = [{ ...key('k9'), by: 'k1', sig: 'A'.repeat(86) }];
    const result = await signIn(device, as('binh'), reach);
    expect(result).toEqual({ ok: false, problem: { code: 'unknown-server' } });
    expect(await readKeys(device)).toEqual([key('k1')]);
    expect(await readPerson(device, 'person-binh')).toBeUndefined();
    await payOwedSignOuts(device, reach);
    expect(world.ended).toEqual([1]);
  });

  test('[SESSION] finds the password in whatever form of Unicode it is typed', async () => {
    const { reach } = await serveSessions();
    const result = await signIn(device, as('an', 'đúng'.normalize('NFD')), reach);
    expect(result.ok).toBe(true);
  });

  test('[SESSION] says what was wrong, and throws only what the world does', async () => {
    const { world, reach } = await serveSessions();
    const wrong = await signIn(device, as('an', 'sai'), reach);
    expect(wrong).toEqual({ ok: false, problem: { code: 'wrong-login' } });
    world.refusal = [429, 'too-many-tries'];
    const often = await signIn(device, as('an'), reach);
    expect(often).toEqual({
      ok: false,
      problem: { code: 'too-many-tries', retryAfterMs: 5000 },
    });
    world.refusal = [503, 'busy'];
    await expect(signIn(device, as('an'), reach)).rejects.toMatchObject({ kind: 'busy' });
    world.isDown = true;
    await expect(signIn(device, as('an'), reach)).rejects.toMatchObject({
      kind: 'offline',
    });
    expect(await readPeople(device)).toEqual([]);
  });

  test('[SESSION] gives each person a slot of their own, also after a lost answer', async () => {
    const { world, reach } = await serveSessions();
    await signIn(device, as('an'), reach);
    await signIn(device, as('binh'), reach);
    expect([await slotOf('person-an'), await slotOf('person-binh')]).toEqual([0, 1]);
    await signIn(device, as('an'), reach);
    expect(await slotOf('person-an')).toBe(2);
    await payOwedSignOuts(device, reach);
    expect([...world.slots]).toEqual([
      [1, 'person-binh'],
      [2, 'person-an'],
    ]);
  });
});

describe('signing out', () => {
  test('[SESSION] ends the session here at once, and there as soon as there is a line', async () => {
    const { world, reach } = await serveSessions();
    await signIn(device, as('an'), reach);
    world.isDown = true;
    await signOut(device, 'person-an', reach);
    expect(await slotOf('person-an')).toBeNull();
    expect(world.ended).toEqual([]);
    world.isDown = false;
    await signIn(device, as('binh'), reach);
    expect(world.ended).toEqual([0]);
    expect([...world.slots.values()]).toEqual(['person-binh']);
  });

  test('[SESSION] keeps who was here, and everything they wrote', async () => {
    const { reach } = await serveSessions();
    await signIn(device, as('an'), reach);
    await signOut(device, 'person-an', reach);
    expect(await readPeople(device)).toMatchObject([
      { personId: 'person-an', slot: null },
    ]);
    await signOut(device, 'person-an', reach);
    await signOut(device, 'nobody', reach);
  });
});

describe('a session', () => {
  test('[SESSION] speaks for its person and nobody else', async () => {
    const { world, reach } = await serveSessions();
    await signIn(device, as('an'), reach);
    expect((await whoAmI(device, 'person-an', reach)).personId).toBe('person-an');
    world.slots.set(0, 'person-binh');
    const attempt = whoAmI(device, 'person-an', reach);
    await expect(attempt).rejects.toMatchObject({ kind: 'signed-out' });
    await expect(whoAmI(device, 'nobody', reach)).rejects.toMatchObject({
      kind: 'signed-out',
    });
  });

  test('[SESSION] changes its password, or says why not', async () => {
    const { world, reach } = await serveSessions();
    await signIn(device, as('an'), reach);
    const words = { current: 'đúng', next: 'một mật khẩu dài' };
    const change = () => changePassword(device, 'person-an', words, reach);
    expect((await change()).ok).toBe(true);
    world.refusal = [403, 'wrong-password'];
    expect(await change()).toEqual({ ok: false, problem: { code: 'wrong-password' } });
    world.refusal = [400, 'password-unfit'];
    expect(await change()).toEqual({ ok: false, problem: { code: 'password-unfit' } });
    world.refusal = [403, 'forbidden'];
    await expect(change()).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
