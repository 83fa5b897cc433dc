// Files that go with forms, on this device: fetched once, kept by their SHA-256 in a cache of the person's own, read
// without a line. Promises: what is kept is what its name says, whoever answered; what no form here names any more goes.
// Refuses to hold anything up: what could not be had is asked for again after the next sync, from where it broke off.
import { ROWS_TYPE } from '../domain/form/form.ts';
import { isFault } from '../sync/fault.ts';
import { asFault, call, type Http, readRefusal, underDeadline } from './remote/http.ts';
import { sha256Hex } from './sha256.ts';
import type { PersonStore } from './store/person-store.ts';
import { readPlace } from './store/place.ts';
import { readFormKeys, readRecords, readSetting, writeSetting } from './store/queries.ts';
import { asStorageFault } from './store/storage-fault.ts';

/** So much of a picture, sound or film is fetched in one call: a line that breaks costs no more than that. */
const PIECE_BYTES = 128 * 1024;

/** A file that forms here name. `path` is null where it is kept if it is here, and not fetched. */
type Wanted = { sha256: string; size: number; type: string; path: string | null };
/** What was found in forms, and in which; `last` is the file that came last. */
type Found = { forms: string; files: Wanted[]; last?: string };

/** The setting that is written anew with each file that comes, so that who waits for one can look again. */
export const FORM_FILES = 'formFiles';

const boxOf = (personId: string): string => `form-files-${encodeURIComponent(personId)}`;
const keyOf = (sha256: string): string => `/form-files/${sha256}`;
const shaOf = (key: string): string => key.split('/')[2] ?? '';

async function findWanted(store: PersonStore): Promise<Wanted[]> {
  const wanted = new Map<string, Wanted>();
  const forms = await readRecords(store, 'form');
  forms.sort((a, b) => Number(b.current) - Number(a.current));
  for (const { formId, version, current, definition } of forms)
    for (const { sha256, size, type } of Object.values(definition.attachments ?? {})) {
      const path = `/forms/${encodeURIComponent(formId)}/versions/${encodeURIComponent(version)}/files/${sha256}`;
      // A draft or a correction of an older version is not sent without its tables; its pictures are kept, and not
      // fetched anew.
      const its = current || type === ROWS_TYPE ? path : null;
      const known = wanted.get(sha256)?.path ?? its;
      wanted.set(sha256, { sha256, size, type, path: known });
    }
  // What a phiếu is not sent without comes before what only shows something, and a film last of all.
  const isTable = ({ type }: Wanted) => Number(type === ROWS_TYPE);
  return [...wanted.values()].sort((a, b) => isTable(b) - isTable(a) || a.size - b.size);
}

/**
 * What the forms here ask for. A version never changes, and none that ceased to be current becomes it again: while the
 * same versions of one server are here, no form has to be opened to know. One that is withdrawn is not noticed: its
 * files are fetched in vain.
 */
async function readWanted(store: PersonStore): Promise<Found> {
  const { epoch } = await readPlace(store);
  const forms = [epoch, ...(await readFormKeys(store))].join(' ');
  const known = (await readSetting(store, FORM_FILES)) as Found | undefined;
  if (known?.forms === forms) return known;
  const found = { forms, files: await findWanted(store) };
  await writeSetting(store, FORM_FILES, found);
  return found;
}

/** @returns null where our server has no such file for this person (any more) */
async function fetchBytes(
  http: Http,
  path: string,
  { from, until, size }: { from: number; until: number; size: number },
): Promise<{ bytes: ArrayBuffer; isPart: boolean } | null> {
  const isAll = until - from === size;
  const answer = await call(http, path, {
    headers: { accept: '*/*', ...(isAll ? {} : { range: `bytes=${from}-${until - 1}` }) },
  });
  const { response, deadline } = answer;
  if (!response.ok) {
    const refusal = await readRefusal(answer);
    if (refusal.status !== 404) throw asFault(refusal);
    return null;
  }
  const isPart = response.status === 206;
  // What is compressed on its way does not say how long it is.
  deadline.restart(isPart ? until - from : size);
  const bytes = await underDeadline(deadline, () => response.arrayBuffer());
  deadline.end();
  return { bytes, isPart };
}

type Box = { cache: Cache; keys: Set<string>; http: Http; mayGoOn: MayGoOn };
/** Asked before each call, and around looking what the forms ask for. */
type MayGoOn = () => Promise<boolean>;

/** Brings one file, piece by piece where it is large. @returns whether it is whole now, and what its name says */
async function bringFile(box: Box, file: Wanted, path: string): Promise<boolean> {
  const { cache, keys, http, mayGoOn } = box;
  const { sha256, size, type } = file;
  // A table is compressed on its way, which a part of one could not be.
  const step = type === ROWS_TYPE ? size : PIECE_BYTES;
  const pieces: string[] = [];
  let all: ArrayBuffer | null = null;
  for (let from = 0; from < size && all === null; from += step) {
    const key = `${keyOf(sha256)}/${from}`;
    pieces.push(key);
    if (keys.has(key)) continue;
    if (!(await mayGoOn())) return false;
    const until = Math.min(size, from + step);
    const got = await fetchBytes(http, path, { from, until, size });
    if (got === null) return false;
    const { bytes, isPart } = got;
    // A portal's page, or an answer cut short, costs none of the pieces that are here.
    if (bytes.byteLength !== (isPart ? until - from : size)) return false;
    if (isPart) await cache.put(key, new Response(bytes));
    else all = bytes;
  }
  all ??= await joined(cache, pieces);
  // What has another hash is begun again from the start.
  const isIt = (await sha256Hex(all)) === sha256;
  if (isIt)
    await cache.put(
      keyOf(sha256),
      new Response(all, { headers: { 'content-type': type } }),
    );
  for (const key of pieces) await cache.delete(key);
  return isIt;
}

async function joined(cache: Cache, pieces: readonly string[]): Promise<ArrayBuffer> {
  const held = await Promise.all(pieces.map((key) => cache.match(key)));
  return new Blob(await Promise.all(held.map((it) => it?.blob() ?? ''))).arrayBuffer();
}

const heldKeys = async (cache: Cache): Promise<Set<string>> =>
  new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));

/** How many files the forms here ask for, and how many of them are still to come. */
export async function countFormFiles(
  store: PersonStore,
  caches: CacheStorage | undefined = globalThis.caches,
): Promise<{ all: number; left: number }> {
  const asked = (await readWanted(store)).files.filter(({ path }) => path !== null);
  const name = boxOf(store.personId);
  const isAny = asked.length > 0 && caches !== undefined && (await caches.has(name));
  const keys = isAny ? await heldKeys(await caches.open(name)) : new Set<string>();
  const left = asked.filter(({ sha256 }) => !keys.has(keyOf(sha256)));
  return { all: asked.length, left: left.length };
}

/** Brings the files of the current forms here, and the tables of older versions; drops those that no form here names. */
export async function keepFormFiles(
  store: PersonStore,
  http: Http,
  {
    caches = globalThis.caches,
    mayGoOn = async () => true,
  }: { caches?: CacheStorage | undefined; mayGoOn?: MayGoOn } = {},
): Promise<void> {
  if (caches === undefined) return;
  const name = boxOf(store.personId);
  try {
    // Half-way through a listing the forms that are still to come would pass for gone.
    if (!(await mayGoOn())) return;
    const found = await readWanted(store);
    if (!(await mayGoOn())) return;
    if (found.files.length === 0 && !(await caches.has(name))) return;
    const cache = await caches.open(name);
    const keys = await heldKeys(cache);
    const wanted = new Set(found.files.map(({ sha256 }) => sha256));
    for (const key of keys) if (!wanted.has(shaOf(key))) await cache.delete(key);
    for (const file of found.files) {
      if (file.path === null || keys.has(keyOf(file.sha256))) continue;
      if (await bringFile({ cache, keys, http, mayGoOn }, file, file.path))
        await writeSetting(store, FORM_FILES, { ...found, last: file.sha256 });
    }
  } catch (thrown) {
    // The line went, or there is no room: the form says what is missing, and the next sync goes on from here.
    if (!isFault(asStorageFault(thrown))) throw thrown;
  }
}

/** A file of a form, or null while it is not on this device. */
export async function readFormFile(
  personId: string,
  sha256: string,
  caches: CacheStorage | undefined = globalThis.caches,
): Promise<Response | null> {
  const name = boxOf(personId);
  if (caches === undefined || !(await caches.has(name))) return null;
  return (await (await caches.open(name)).match(keyOf(sha256))) ?? null;
}
