import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { ignoreFault } from '../log.ts';
import { takeTop } from './first-screen.ts';
import { keepTop, type ListTop, readTop } from './list-top.ts';

/** A list that changes while it is being synced is kept once it has settled. */
const SETTLED_MS = 300;

/** The top of the task list as it was kept, until the list itself is here; null where none holds. */
export function useListTop(): ListTop | null {
  const { store, today } = useApp();
  const [top, setTop] = useState<ListTop | null>(null);
  useLayoutEffect(() => {
    let left = false;
    const take = (found: ListTop | null) => {
      if (!left) setTop(found);
    };
    (takeTop(store, today) ?? readTop(store, today)).then(take, ignoreFault);
    return () => {
      left = true;
    };
  }, [store, today]);
  return top;
}

/** Keeps the top of the list for the next start; of none nothing. `stamp` is the one its lines were read with. */
export function useKeepTop(stamp: number, sections: ListTop): void {
  const { store, today } = useApp();
  useEffect(() => {
    if (sections.length === 0) return;
    const keep = () => keepTop(store, stamp, today, sections).catch(ignoreFault);
    const timer = setTimeout(keep, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [store, today, stamp, sections]);
}

/**
 * Counts up when the app goes out of sight and the top that is kept holds no longer. What was written did not concern
 * the list (a photo that arrived, a colleague's phiếu), so it was not read again; only reading it can tell that.
 */
export function useReadAgain(): number {
  const { store, today } = useApp();
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'hidden') return;
      readTop(store, today).then((kept) => {
        if (kept === null) setTimes((n) => n + 1);
      }, ignoreFault);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [store, today]);
  return times;
}
