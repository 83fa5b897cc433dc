// The coordinator's chunks: cached at first wide use, all files of the build or none, and renewed with the build. An
// official's phone never holds them. File names carry their hash, so one cache can hold two builds side by side.
import { matchPrecache } from 'workbox-precaching';

const CACHE = 'wide';
const LIST = '/wide.json';
/** Kept inside the cache: the list of the build before, whose pages may still be open. */
const BEFORE = '/wide-before.json';

async function readList(held: Response | undefined): Promise<string[]> {
  const list: unknown = await held?.json();
  return Array.isArray(list) ? list.filter((it) => typeof it === 'string') : [];
}

/** Files of the build this worker belongs to. */
const ownFiles = async (): Promise<string[]> => readList(await matchPrecache(LIST));

async function addMissing(cache: Cache, files: readonly string[]): Promise<void> {
  const held = new Set((await cache.keys()).map((it) => new URL(it.url).pathname));
  const missing = files.filter((file) => !held.has(file));
  // All or nothing: a wide side with half its files is worse than none.
  if (missing.length > 0) await cache.addAll(missing);
}

/** From now on this device keeps the wide side. */
export const keepWide = async (): Promise<void> =>
  addMissing(await caches.open(CACHE), await ownFiles());

/** At install: where the wide side is kept, the new build comes with all of it or not at all. */
export async function renewWide(): Promise<void> {
  if (!(await caches.has(CACHE))) return;
  const cache = await caches.open(CACHE);
  // The shell is being stored beside this and may not hold its list yet.
  await cache.add(new Request(LIST, { cache: 'no-cache' }));
  await addMissing(cache, await readList(await cache.match(LIST)));
}

/** At activation: the build before last goes; the last one too, when no page of it can be open. */
export async function dropOldWide(clients: Clients): Promise<void> {
  if (!(await caches.has(CACHE))) return;
  const cache = await caches.open(CACHE);
  const own = await ownFiles();
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const before = open.length === 0 ? [] : await readList(await cache.match(BEFORE));
  const kept = new Set([...own, ...before, BEFORE, LIST]);
  const held = await cache.keys();
  await Promise.all(
    held
      .filter((it) => !kept.has(new URL(it.url).pathname))
      .map((it) => cache.delete(it)),
  );
  await cache.put(BEFORE, Response.json(own));
}

/** A wide chunk: as kept, else from the server. */
export async function answerWide({ request }: { request: Request }): Promise<Response> {
  const held = await caches.match(request, { cacheName: CACHE });
  if (held !== undefined) return held;
  const cache = await caches.open(CACHE);
  await cache.add(request);
  return (await cache.match(request)) ?? Response.error();
}
