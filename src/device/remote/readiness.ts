// What the server says of itself before anybody has signed in. Promises: not knowing is said as not knowing.
import * as z from 'zod/mini';
import { isFault } from '../../sync/fault.ts';
import { startDeadline } from './deadline.ts';
import { makeHttp, readJson, underDeadline } from './http.ts';
import type { Reach } from './session.ts';

const Readiness = z.object({ demo: z.boolean() });

/** Whether the server is a demonstration; null when it cannot be asked. */
export async function isDemoServer(reach: Reach = {}): Promise<boolean | null> {
  const http = makeHttp({ ...reach, slot: 0 });
  const deadline = startDeadline(http.waits, 0);
  try {
    const response = await underDeadline(deadline, () =>
      http.send(`${http.origin}/readyz`, {
        redirect: 'manual',
        cache: 'no-store',
        signal: deadline.signal,
      }),
    );
    const said = Readiness.safeParse(await readJson({ response, deadline }));
    return said.success ? said.data.demo : null;
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return null;
  }
}
