// Chunks that only some devices keep: the coordinator's from their first use on, filling in from the first form on, rare
// fields as soon as a form asks for one. All files of the build or none, and renewed with the build. File names carry their hash, so one cache
// can hold two builds side by side.

import { isOwnAnswer } from './own-answer.ts';

export type WidePart = 'wide' | 'form' | 'kinds';
/** Where a build says which files a part of it consists of. */
export const listOf = (part: WidePart): string => `/${part}.json`;
/** Kept inside the cache: the list of the build before, whose pages may still be open. */
const beforeOf = (part: WidePart): string => `/${part}-before.json`;

export type WideWorld = {
  part: WidePart;
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
  // All or nothing: a part with half its files is worse than none.
  if (missing.length > 0) await bring(cache, missing);
}

/** From now on this device keeps the part. */
export async function keepWide({ part, box, ownList }: WideWorld): Promise<void> {
  const files = await readList(await ownList());
  await addMissing(await box.open(part), files);
}

/**
 * At install: where the part is kept, the new build comes with all of it or not at all.
 * @param isWanted keep it in any case
 */
export async function renewWide(
  { part, box, origin }: WideWorld,
  isWanted = false,
): Promise<void> {
  if (!isWanted && !(await box.has(part))) return;
  const cache = await box.open(part);
  // The shell is being stored beside this and may not hold its list yet.
  await bring(cache, [new Request(`${origin}${listOf(part)}`, { cache: 'no-cache' })]);
  await addMissing(cache, await readList(await cache.match(listOf(part))));
}

/** At activation: the build before last goes; the last one too, when no page of it can be open. */
export async function dropOldWide(world: WideWorld): Promise<void> {
  const { box, part } = world;
  if (!(await box.has(part))) return;
  const cache = await box.open(part);
  const list = beforeOf(part);
  const own = await readList(await world.ownList());
  // A list that cannot be read is no list of nothing.
  if (own.length === 0) return;
  const isAnyOpen = await world.isAnyOpen();
  const before = isAnyOpen ? await readList(await cache.match(list)) : [];
  const kept = new Set([...own, ...before, list, listOf(part)]);
  const held = await cache.keys();
  await Promise.all(
    held.filter((it) => !kept.has(pathOf(it))).map((it) => cache.delete(it)),
  );
  await cache.put(list, Response.json(own));
}

/** A chunk of such a part: as kept, else from the server. */
export async function answerWide(
  { box, part }: Pick<WideWorld, 'box' | 'part'>,
  request: Request,
): Promise<Response> {
  const cache = await box.open(part);
  const held = await cache.match(request);
  if (held !== undefined) return held;
  await bring(cache, [request]);
  return (await cache.match(request)) ?? Response.error();
}
