import { useCallback, useEffect, useState } from 'preact/hooks';
import { deviceDb } from '../../device/store/person-store.ts';
import {
  askPersistence,
  readStorageState,
  type StorageState,
} from '../../device/store/storage-state.ts';
import { logBug } from '../log.ts';

/** What the browser says of space and persistence, and asking it to keep our data. */
export function useStorageState(): { state: StorageState | null; ask: () => void } {
  const [state, setState] = useState<StorageState | null>(null);
  const read = useCallback(() => {
    readStorageState().then(setState, logBug);
  }, []);
  useEffect(read, [read]);
  const ask = useCallback(() => {
    askPersistence(deviceDb()).then(read, logBug);
  }, [read]);
  return { state, ask };
}
