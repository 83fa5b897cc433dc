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
import { takeShared } from '../device/shared-photos.ts';
import { DEVICE_DB_NAME } from '../device/store/device-db.ts';
import { wakeStorage } from '../device/store/wake-storage.ts';
import {
  answerWide,
  dropOldWide,
  keepWide,
  listOf,
  renewWide,
  type WidePart,
  type WideWorld,
} from '../device/wide-cache.ts';
import { bringEverybodysFiles, haveRareForms, syncEverybody } from './sync-everybody.ts';

/** The compiler's library of worker names does not know Background Sync. */
type SyncEvent = ExtendableEvent & { readonly tag: string };
declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

// Before the routes, so that the storage is opened while the page is on its way.
self.addEventListener('fetch', ({ request }) => {
  if (request.mode === 'navigate') wakeStorage(self.indexedDB, DEVICE_DB_NAME);
});
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
// Another app shares photos: there is no line in this.
registerRoute(
  ({ url }) => url.pathname === '/share',
  ({ request }) => takeShared(self.caches, request),
  'POST',
);
const makePart = (part: WidePart): WideWorld => ({
  part,
  box: self.caches,
  origin: self.location.origin,
  ownList: () => matchPrecache(listOf(part)),
  isAnyOpen: async () =>
    (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length >
    0,
});
const wide = makePart('wide');
const form = makePart('form');
const kinds = makePart('kinds');
const parts = [wide, form, kinds];
for (const [part, files] of [
  [wide, /^\/assets\/(wide|en)-/],
  [form, /^\/assets\/form-/],
  [kinds, /^\/assets\/kinds-/],
] as const)
  registerRoute(
    ({ url }) => files.test(url.pathname),
    ({ request }) => answerWide(part, request),
  );

/** Keeps what the forms on this device need besides. */
async function keepForms(): Promise<void> {
  if ((await self.caches.has(kinds.part)) || (await haveRareForms()))
    await keepWide(kinds);
}

// A build that is kept for a day without a line is kept whole, or the earlier one goes on.
self.addEventListener('install', (event) => {
  // Filling in comes with the app: who has lost the line once can still write.
  event.waitUntil(Promise.all(parts.map((one) => renewWide(one, one === form))));
});
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all(parts.map(dropOldWide))),
);

function syncWithin(event: ExtendableEvent): void {
  const synced = syncEverybody();
  // Rejecting is how the browser is asked to call again.
  event.waitUntil(synced.finally(keepForms));
  event.waitUntil(
    synced.then(
      () => bringEverybodysFiles(),
      () => undefined,
    ),
  );
}

self.addEventListener('sync', (event) => {
  if ((event as SyncEvent).tag === 'sync') syncWithin(event as SyncEvent);
});

self.addEventListener('message', (event) => {
  const said: unknown = event.data?.type;
  // Asked for by the person only: a reload here would take a half-written form away.
  if (said === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (said === 'SYNC') syncWithin(event);
  if (said === 'KEEP_WIDE') event.waitUntil(keepWide(wide));
  if (said === 'KEEP_FORMS') event.waitUntil(keepForms());
});
