/** Says something to the worker, if there is one: without it the app works as long as there is a line. */
export function tellWorker(type: 'KEEP_WIDE' | 'KEEP_FORMS'): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.ready
    .then((worker) => worker.active?.postMessage({ type }))
    .catch(() => undefined);
}
