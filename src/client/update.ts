// Registers the worker and tells when a new version waits. Asks before reloading and never mid-form: a reload
// there would cost a half-written report.
import { trustedScript } from './trusted-script.ts';

/**
 * Registers the worker (in a production build only), once the page itself has loaded.
 * @param onWaiting called with `accept` when a new version is installed and waits
 */
export function registerWorker(onWaiting: (accept: () => void) => void): void {
  const workers = navigator.serviceWorker;
  if (!import.meta.env.PROD || !workers) return;
  const offer = (waiting: ServiceWorker) =>
    onWaiting(() => {
      workers.addEventListener('controllerchange', () => location.reload());
      waiting.postMessage({ type: 'SKIP_WAITING' });
    });
  const watch = async () => {
    const registration = await workers.register(trustedScript('/sw.js'));
    const follow = (next: ServiceWorker | null) =>
      next?.addEventListener('statechange', () => {
        // The very first worker waits for nobody.
        if (next.state === 'installed' && registration.active) offer(next);
      });
    if (registration.waiting) offer(registration.waiting);
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
  };
  // A failed registration (a portal's page, a private window) leaves an app that works while it is open.
  const start = () => {
    watch().catch(() => undefined);
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
