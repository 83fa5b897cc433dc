import { useEffect, useState } from 'preact/hooks';
import { logBug } from '../log.ts';

/** `turn` grows each time the draft becomes ours after another window had it: what is on disk is newer then. */
export type DraftLock = { state: 'asking' | 'held' | 'elsewhere'; turn: number };

/**
 * Holds the draft for this window, so that two windows never write over each other. Where another one has it, waits
 * until that one closes. A browser without locks lets every window in.
 * @param reportId null: no lock is asked for
 */
export function useDraftLock(reportId: string | null): DraftLock {
  const [lock, setLock] = useState<DraftLock>({ state: 'asking', turn: 0 });
  useEffect(() => {
    if (reportId === null) return;
    // Absent outside a secure context and in a few in-app browsers.
    const locks = navigator.locks as LockManager | null | undefined;
    if (locks == null) {
      setLock({ state: 'held', turn: 0 });
      return;
    }
    const name = `draft:${reportId}`;
    const giveUp = new AbortController();
    let release = () => {};
    const left = new Promise<void>((resolve) => {
      release = resolve;
    });
    const wait = async () => {
      const isOurs = await new Promise<boolean>((resolve, reject) => {
        locks
          .request(name, { ifAvailable: true }, async (granted) => {
            resolve(granted !== null);
            if (granted === null) return;
            setLock({ state: 'held', turn: 0 });
            await left;
          })
          .catch(reject);
      });
      if (isOurs) return;
      setLock({ state: 'elsewhere', turn: 0 });
      await locks.request(name, { signal: giveUp.signal }, async () => {
        setLock({ state: 'held', turn: 1 });
        await left;
      });
    };
    wait().catch((thrown: unknown) => {
      if (giveUp.signal.aborted) return;
      logBug(thrown);
      setLock({ state: 'held', turn: 0 });
    });
    return () => {
      giveUp.abort();
      release();
    };
  }, [reportId]);
  return lock;
}
