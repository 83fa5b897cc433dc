// Files that go with forms, on this device: fetched once, kept by their SHA-256 in a cache of the person's own, read
// without a line. Promises: what is kept is what its name says, whoever answered; what no form here names any more goes.
// Refuses to hold anything up: what could not be had is asked for again after the next sync.
import { ROWS_TYPE } from '../domain/form/form.ts';
import { isFault } from '../sync/fault.ts';
import { call, type Http, readRefusal, underDeadline } from './remote/http.ts';
import { sha256Hex } from './sha256.ts';
import type { PersonStore } from './store/person-store.ts';
import { readRecords } from './store/queries.ts';

const boxOf = (personId: string): string => `form-files-${encodeURIComponent(personId)}`;
const keyOf = (sha256: string): string => `/form-files/${sha256}`;

async function fetchOne(
  http: Http,
  path: string,
  sha256: string,
): Promise<Response | null> {
  const answer = await call(http, path, { headers: { accept: '*/*' } });
  const { response, deadline } = answer;
  if (!response.ok) {
    await readRefusal(answer);
    return null;
  }
  const bytes = await underDeadline(deadline, () => response.arrayBuffer());
  deadline.end();
  // A portal's page, or half a file, has another hash.
  if ((await sha256Hex(bytes)) !== sha256) return null;
  const type = response.headers.get('content-type') ?? '';
  return new Response(bytes, { headers: { 'content-type': type } });
}

/** Brings the files of the current forms here, and the tables of older versions; drops those that no form here names. */
export async function keepFormFiles(
  store: PersonStore,
  http: Http,
  caches: CacheStorage | undefined = globalThis.caches,
): Promise<void> {
  if (caches === undefined) return;
  const wanted = new Map<string, string | null>();
  const forms = await readRecords(store, 'form');
  forms.sort((a, b) => Number(b.current) - Number(a.current));
  for (const { formId, version, current, definition } of forms)
    for (const { sha256, type } of Object.values(definition.attachments ?? {})) {
      const path = `/forms/${encodeURIComponent(formId)}/versions/${encodeURIComponent(version)}/files/${sha256}`;
      // A draft or a correction of an older version is not sent without its tables; its pictures are kept, and not
      // fetched anew.
      const known = wanted.get(sha256);
      wanted.set(sha256, known ?? (current || type === ROWS_TYPE ? path : null));
    }
  const name = boxOf(store.personId);
  if (wanted.size === 0) {
    if (await caches.has(name)) await caches.delete(name);
    return;
  }
  const box = await caches.open(name);
  const held = new Set<string>();
  for (const request of await box.keys()) {
    const sha256 = request.url.slice(-64);
    if (wanted.has(sha256)) held.add(sha256);
    else await box.delete(request);
  }
  try {
    for (const [sha256, path] of wanted) {
      if (path === null || held.has(sha256)) continue;
      const file = await fetchOne(http, path, sha256);
      if (file !== null) await box.put(keyOf(sha256), file);
    }
  } catch (thrown) {
    // The line went: the form says what is missing, and the next sync goes on from here.
    if (!isFault(thrown)) throw thrown;
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
