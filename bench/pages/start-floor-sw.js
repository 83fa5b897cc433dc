// The least a worker can do: two files kept, and handed out again.
const FILES = ['/start-floor', '/start-floor.js'];
addEventListener('install', (event) =>
  event.waitUntil(caches.open('floor').then((cache) => cache.addAll(FILES))),
);
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (FILES.includes(new URL(event.request.url).pathname))
    event.respondWith(caches.match(event.request, { ignoreSearch: true }));
});
