import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { countPending } from '../../device/store/local-store.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import { readLastSync } from '../../device/sync-person.ts';
import { syncStatus } from '../../sync/status.ts';
import type { PillState } from '../app-context.ts';
import { type Syncer, type SyncNews, startSync } from '../start-sync.ts';
import { useLiveLater } from './use-live.ts';

const NOTHING = { ops: 0, files: 0, setAside: 0 };

/** Runs syncing while the app is open and says how it goes. */
export function useSync(store: PersonStore): {
  pill: PillState;
  requestSync: (tap?: boolean) => void;
} {
  const counted = useLiveLater(() => countPending(store), [store]);
  const totals = counted ?? NOTHING;
  const ended = useLiveLater(() => readLastSync(store), [store]);
  // S1: nothing is called sent before it is known what waits.
  const last = counted === undefined ? undefined : ended;
  const [news, setNews] = useState<SyncNews>({
    running: null,
    online: navigator.onLine,
  });
  const syncer = useRef<Syncer | null>(null);
  const started = useRef({ total: 0, atMs: 0, bytes: 0 });
  useEffect(() => {
    const own = startSync(store, setNews);
    syncer.current = own;
    return () => own.stop();
  }, [store]);
  const requestSync = useCallback((tap?: boolean) => syncer.current?.request(tap), []);
  const { running } = news;
  if (running === null || running === 'starting')
    started.current = { total: totals.ops, atMs: performance.now(), bytes: 0 };
  const pushing = running !== null && running !== 'starting' && running.kind === 'push';
  if (pushing && running.left > started.current.total)
    started.current.total = running.left;
  const pill: PillState = {
    status: syncStatus({ totals, last, ...news }),
    totals,
    sent: pushing
      ? { done: started.current.total - running.left, total: started.current.total }
      : null,
    leftSeconds: leftSeconds(running, started.current),
  };
  return { pill, requestSync };
}

/** A guess from this cycle's own pace; null until there is one. */
function leftSeconds(
  running: SyncNews['running'],
  started: { atMs: number },
): number | null {
  if (running === null || running === 'starting' || running.kind !== 'file') return null;
  const seconds = (performance.now() - started.atMs) / 1000;
  if (running.sentBytes === 0 || seconds < 1) return null;
  const pace = running.sentBytes / seconds;
  const one = (running.totalBytes - running.sentBytes) / pace;
  return Math.ceil(one + (running.left - 1) * (running.totalBytes / pace));
}
