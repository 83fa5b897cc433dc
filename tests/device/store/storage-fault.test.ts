import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeDraft } from '../../../src/device/store/drafts.ts';
import { PersonDb, personDbName } from '../../../src/device/store/person-db.ts';
import {
  openPersonStore,
  type PersonStore,
} from '../../../src/device/store/person-store.ts';
import { readDraft, readDrafts } from '../../../src/device/store/queries.ts';
import { asStorageFault } from '../../../src/device/store/storage-fault.ts';
import { Fault, isFault } from '../../../src/sync/fault.ts';
import { withCutAt } from '../cut-write.ts';
import { aDraft } from '../draft-of.ts';
import { closeStore, openStore } from '../open-store.ts';

let store: PersonStore;
/** How often the handle is dead from here on, and what the browser then throws over it. */
let deaths = { name: '', left: 0, met: 0 };
const plain = IDBDatabase.prototype.transaction;

beforeEach(async () => {
  deaths = { name: '', left: 0, met: 0 };
  // Before it opens: the library takes the method along from the open handle.
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    // An upgrade is the database's own.
    const isOurs = mode === 'readwrite' || mode === 'readonly';
    if (!isOurs || deaths.left <= 0) return plain.call(this, names, mode, options);
    deaths.left -= 1;
    deaths.met += 1;
    throw new DOMException('Connection to Indexed Database server lost', deaths.name);
  };
  store = await openStore();
  return () => {
    IDBDatabase.prototype.transaction = plain;
    closeStore(store);
  };
});
const killHandle = (name: string, left: number) => {
  deaths = { name, left, met: 0 };
};

describe('storage that fails', () => {
  test('[STORAGE] a full disk is said as such, and what was saved before stays', async () => {
    await writeDraft(store, aDraft({ answers: { a: 'trước' } }));
    const { thrown } = await withCutAt(
      1,
      () => writeDraft(store, aDraft({ answers: { a: 'sau' } })),
      'QuotaExceededError',
    );
    expect(isFault(thrown) && thrown.kind).toBe('storage-full');
    expect((await readDraft(store, aDraft().reportId))?.answers).toEqual({ a: 'trước' });
  });

  test.each(['InvalidStateError', 'UnknownError'])(
    '[STORAGE] a handle that died with %s is opened anew, not kept',
    async (name) => {
      killHandle(name, 1);
      await writeDraft(store, aDraft());
      expect(deaths.met).toBe(1);
      expect(await readDrafts(store)).toHaveLength(1);
    },
  );

  test('[STORAGE] a handle that dies for ever is a fault, and works again when it can', async () => {
    killHandle('UnknownError', Number.POSITIVE_INFINITY);
    const attempt = writeDraft(store, aDraft());
    await expect(attempt).rejects.toMatchObject({ kind: 'storage-blocked' });
    killHandle('', 0);
    expect(await writeDraft(store, aDraft())).not.toBeNull();
  });

  test('[STORAGE] a closed database opens by itself', async () => {
    store.db.close();
    expect(await writeDraft(store, aDraft())).not.toBeNull();
  });

  test('[STORAGE] where there is no storage at all, opening says so', async () => {
    const plain = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const attempt = openPersonStore('nobody', { device: store.device });
    await expect(attempt).rejects.toMatchObject({ kind: 'storage-blocked' });
    IDBFactory.prototype.open = plain;
  });

  test('[STORAGE] gives way to a newer version of the app in another tab', async () => {
    await writeDraft(store, aDraft());
    const next = new PersonDb(personDbName(store.personId));
    next.version(2).stores({ extra: 'id' });
    let wasBlocked = false;
    next.on('blocked', () => {
      wasBlocked = true;
    });
    await next.open();
    expect(wasBlocked).toBe(false);
    expect(await next.drafts.count()).toBe(1);
    next.close();
  });

  test('[STORAGE] tells its owner when an old tab does not give way', async () => {
    const name = personDbName('stubborn');
    const old = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
    });
    let told = 0;
    const opening = openPersonStore('stubborn', {
      device: store.device,
      onBlocked: () => {
        told += 1;
        old.close();
      },
    });
    const opened = await opening;
    expect(told).toBe(1);
    opened.db.close();
  });

  test('[STORAGE] takes a mistake of ours for what it is', () => {
    const bug = new TypeError('undefined is not a function');
    expect(asStorageFault(bug)).toBe(bug);
    const fault = new Fault('offline');
    expect(asStorageFault(fault)).toBe(fault);
    const wrapped = { name: 'AbortError', inner: { name: 'QuotaExceededError' } };
    expect(asStorageFault(wrapped)).toMatchObject({ kind: 'storage-full' });
  });
});
