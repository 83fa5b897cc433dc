// How often somebody may try a password. Counted per account for browsers it has never met, and per browser
// for those it has, so that no stranger can lock a known phone out; the address is only a high ceiling,
// because a whole commune shares one. The counters are in PostgreSQL and hold no name.
import { createHmac } from 'node:crypto';
import type { Deps } from './deps.ts';
import { type Counted, countTries, forgetTries } from './store/rate.ts';

const WINDOW_MS = 15 * 60_000;
/** Tries per window. An official mistypes a few times; ten strangers' guesses per quarter of an hour are none. */
export const TRIES = { known: 20, unknown: 10, address: 2_000, change: 10 } as const;
type Kind = keyof typeof TRIES;

export type Gate = { waitMs: number; forget: () => Promise<void> };

const keyOf = (deps: Deps, kind: Kind, name: string): string =>
  `${kind}:${createHmac('sha256', deps.secret).update(name).digest('base64url')}`;

async function openGate(
  deps: Deps,
  counted: readonly { kind: Kind; name: string }[],
): Promise<Gate> {
  const keys: Counted[] = counted.map(({ kind, name }) => ({
    key: keyOf(deps, kind, name),
    windowMs: WINDOW_MS,
  }));
  const counters = await countTries(deps.db, keys);
  const waits = counters.map(({ count, endsAt }, i) => {
    const limit = TRIES[counted[i]?.kind ?? 'unknown'];
    return count > limit ? Math.max(1000, Date.parse(endsAt) - deps.now().getTime()) : 0;
  });
  // Success clears the account's or the browser's own count, never the address's: others share that.
  const own = keys.map(({ key }) => key).filter((key) => !key.startsWith('address:'));
  return { waitMs: Math.max(0, ...waits), forget: () => forgetTries(deps.db, own) };
}

/** One try to sign in; `waitMs` > 0 = no more for now. */
export const signInGate = (
  deps: Deps,
  attempt: { login: string; device: string | null; address: string },
): Promise<Gate> =>
  attempt.device === null
    ? openGate(deps, [
        { kind: 'unknown', name: attempt.login },
        { kind: 'address', name: attempt.address },
      ])
    : openGate(deps, [{ kind: 'known', name: `${attempt.login} ${attempt.device}` }]);

/** One try of the present password by somebody signed in. */
export const passwordGate = (deps: Deps, personId: string): Promise<Gate> =>
  openGate(deps, [{ kind: 'change', name: personId }]);
