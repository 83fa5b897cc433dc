// The coordinator's chunks: cached at first wide use, all files of the build or none, and renewed with the build. An
// official's phone never holds them. File names carry their hash, so one cache can hold two builds side by side.

import { isOwnAnswer } from './own-answer.ts';

const CACHE = 'wide';
/** Where a build says which files its wide side consists of. */
export const WIDE_LIST = '/wide.json';
/** Kept inside the cache: the list of the build before, whose pages may still be open. */
const BEFORE = '/wide-before.json';

export type WideWorld = {
  box: CacheStorage;
  origin: string;
  /** The list of this worker's own build, as it was precached. */
  ownList: () => Promise<Response | undefined>;
  /** Whether any page is open, of whatever build. */
  isAnyOpen: () => Promise<boolean>;
};

async function readList(held: Response | undefined): Promise<string[]> {
  const list: unknown = await held?.clone().json();
  return Array.isArray(list) ? list.filter((it) => typeof it === 'string') : [];
}

const pathOf = ({ url }: Request): string => new URL(url).pathname;

/** Brings files into the cache, all of them and from our own server, or none. */
async function bring(cache: Cache, files: (string | Request)[]): Promise<void> {
  await cache.addAll(files);
  const held = await Promise.all(files.map((file) => cache.match(file)));
  if (held.every((it) => it !== undefined && isOwnAnswer(it))) return;
  await Promise.all(files.map((file) => cache.delete(file)));
  throw new TypeError('not our server');
}

async function addMissing(cache: Cache, files: readonly string[]): Promise<void> {
  const held = new Set((await cache.keys()).map(pathOf));
  const missing = files.filter((file) => !held.has(file));
  // All or nothing: a wide side with half its files is worse than none.
  if (missing.length > 0) await bring(cache, missing);
}

/** From now on this device keeps the wide side. */
export async function keepWide({ box, ownList }: WideWorld): Promise<void> {
  const files = await readList(await ownList());
  await addMissing(await box.open(CACHE), files);
}

/** At install: where the wide side is kept, the new build comes with all of it or not at all. */
export async function renewWide({ box, origin }: WideWorld): Promise<void> {
  if (!(await box.has(CACHE))) return;
  const cache = await box.open(CACHE);
  // The shell is being stored beside this and may not hold its list yet.
  await bring(cache, [new Request(`${origin}${WIDE_LIST}`, { cache: 'no-cache' })]);
  await addMissing(cache, await readList(await cache.match(WIDE_LIST)));
}

/** At activation: the build before last goes; the last one too, when no page of it can be open. */
export async function dropOldWide(world: WideWorld): Promise<void> {
  const { box } = world;
  if (!(await box.has(CACHE))) return;
  const cache = await box.open(CACHE);
  const own = await readList(await world.ownList());
  // A list that cannot be read is no list of nothing.
  if (own.length === 0) return;
  const isAnyOpen = await world.isAnyOpen();
  const before = isAnyOpen ? await readList(await cache.match(BEFORE)) : [];
  const kept = new Set([...own, ...before, BEFORE, WIDE_LIST]);
  const held = await cache.keys();
  await Promise.all(
    held.filter((it) => !kept.has(pathOf(it))).map((it) => cache.delete(it)),
  );
  await cache.put(BEFORE, Response.json(own));
}

/** A wide chunk: as kept, else from the server. */
export async function answerWide(box: CacheStorage, request: Request): Promise<Response> {
  const cache = await box.open(CACHE);
  const held = await cache.match(request);
  if (held !== undefined) return held;
  await bring(cache, [request]);
  return (await cache.match(request)) ?? Response.error();
}
