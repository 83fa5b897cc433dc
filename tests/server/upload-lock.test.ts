import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropLease, renewLease, takeLease } from '../../src/server/store/upload-lease.ts';
import { makeUploadLocker } from '../../src/server/upload-lock.ts';
import { type Edge, makeEdge } from '../support/edge/make-edge.ts';
import { asSuperuser } from '../support/server/database.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await makeEdge();
});
afterAll(() => edge.close());

const never = new AbortController().signal;

test('[LEASE] one appends at a time, on whichever server: who comes later makes the holder let go', async () => {
  const [here, there] = [
    makeUploadLocker(edge.db.pool).newLock('f1'),
    makeUploadLocker(edge.db.pool).newLock('f1'),
  ];
  const seen: string[] = [];
  await here.lock(never, async () => {
    seen.push('asked to let go');
    await here.unlock();
  });
  await there.lock(never, () => undefined);
  seen.push('the other has it');
  expect(seen).toEqual(['asked to let go', 'the other has it']);
  await there.unlock();
  expect(await takeLease(edge.db.pool, 'f1', 'third')).toBe(true);
});

test('[LEASE] the lease of a server that has ended is free once it runs out, and not before', async () => {
  const { pool } = edge.db;
  expect(await takeLease(pool, 'f2', 'gone')).toBe(true);
  expect(await takeLease(pool, 'f2', 'next')).toBe(false);
  expect(await renewLease(pool, 'f2', 'gone')).toBe(true);
  await asSuperuser(
    edge.db.superuserUrl,
    `update upload_lease set ends_at = now() - interval '1 second' where file_id = 'f2'`,
  );
  expect(await takeLease(pool, 'f2', 'next')).toBe(true);
  // Whoever lost it learns so, and takes nothing from the new holder.
  expect(await renewLease(pool, 'f2', 'gone')).toBeNull();
  await dropLease(pool, 'f2', 'gone');
  expect(await renewLease(pool, 'f2', 'next')).toBe(false);
});

test('[LEASE] who waits for a holder that never lets go is told so when its call ends', async () => {
  const call = new AbortController();
  await takeLease(edge.db.pool, 'f3', 'holder');
  const waiting = makeUploadLocker(edge.db.pool)
    .newLock('f3')
    .lock(call.signal, () => undefined);
  call.abort();
  await expect(waiting).rejects.toMatchObject({ status_code: 423 });
});
