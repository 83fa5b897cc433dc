// What went wrong in IndexedDB, said as a Fault. Promises: a full disk, a blocked database and a dead handle
// are told apart from a mistake of ours, which stays a bug. Refuses to swallow anything.
import type { Dexie } from 'dexie';
import { Fault, isFault } from '../../sync/fault.ts';

type Named = { name?: unknown; message?: unknown; inner?: unknown; failures?: unknown };

/** The names of an error and of everything it wraps: Dexie hides the browser's own under `inner`. */
function namesOf(thrown: unknown, depth = 0): string[] {
  if (thrown === null || typeof thrown !== 'object' || depth > 4) return [];
  const { name, inner, failures } = thrown as Named;
  const below = Array.isArray(failures) ? failures : [];
  return [
    ...(typeof name === 'string' ? [name] : []),
    ...[inner, ...below].flatMap((it) => namesOf(it, depth + 1)),
  ];
}

/** A handle that will never work again; opening anew may (WebKit loses its database server). */
const DEAD = ['InvalidStateError', 'UnknownError', 'DatabaseClosedError'];
const BLOCKED = [
  ...DEAD,
  'AbortError',
  'DataCorruptError',
  'MissingAPIError',
  'NoSuchDatabaseError',
  'NotReadableError',
  'OpenFailedError',
  'SecurityError',
  'TimeoutError',
  'TransactionInactiveError',
  'VersionError',
];

/** The fault behind a storage error; anything that is not the world's failure is handed back as it is. */
export function asStorageFault(thrown: unknown): unknown {
  if (isFault(thrown)) return thrown;
  const names = namesOf(thrown);
  // A quota failure arrives as the abort of the whole transaction, with the reason inside.
  if (names.includes('QuotaExceededError'))
    return new Fault('storage-full', names.join(' < '));
  const blocked = names.some((name) => BLOCKED.includes(name));
  return blocked ? new Fault('storage-blocked', names.join(' < ')) : thrown;
}

/**
 * Runs storage work. A dead handle is closed, opened anew and tried once more, never kept.
 * @throws Fault `storage-full` or `storage-blocked`
 */
export async function guarded<T>(db: Dexie, work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const names = namesOf(thrown);
    if (isFault(thrown) || !names.some((name) => DEAD.includes(name)))
      throw asStorageFault(thrown);
  }
  try {
    // Auto-open stays on: whoever else holds this database object gets the new handle too.
    db.close({ disableAutoOpen: false });
    await db.open();
    return await work();
  } catch (thrown) {
    throw asStorageFault(thrown);
  }
}
