import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/device/sha256.ts';
import {
  updatePerson,
  writeKeys,
  writePerson,
} from '../../src/device/store/device-db.ts';
import { addPhoto } from '../../src/device/store/draft-photo.ts';
import { writeDraft } from '../../src/device/store/drafts.ts';
import { fileDraft } from '../../src/device/store/file-draft.ts';
import { takePage } from '../../src/device/store/page-rows.ts';
import type { PersonStore } from '../../src/device/store/person-store.ts';
import { readPlace } from '../../src/device/store/place.ts';
import { readMe, readRecords } from '../../src/device/store/queries.ts';
import { readAssignments, readReports } from '../../src/device/store/report-queries.ts';
import {
  bringFormFiles,
  readLastSync,
  signedInPeople,
  syncPerson,
} from '../../src/device/sync-person.ts';
import { fakeLocks } from '../client/fake-locks.ts';
import {
  aChange,
  aFiling,
  aFormDefinition,
  anItem,
  aPage,
  NOW_ISO,
  NOW_MS,
  uuid,
} from '../support/build.ts';
import { filesOf, itemsOf, putRows } from './dexie-harness.ts';
import { aDraft, aFilingOf } from './draft-of.ts';
import { type HubServer, serveHub } from './hub-server.ts';
import { memoryCaches } from './memory-caches.ts';
import { closeStore, openStore, reopenStore } from './open-store.ts';
import { photoOf, withPhoto } from './photo-of.ts';

let store: PersonStore;
let server: HubServer;
let nowMs = NOW_MS;
beforeEach(async () => {
  nowMs = NOW_MS;
  server = await serveHub(() => nowMs);
  const clock = { nowMs: () => nowMs, random: () => 0 };
  store = await openStore({ personId: 'person-1', clock });
  await writeKeys(store.device, [server.key]);
  await writePerson(store.device, {
    personId: 'person-1',
    name: 'Nguyễn Văn An',
    slot: 0,
    demo: true,
    signedInAt: NOW_ISO,
    expiresAt: null,
    mustChangePassword: false,
  });
});
afterEach(async () => {
  await store.db.delete();
  closeStore(store);
});
const sync = (urgent = true) => {
  const reach = { origin: server.origin, waits: { baseMs: 30_000, msPerByte: 1 } };
  return syncPerson(store, { appVersion: '1.0.0', reach }, { urgent });
};
async function fileNew(n = 0) {
  const draft = aDraft({ reportId: store.newId() });
  let saved = await writeDraft(store, draft);
  if (n > 0)
    saved = await addPhoto(store, photoOf(n), draft, withPhoto(draft, photoOf(n)));
  if (saved === null) throw new Error('not saved');
  await fileDraft(store, saved, aFilingOf(saved));
  return saved.reportId;
}
/** Locks for this "machine" until they are taken away again. */
function withLocks(): () => void {
  const plain = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const value = { locks: fakeLocks() };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value });
  return () => {
    if (plain === undefined) Reflect.deleteProperty(globalThis, 'navigator');
    else Object.defineProperty(globalThis, 'navigator', plain);
  };
}
const isPush = (request: { url?: string | undefined }) =>
  request.url === '/api/v1/sync/push';

describe('one person over a real line', () => {
  test('[R1] texts, then photos, then level: proved by signatures, and the same on both sides', async () => {
    await sync();
    expect(await readAssignments(store)).not.toEqual([]);
    const id = await fileNew(1);
    const result = await sync();
    expect(result).toMatchObject({
      fault: null,
      left: { ops: 0, files: 0, setAside: 0 },
    });
    expect(await readLastSync(store)).toMatchObject({ fault: null });
    const atHub = server.hub.state.report.get(id);
    expect(atHub?.files).toMatchObject([{ fileId: photoOf(1).fileId, received: true }]);
    await sync();
    expect(await readRecords(store, 'report')).toEqual([atHub]);
    expect((await filesOf(store)).map((it) => it.state)).toEqual(['sent']);
    expect(await readMe(store)).toBeNull();
  });

  test('[H1] an answer lost after the commit files nothing twice', async () => {
    await sync();
    for (let n = 0; n < 3; n++) await fileNew();
    server.mishap = (request) => (isPush(request) ? 'lose-answer' : null);
    expect((await sync())?.fault?.kind).toBe('offline');
    expect(server.hub.state.report.size).toBe(3);
    expect((await itemsOf(store)).map((it) => it.state)).toEqual([
      'queued',
      'queued',
      'queued',
    ]);
    server.mishap = () => null;
    store = await reopenStore(store);
    expect(await sync()).toMatchObject({ fault: null, left: { ops: 0 } });
    expect(server.hub.state.report.size).toBe(3);
    expect(await readReports(store)).toHaveLength(3);
  });

  test('[P4] a portal that answers everything is believed in nothing', async () => {
    await sync();
    await fileNew(1);
    server.mishap = () => 'portal';
    expect((await sync())?.fault?.kind).toBe('portal');
    expect((await itemsOf(store)).map((it) => it.state)).toEqual(['queued']);
    expect(await readLastSync(store)).toMatchObject({ fault: 'portal' });
    expect(await readReports(store)).toHaveLength(1);
  });

  test('[P4] receipts signed by somebody else settle nothing', async () => {
    await sync();
    await fileNew();
    const other = await serveHub(() => nowMs);
    // The same words, from a machine in between that has no key of ours.
    server = { ...server, origin: other.origin };
    expect((await sync())?.fault?.kind).toBe('portal');
    expect((await itemsOf(store)).map((it) => it.state)).toEqual(['queued']);
  });

  test('[P2] a thousand phiếu leave in at most ten requests', async () => {
    await sync();
    const text = 'x'.repeat(1200);
    const items = Array.from({ length: 1000 }, (_, n) =>
      anItem(aFiling({ opId: uuid(n, 1), recordId: uuid(n, 2), text }), n + 1),
    );
    await putRows(store, items);
    expect(await sync()).toMatchObject({ fault: null, done: { pushed: 1000 } });
    expect(server.pushes).toBeLessThanOrEqual(10);
    expect(server.hub.state.report.size).toBe(1000);
  }, 60_000);

  test('[L7] what was listed for another person never enters this database', async () => {
    const { hub } = server;
    const plain = hub.pull;
    hub.pull = (personId, cursor) => {
      const page = plain(personId, cursor);
      return { ...page, scope: page.scope.filter((it) => it !== 'person:person-1') };
    };
    expect((await sync())?.fault?.kind).toBe('signed-out');
    expect(await store.db.base.count()).toBe(0);
  });

  test('[R1] without a session it says so, and keeps everything', async () => {
    await sync();
    await fileNew();
    expect(await signedInPeople(store.device)).toEqual(['person-1']);
    await updatePerson(store.device, 'person-1', { slot: null });
    const result = await sync();
    expect(result).toMatchObject({ left: { ops: 1 }, retryAtMs: null });
    expect(result?.fault?.kind).toBe('signed-out');
    expect(await signedInPeople(store.device)).toEqual([]);
  });
});

describe('files of forms', () => {
  const FILM = new Uint8Array(300_000);
  let release = () => {};
  beforeEach(async () => {
    release = withLocks();
    await sync();
    const attachments = {
      'phim.mp4': {
        sha256: await sha256Hex(FILM.buffer),
        size: 300_000,
        type: 'video/mp4',
      },
    };
    const definition = { ...aFormDefinition, version: '9', attachments };
    const head = { id: 'F@9', formId: 'F', version: '9', hash: 'a'.repeat(64) };
    const body = { ...head, current: true, definition };
    const { cursor } = await readPlace(store);
    if (cursor === null) throw new Error('nothing was pulled');
    await takePage(
      store,
      aPage({ cursor, changes: [aChange('form', body, { ver: 1 })] }),
    );
  });
  afterEach(() => release());

  /** The world of a line whose files come as `piece` says. */
  function worldOf(piece: (nth: number) => Promise<void> | undefined) {
    let asked = 0;
    const send: typeof fetch = async (url, init) => {
      if (!String(url).includes('/files/')) return fetch(url, init);
      asked += 1;
      await piece(asked);
      const range = new Headers(init?.headers).get('range') ?? '';
      const [, from, last] = /(\d+)-(\d+)/.exec(range) ?? [];
      return new Response(FILM.slice(Number(from), Number(last) + 1), { status: 206 });
    };
    const reach = {
      origin: server.origin,
      waits: { baseMs: 30_000, msPerByte: 1 },
      send,
    };
    const world = { appVersion: '1.0.0', reach, caches: memoryCaches(new Map()) };
    return { world, asked: () => asked };
  }

  test('[B6] one that never comes holds up no sync, and two runners do not fetch it twice', async () => {
    let end = () => {};
    const { world, asked } = worldOf(() => new Promise((resolve) => (end = resolve)));
    expect((await syncPerson(store, world, { urgent: true }))?.fault).toBeNull();
    const files = bringFormFiles(store, world);
    await expect.poll(asked).toBe(1);
    await bringFormFiles(store, world);
    const id = await fileNew();
    const result = await syncPerson(store, world, { urgent: true });
    expect(result).toMatchObject({ fault: null, left: { ops: 0 } });
    expect(server.hub.state.report.has(id)).toBe(true);
    expect(asked()).toBe(1);
    await updatePerson(store.device, 'person-1', { slot: null });
    end();
    await files;
  });

  test('[B6] while a sync runs no further piece is asked for; afterwards the rest comes', async () => {
    const lock = `sync:${store.personId}`;
    let finish = () => {};
    const { world, asked } = worldOf(async (nth) => {
      if (nth > 1) return;
      await new Promise<void>((begun) => {
        navigator.locks.request(lock, () => {
          begun();
          return new Promise<void>((resolve) => (finish = resolve));
        });
      });
    });
    await bringFormFiles(store, world);
    expect(asked()).toBe(1);
    finish();
    await bringFormFiles(store, world);
    expect(asked()).toBe(3);
  });

  test('[B6] whoever signs out, or whose page is left, fetches no further piece', async () => {
    const left = worldOf(() => undefined);
    await bringFormFiles(store, left.world, () => left.asked() < 1);
    expect(left.asked()).toBe(1);
    const { world, asked } = worldOf(async () => {
      // Another person may have the same place among the cookies the moment after.
      await updatePerson(store.device, 'person-1', { slot: null });
    });
    await bringFormFiles(store, world);
    expect(asked()).toBe(1);
  });
});

describe('one runner at a time', () => {
  test('[R2] a second one leaves at once, and may run when the first is done', async () => {
    const release = withLocks();
    try {
      const [first, second] = await Promise.all([sync(), sync()]);
      expect([first?.fault, second]).toEqual([null, null]);
      expect((await sync())?.fault).toBeNull();
    } finally {
      release();
    }
  });

  test('[R2] two at once, where there are no locks, file nothing twice', async () => {
    await sync();
    for (let n = 0; n < 5; n++) await fileNew();
    await Promise.all([sync(), sync()]);
    await sync();
    expect(server.hub.state.report.size).toBe(5);
    expect((await itemsOf(store)).map((it) => it.state)).toEqual(Array(5).fill('sent'));
    expect(await readReports(store)).toHaveLength(5);
  });
});
