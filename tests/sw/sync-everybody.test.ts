import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { updatePerson, writePerson } from '../../src/device/store/device-db.ts';
import { takePage } from '../../src/device/store/page-rows.ts';
import { deviceDb, openPersonStore } from '../../src/device/store/person-store.ts';
import { bringEverybodysFiles } from '../../src/sw/sync-everybody.ts';
import { memoryCaches } from '../device/memory-caches.ts';
import { aChange, aFormDefinition, aPage, NOW_ISO } from '../support/build.ts';

const PEOPLE = ['person-an', 'person-binh', 'person-chi'];
const plainFetch = globalThis.fetch;
let asked: string[] = [];

beforeEach(async () => {
  asked = [];
  globalThis.caches = memoryCaches(new Map());
  globalThis.fetch = async (_url, init) => {
    const headers = new Headers(init?.headers);
    asked.push(`${headers.get('x-lan-toa-slot')} ${headers.get('range')}`);
    const [, from, last] = /(\d+)-(\d+)/.exec(headers.get('range') ?? '') ?? [];
    const bytes = new Uint8Array(Number(last) - Number(from) + 1);
    return new Response(bytes, { status: 206 });
  };
  const film = { sha256: 'a'.repeat(64), size: 200_000, type: 'video/mp4' };
  const definition = { ...aFormDefinition, attachments: { 'phim.mp4': film } };
  const head = { id: 'F@1', formId: 'F', version: '1', hash: 'b'.repeat(64) };
  const body = { ...head, current: true, definition };
  for (const [slot, personId] of PEOPLE.entries()) {
    await writePerson(deviceDb(), {
      personId,
      name: personId,
      slot,
      demo: true,
      signedInAt: NOW_ISO,
      expiresAt: null,
      mustChangePassword: false,
    });
    const store = await openPersonStore(personId);
    await takePage(store, aPage({ changes: [aChange('form', body, { ver: 1 })] }));
    store.db.close();
  }
  await updatePerson(deviceDb(), 'person-binh', { slot: null });
});
afterEach(async () => {
  globalThis.fetch = plainFetch;
  // Node has none of its own.
  Reflect.deleteProperty(globalThis, 'caches');
  // The device's database is that of the process: nobody is left signed in for the files after this one.
  for (const personId of PEOPLE) await updatePerson(deviceDb(), personId, { slot: null });
});

test('[B6] the worker brings the files of everyone who is signed in here, each in their own name', async () => {
  await bringEverybodysFiles();
  expect(asked.sort()).toEqual([
    '0 bytes=0-131071',
    '0 bytes=131072-199999',
    '2 bytes=0-131071',
    '2 bytes=131072-199999',
  ]);
});

test('[B6] after a minute the worker asks for no further piece: the next sync event waits for the end of this one', async () => {
  let nowMs = 0;
  await bringEverybodysFiles(() => {
    nowMs += 12_000;
    return nowMs;
  });
  expect(asked).toHaveLength(2);
});

test('[B6] files that cannot be brought for one person hold up neither the next nor the end of the sync', async () => {
  const caches = globalThis.caches;
  globalThis.caches = {
    ...memoryCaches(new Map()),
    open: async (name: string) => {
      if (name.includes('person-an')) throw new TypeError('a bug');
      return caches.open(name);
    },
  };
  await bringEverybodysFiles();
  expect(asked).toEqual(['2 bytes=0-131071', '2 bytes=131072-199999']);
});
