import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD } from '../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../support/edge/edge-world.ts';
import { endServers, type Running, runServer } from '../support/edge/run-server.ts';
import { makeTestDatabase, type TestDatabase } from '../support/server/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await makeTestDatabase();
  await loadEdgeWorld(db.pool);
});
afterAll(async () => {
  await endServers();
  await db.close();
});

const serve = (env: Record<string, string> = {}) =>
  runServer('main', { DATABASE_URL: db.appUrl, ...env });
/** One sentence, on the error output, and nothing that looks like a stack. */
async function refusal(running: Running): Promise<string> {
  const { code, err } = await running.ended;
  expect(code).toBe(1);
  expect(err).not.toMatch(/^\s+at /m);
  expect(err.trim().split('\n')).toHaveLength(1);
  return err.trim();
}

test('[PROCESS] on SIGTERM it finishes the call that is running, takes no new one, and ends with 0', async () => {
  const running = await serve();
  const address = await running.address;
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  const body = JSON.stringify({
    login: 'officer',
    password: PASSWORD,
    deviceId: '0190f000-0000-7000-8000-000000000001',
    slot: 0,
  });
  // "100 Continue" says that the call is inside; its body comes only after the signal.
  const call = request(`${address}/api/v1/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      expect: '100-continue',
    },
  });
  const answered = once(call, 'response');
  call.flushHeaders();
  await once(call, 'continue');
  running.child.kill('SIGTERM');
  while (
    await fetch(`${address}/healthz`).then(
      () => true,
      () => false,
    )
  );
  call.end(body);
  const [answer] = await answered;
  expect(answer.statusCode).toBe(200);
  answer.resume();
  expect((await running.ended).code).toBe(0);
});

test('[PROCESS] two servers start on one database, and SIGINT ends each alone', async () => {
  const [one, two] = await Promise.all([serve(), serve()]);
  const [first, second] = await Promise.all([one.address, two.address]);
  one.child.kill('SIGINT');
  expect((await one.ended).code).toBe(0);
  expect((await fetch(`${second}/readyz`)).status).toBe(200);
  await expect(fetch(`${first}/healthz`)).rejects.toThrow();
  two.child.kill('SIGTERM');
  expect((await two.ended).code).toBe(0);
});

test('[PROCESS] a port in use is one sentence and exit 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  expect(await refusal(await serve({ PORT: String(port) }))).toContain(
    `Port ${port} is in use`,
  );
  taken.close();
});

test('[PROCESS] what cannot be used is named in one sentence and exit 1', async () => {
  const wrong: [Record<string, string>, string][] = [
    [{ PORT: 'eighty' }, 'PORT must be'],
    [{ PUBLIC_ORIGIN: 'https://x.vn/path' }, 'PUBLIC_ORIGIN must be'],
    [{ TLS_CERT: '/no/such.pem', TLS_KEY: '/no/such.key' }, 'TLS_CERT: /no/such.pem'],
    [{ DATA_DIR: '/proc/no-such-folder' }, '/proc/no-such-folder'],
    [{ DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' }, 'DATABASE_URL'],
    [{ DATABASE_URL: db.superuserUrl }, 'superuser'],
    [{ DATABASE_URL: db.ownerUrl }, 'lan_toa_owner'],
  ];
  const sentences = await Promise.all(
    wrong.map(async ([env]) => refusal(await serve(env))),
  );
  for (const [i, [, says]] of wrong.entries()) expect(sentences[i]).toContain(says);
});
