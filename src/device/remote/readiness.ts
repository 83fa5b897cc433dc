// What the server says of itself before anybody has signed in. Promises: not knowing is said as not knowing.
import { isFault } from '../../sync/fault.ts';
import { fields, flag } from '../shape.ts';
import { startDeadline } from './deadline.ts';
import { makeHttp, readJson, underDeadline } from './http.ts';
import type { Reach } from './session.ts';

const readiness = fields({ demo: flag });

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
    const said = await readJson({ response, deadline });
    return readiness(said) ? said.demo : null;
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return null;
  }
}
