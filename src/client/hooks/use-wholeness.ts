import { useEffect, useState } from 'preact/hooks';
import { deviceDb } from '../../device/store/person-store.ts';
import { checkCanary, type StorageWholeness } from '../../device/store/storage-state.ts';
import { isFault } from '../../sync/fault.ts';
import { logBug } from '../log.ts';

const LOOK_MS = 700;

let checked: Promise<StorageWholeness> | null = null;
/** Compares the canaries, once per start of the app. */
export const readWholeness = (): Promise<StorageWholeness> => {
  checked ??= checkCanary(deviceDb());
  return checked;
};

/** Whether the data of this machine is still all there; null while that is not known. */
export function useWholeness(): StorageWholeness | null {
  const [found, setFound] = useState<StorageWholeness | null>(null);
  useEffect(() => {
    let left = false;
    const look = () =>
      readWholeness().then(
        (said) => {
          if (!left) setFound(said);
        },
        (thrown) => {
          if (!isFault(thrown)) logBug(thrown);
        },
      );
    // The list is read and drawn first.
    const timer = setTimeout(look, LOOK_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);
  return found;
}
