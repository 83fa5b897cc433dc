import { useEffect, useState } from 'preact/hooks';
import { countShared, dropShared, readShared } from '../../device/shared-photos.ts';
import { logBug } from '../log.ts';

/** Photos that another app has shared with this one and that wait for their phiếu. */
export function useSharedPhotos(): {
  count: number;
  /** Takes them out: `work` has them, and they are gone when it has ended. */
  take: (work: (files: File[]) => Promise<unknown>) => void;
} {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!('caches' in globalThis)) return;
    countShared(caches).then(setCount, logBug);
  }, []);
  return {
    count,
    take(work) {
      const takeAll = async () => {
        await work(await readShared(caches));
        await dropShared(caches);
        setCount(0);
      };
      takeAll().catch(logBug);
    },
  };
}
