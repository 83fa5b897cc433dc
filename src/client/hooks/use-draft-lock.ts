import { useEffect, useState } from 'preact/hooks';
import { logBug } from '../log.ts';

/** `turn` grows each time the draft becomes ours after another window had it: what is on disk is newer then. */
export type DraftLock = { state: 'asking' | 'held' | 'elsewhere'; turn: number };

/**
 * Holds the draft for this window, so that two windows never write over each other. Where another one has it, waits
 * until that one closes. A browser without locks lets every window in.
 */
export function useDraftLock(reportId: string): DraftLock {
  const [lock, setLock] = useState<DraftLock>({ state: 'asking', turn: 0 });
  useEffect(() => {
    if (!('locks' in navigator)) {
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
        navigator.locks
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
      await navigator.locks.request(name, { signal: giveUp.signal }, async () => {
        setLock({ state: 'held', turn: 1 });
        await left;
      });
    };
    wait().catch((thrown: unknown) => {
      if (!giveUp.signal.aborted) logBug(thrown);
    });
    return () => {
      giveUp.abort();
      release();
    };
  }, [reportId]);
  return lock;
}
