import type { Pool } from 'pg';
import type { Deps } from './deps.ts';
import { type Keys, readKeys } from './store/keys.ts';
import { asSystem } from './store/scope.ts';
import { readSettings } from './store/settings.ts';

/** A key made by another server is used here a minute later; the one before it stays valid. */
const KEYS_FRESH_MS = 60_000;

/** The keys and settings that all servers of one database share, as `Deps` wants them. */
export function sharedSecrets(
  pool: Pool,
  secret: Buffer,
): Pick<Deps, 'keys' | 'settings' | 'secret'> {
  let held: { keys: Promise<Keys>; untilMs: number } | null = null;
  return {
    secret,
    settings: () => asSystem(pool, readSettings),
    async keys() {
      if (held === null || held.untilMs < Date.now()) {
        const keys = readKeys(pool, secret);
        held = { keys, untilMs: Date.now() + KEYS_FRESH_MS };
        // A failed read must be tried again at the next call, not remembered.
        keys.catch(() => {
          held = null;
        });
      }
      return held.keys;
    },
  };
}
