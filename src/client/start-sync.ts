// When to sync: launch, an act written, online, visible, a timer, a tap. One cycle at a time for a person,
// page or worker (decision 0005): whoever holds the lock runs it. Promises: needs no worker and no push to
// make progress. Refuses to run twice at once, to hammer a line that has just failed, and to hand an act to a line that
// is not there: it would count as sent.

import type { PersonStore } from '../device/store/person-store.ts';
import { bringFormFiles, syncPerson } from '../device/sync-person.ts';
import { type CycleResult, FRESH_MEMORY } from '../sync/cycle.ts';
import type { SyncProgress } from '../sync/ports.ts';
import type { StatusFacts } from '../sync/status.ts';
import { tellWorker } from './actions/tell-worker.ts';
import { APP_VERSION } from './app-version.ts';
import { logBug } from './log.ts';

const EVERY_MS = 60_000;
/** First the list is read and drawn, which needs no line. */
const LAUNCH_MS = 600;
/** An act is usually followed by another: a moment's patience sends both in one request. */
const SOON_MS = 400;

export type SyncNews = Pick<StatusFacts, 'running' | 'online'>;
export type Syncer = { request(tap?: boolean): void; stop(): void };

/**
 * Starts syncing for one person until stopped. How a cycle ended is written to the person's database, where
 * every tab sees it, whoever ran it.
 * @param onNews told whenever a cycle starts, moves or ends here, and when the line comes or goes
 */
export function startSync(store: PersonStore, onNews: (news: SyncNews) => void): Syncer {
  let running: SyncProgress | 'starting' | null = null;
  let again: 'no' | 'yes' | 'urgent' = 'no';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  // P5: how often it has failed in a row, and how much goes at once.
  let memory = FRESH_MEMORY;

  const tell = () => onNews({ running, online: navigator.onLine });
  const plan = (waitMs: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => run(false), waitMs);
  };
  const finish = (result: CycleResult | null) => {
    running = null;
    memory = result?.memory ?? memory;
    tell();
    // A form may have come that needs what this device does not keep yet. Nobody waits for it.
    if (result?.fault === null) {
      tellWorker('KEEP_FORMS');
      bringFormFiles(store, { appVersion: APP_VERSION }, () => !stopped).catch(logBug);
    }
    const next = again;
    again = 'no';
    if (next === 'urgent') run(true);
    else plan(next === 'yes' ? SOON_MS : waitAfter(result));
  };
  const run = (urgent: boolean, tap = false) => {
    if (stopped) return;
    if (!navigator.onLine && !tap) {
      plan(EVERY_MS);
      return;
    }
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
    syncPerson(store, { appVersion: APP_VERSION }, { memory, urgent, onProgress }).then(
      finish,
      (bug: unknown) => {
        logBug(bug);
        finish(null);
      },
    );
  };
  const onOnline = () => run(true);
  const onOffline = () => tell();
  const onVisible = () => {
    if (document.visibilityState === 'visible') run(true);
  };
  addEventListener('online', onOnline);
  addEventListener('offline', onOffline);
  document.addEventListener('visibilitychange', onVisible);
  timer = setTimeout(() => run(true), LAUNCH_MS);
  return {
    request(tap = false) {
      askWorker();
      if (tap) run(true, true);
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
function waitAfter(result: CycleResult | null): number {
  // Another tab or the worker is at it: look again soon, their end may have left something.
  if (result === null) return EVERY_MS / 6;
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
