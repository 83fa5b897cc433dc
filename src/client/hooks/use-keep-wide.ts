import { useEffect } from 'preact/hooks';

/** Asks the worker to keep the wide side on this device from now on, whole, for a day without a line. */
export function useKeepWide(): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    navigator.serviceWorker.ready
      .then((worker) => worker.active?.postMessage({ type: 'KEEP_WIDE' }))
      // No worker here: the screens work as long as there is a line.
      .catch(() => undefined);
  }, []);
}
