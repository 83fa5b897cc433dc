// The worker: the shell's bytes, answers to navigations, and a second caller of the same sync cycle. API answers never
// enter a cache.
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  matchPrecache,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isOwnAnswer } from '../device/own-answer.ts';
import {
  answerWide,
  dropOldWide,
  keepWide,
  renewWide,
  WIDE_LIST,
  type WideWorld,
} from '../device/wide-cache.ts';
import { syncEverybody } from './sync-everybody.ts';

/** The compiler's library of worker names does not know Background Sync. */
type SyncEvent = ExtendableEvent & { readonly tag: string };
declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

// Without the whole shell from our own server the worker is not installed, and tries again at the next visit.
addPlugins([
  { cacheWillUpdate: async ({ response }) => (isOwnAnswer(response) ? response : null) },
]);
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), {
    denylist: [/^\/api(\/|$)/, /^\/(healthz|readyz)$/, /^\/sw\.js$/],
  }),
);
registerRoute(
  ({ url }) => /^\/assets\/(wide|en)-/.test(url.pathname),
  ({ request }) => answerWide(self.caches, request),
);
const wide: WideWorld = {
  box: self.caches,
  origin: self.location.origin,
  ownList: () => matchPrecache(WIDE_LIST),
  isAnyOpen: async () =>
    (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length >
    0,
};

// A build that is kept for a day without a line is kept whole, or the earlier one goes on.
self.addEventListener('install', (event) => event.waitUntil(renewWide(wide)));
self.addEventListener('activate', (event) => event.waitUntil(dropOldWide(wide)));

self.addEventListener('sync', (event) => {
  const its = event as SyncEvent;
  // Rejecting is how the browser is asked to call again.
  if (its.tag === 'sync') its.waitUntil(syncEverybody());
});

self.addEventListener('message', (event) => {
  const said: unknown = event.data?.type;
  // Asked for by the person only: a reload here would take a half-written form away.
  if (said === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (said === 'SYNC') event.waitUntil(syncEverybody());
  if (said === 'KEEP_WIDE') event.waitUntil(keepWide(wide));
});
