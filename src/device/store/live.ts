import { liveQuery } from 'dexie';
import { asStorageFault } from './storage-fault.ts';

/**
 * Runs a query now and after every write (of this tab, another or the worker) that changes what it read.
 * @returns stop
 */
export function live<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (thrown: unknown) => void,
): () => void {
  const subscription = liveQuery(query).subscribe({
    next: onValue,
    error: (thrown) => onError(asStorageFault(thrown)),
  });
  return () => subscription.unsubscribe();
}
