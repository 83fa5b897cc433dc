// The lock on an upload, for every server of one database: a lease in PostgreSQL, renewed while its holder works.
// Promises: one appends at a time; who comes later makes the holder let go, because a phone that asks again has
// given up its first call. Refuses to wait for ever: then the phone is told that the upload is busy.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Lock, Locker, RequestRelease } from '@tus/server';
import type { Pool } from 'pg';
import { dropLease, LEASE_MS, renewLease, takeLease } from './store/upload-lease.ts';

const ASK_AGAIN_MS = 200;
const RENEW_MS = 1_000;
/** A holder whose server has ended is waited for, and a little more. */
const PATIENCE_MS = LEASE_MS + 5_000;

/** Makes the locks of one server. */
export const makeUploadLocker = (pool: Pool): Locker => ({
  newLock: (id) => makeLock(pool, id),
});

function makeLock(pool: Pool, fileId: string): Lock {
  const holder = randomUUID();
  let renewing: NodeJS.Timeout | undefined;

  const renew = async (letGo: RequestRelease): Promise<void> => {
    // A database that does not answer now may answer at the next beat; the lease ends by itself otherwise.
    const wanted = await renewLease(pool, fileId, holder).catch(() => false);
    if (wanted === false) return;
    clearInterval(renewing);
    await letGo();
  };

  return {
    async lock(signal, letGo) {
      const endsAt = performance.now() + PATIENCE_MS;
      while (!(await takeLease(pool, fileId, holder))) {
        if (signal.aborted || performance.now() > endsAt)
          throw { status_code: 423, body: 'busy' };
        await wait(ASK_AGAIN_MS);
      }
      renewing = setInterval(() => void renew(letGo), RENEW_MS).unref();
    },
    async unlock() {
      clearInterval(renewing);
      await dropLease(pool, fileId, holder);
    },
  };
}
