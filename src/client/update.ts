// Registers the worker and tells when a new version waits. Asks before reloading and never mid-form: a reload
// there would cost a half-written report.
import { Workbox } from 'workbox-window';
import { trustedScript } from './trusted-script.ts';

/**
 * Registers the worker (in a production build only), once the page itself has loaded.
 * @param onWaiting called with `accept` when a new version is installed and waits
 */
export function registerWorker(onWaiting: (accept: () => void) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workbox = new Workbox(trustedScript('/sw.js'));
  workbox.addEventListener('waiting', () =>
    onWaiting(() => {
      workbox.addEventListener('controlling', () => location.reload());
      workbox.messageSkipWaiting();
    }),
  );
  // A failed registration (a portal's page, a private window) leaves an app that works while it is open.
  workbox.register().catch(() => undefined);
}
