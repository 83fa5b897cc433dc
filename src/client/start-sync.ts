// When to sync: launch, an act written, online, visible, a timer, a tap. One cycle at a time for a person,
// page or worker (decision 0005): whoever holds the lock runs it. Promises: needs no worker and no push to
// make progress. Refuses to run twice at once, or to hammer a line that has just failed.

import type { PersonStore } from '../device/store/person-store.ts';
import { type SyncRun, syncPerson } from '../device/sync-person.ts';
import type { FaultKind } from '../sync/fault.ts';
import type { SyncProgress } from '../sync/ports.ts';
import type { StatusFacts } from '../sync/status.ts';
import { logBug } from './log.ts';

const EVERY_MS = 60_000;
/** An act is usually followed by another: a moment's patience sends both in one request. */
const SOON_MS = 400;

export type SyncNews = Pick<StatusFacts, 'running' | 'last' | 'online'>;
export type Syncer = { request(tap?: boolean): void; stop(): void };

/**
 * Starts syncing for one person until stopped.
 * @param onNews told whenever what is known about syncing changes
 * @param onResult told after each cycle, with the fault that ended it, if any
 */
export function startSync(
  store: PersonStore,
  slot: number,
  onNews: (news: SyncNews) => void,
  onResult: (fault: FaultKind | null) => void,
): Syncer {
  let running: SyncProgress | 'starting' | null = null;
  let last: StatusFacts['last'] = null;
  let again: 'no' | 'yes' | 'urgent' = 'no';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const tell = () => onNews({ running, last, online: navigator.onLine });
  const plan = (waitMs: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => run(false), waitMs);
  };
  const finish = (result: SyncRun) => {
    running = null;
    if (result !== 'held-elsewhere') {
      const fault = result.fault?.kind ?? null;
      const at = new Date().toISOString();
      last = {
        fault,
        at: fault === null ? at : (last?.at ?? at),
        retryAtMs: result.retryAtMs,
      };
      onResult(fault);
    }
    tell();
    const next = again;
    again = 'no';
    if (next !== 'no') plan(next === 'urgent' ? 0 : SOON_MS);
    else plan(waitAfter(result));
  };
  const run = (urgent: boolean) => {
    if (stopped) return;
    if (running !== null) {
      again = urgent ? 'urgent' : again === 'urgent' ? 'urgent' : 'yes';
      return;
    }
    clearTimeout(timer);
    running = 'starting';
    tell();
    const onProgress = (step: SyncProgress) => {
      running = step;
      tell();
    };
    syncPerson(store, slot, { urgent, onProgress }).then(finish, (bug) => {
      logBug(bug);
      finish('held-elsewhere');
    });
  };
  const onOnline = () => run(true);
  const onOffline = () => tell();
  const onVisible = () => {
    if (document.visibilityState === 'visible') run(true);
  };
  addEventListener('online', onOnline);
  addEventListener('offline', onOffline);
  document.addEventListener('visibilitychange', onVisible);
  run(true);
  return {
    request(tap = false) {
      askWorker();
      if (tap) run(true);
      else if (running !== null) run(false);
      else plan(SOON_MS);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      removeEventListener('online', onOnline);
      removeEventListener('offline', onOffline);
      document.removeEventListener('visibilitychange', onVisible);
    },
  };
}

/** How long to wait by ourselves: the moment the cycle named, or the ordinary beat. */
function waitAfter(result: SyncRun): number {
  if (result === 'held-elsewhere') return EVERY_MS / 6;
  if (result.retryAtMs === null) return EVERY_MS;
  return Math.max(1000, Math.min(15 * EVERY_MS, result.retryAtMs - Date.now()));
}

/** Where Background Sync exists the worker is asked too: it drains the outbox with the app closed. */
function askWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .getRegistration()
    .then((r) => {
      const sync = (r as { sync?: { register(tag: string): Promise<void> } } | undefined)
        ?.sync;
      return sync?.register('sync');
    })
    // Denied or not offered: the page alone is enough (decision 0005).
    .catch(() => undefined);
}
