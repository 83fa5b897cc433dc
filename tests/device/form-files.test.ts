import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import {
  countFormFiles,
  keepFormFiles,
  readFormFile,
} from '../../src/device/form-files.ts';
import { makeHttp } from '../../src/device/remote/http.ts';
import { sha256Hex } from '../../src/device/sha256.ts';
import { takePage } from '../../src/device/store/page-rows.ts';
import { plainVault } from '../../src/device/store/vault.ts';
import type { PullPage } from '../../src/sync/protocol.ts';
import { aChange, aFormDefinition, aPage } from '../support/build.ts';
import { memoryCaches } from './memory-caches.ts';
import { closeStore, openStore } from './open-store.ts';

const ROWS = '[["name","label"],["t1","Thôn Đông"]]';
/** Three pieces and a bit. */
const FILM = Uint8Array.from({ length: 400_000 }, (_, n) => n % 251);

type Asked = { url: string; range: string | null };
const partOf = (bytes: Uint8Array<ArrayBuffer>, range: string | null): Response => {
  const [, from, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  return last === undefined
    ? new Response(bytes)
    : new Response(bytes.slice(Number(from), Number(last) + 1), { status: 206 });
};

async function world(
  answer: (asked: Asked, nth: number) => Response,
  bytes: string | Uint8Array<ArrayBuffer> = ROWS,
) {
  const opened: unknown[] = [];
  const open: typeof plainVault.open = async (sealed) => {
    opened.push(...sealed);
    return plainVault.open(sealed);
  };
  const store = await openStore({ vault: { ...plainVault, open } });
  const caches = memoryCaches(new Map());
  const asked: Asked[] = [];
  const http = makeHttp({
    slot: 0,
    send: async (url, init) => {
      const call = { url: String(url), range: new Headers(init?.headers).get('range') };
      asked.push(call);
      return answer(call, asked.length);
    },
  });
  const sha256 = await sha256Hex(typeof bytes === 'string' ? bytes : bytes.buffer);
  const attach = (name: string, sha: string) => {
    const type = name.endsWith('.csv') ? 'application/json' : 'video/mp4';
    return [name, { sha256: sha, size: new Blob([bytes]).size, type }] as const;
  };
  const publish = async (
    version: string,
    names: string[],
    { current = true, ...page }: Partial<PullPage> & { current?: boolean } = {},
  ) => {
    // The first has our bytes; of the others nothing is known but that they are others.
    const attachments = Object.fromEntries(
      names.map((name, n) => attach(name, n === 0 ? sha256 : String(n).repeat(64))),
    );
    const definition = { ...aFormDefinition, version, attachments };
    const id = `F@${version}`;
    const body = { id, formId: 'F', version, hash: 'a'.repeat(64), current, definition };
    const changes = [aChange('form', body, { ver: Number(version) })];
    await takePage(store, aPage({ cursor: version, changes, ...page }));
  };
  const keep = (mayGoOn = async () => true) =>
    keepFormFiles(store, http, { caches, mayGoOn });
  const read = async () =>
    (await (await readFormFile(store.personId, sha256, caches))?.blob()) ?? null;
  const isOpened = (version: string) =>
    JSON.stringify(opened).includes(`"id":"F@${version}"`);
  const count = () => countFormFiles(store, caches);
  return { store, asked, publish, keep, read, count, opened, isOpened };
}

test('[FORM-FILES] a file is fetched once, read without a line, and goes with the last form that names it', async () => {
  const { store, asked, publish, keep, read } = await world(() => new Response(ROWS));
  await publish('1', ['thon.csv']);
  await keep();
  await keep();
  expect([asked.length, await (await read())?.text()]).toEqual([1, ROWS]);
  await takePage(store, aPage({ cursor: '2', reset: true, changes: [] }));
  await keep();
  expect(await read()).toBeNull();
  closeStore(store);
});

test('[FORM-FILES] no form is opened again while the same versions are here, held or not; another version is', async () => {
  const one = await world((_, nth) => {
    if (nth === 1) throw new TypeError('no line');
    return new Response(ROWS);
  });
  await one.publish('1', ['thon.csv']);
  await one.keep();
  expect([one.isOpened('1'), await one.read()]).toEqual([true, null]);
  one.opened.length = 0;
  await one.keep();
  expect([one.isOpened('1'), await (await one.read())?.text()]).toEqual([false, ROWS]);
  await one.keep();
  expect([one.isOpened('1'), one.asked.length]).toEqual([false, 2]);
  await one.publish('2', ['thon.csv']);
  await one.keep();
  expect(one.isOpened('2')).toBe(true);
  closeStore(one.store);
});

test('[FORM-FILES] bytes of another hash are never kept, and a lost line holds nothing up', async () => {
  const { store, publish, keep, read } = await world(() => new Response('<html>'));
  await publish('1', ['thon.csv']);
  await keep();
  expect(await read()).toBeNull();
  closeStore(store);
  const lost = await world(() => {
    throw new TypeError('no line');
  });
  await lost.publish('1', ['thon.csv']);
  await lost.keep();
  expect(await lost.read()).toBeNull();
  closeStore(lost.store);
});

test('[FORM-FILES] an older version’s tables come too, since its drafts are not sent without them; its pictures do not', async () => {
  const table = await world(() => new Response(ROWS));
  await table.publish('1', ['thon.csv'], { current: false });
  await table.keep();
  expect(await (await table.read())?.text()).toBe(ROWS);
  closeStore(table.store);
  const film = await world(() => new Response(ROWS));
  await film.publish('1', ['thon.mp4'], { current: false });
  await film.keep();
  expect([film.asked, await film.read()]).toEqual([[], null]);
  closeStore(film.store);
});

test('[B6] a film comes in pieces: after a lost line, or a server that cuts short, what is here is not fetched again', async () => {
  const film = await world(({ range }, nth) => {
    if (nth === 3) throw new TypeError('no line');
    return nth === 4 ? new Response('short', { status: 206 }) : partOf(FILM, range);
  }, FILM);
  await film.publish('1', ['phim.mp4']);
  for (let n = 0; n < 3; n++) await film.keep();
  expect(film.asked.map(({ range }) => range?.split('=')[1]?.split('-')[0])).toEqual([
    '0',
    '131072',
    '262144',
    '262144',
    '262144',
    '393216',
  ]);
  const held = new Uint8Array((await (await film.read())?.arrayBuffer()) ?? []);
  expect(Buffer.compare(held, FILM)).toBe(0);
  closeStore(film.store);
});

test('[B6] a portal’s page in the middle of a film costs none of the pieces that are here', async () => {
  const film = await world(
    ({ range }, nth) => (nth === 3 ? new Response('<html>') : partOf(FILM, range)),
    FILM,
  );
  await film.publish('1', ['phim.mp4']);
  await film.keep();
  await film.keep();
  expect([film.asked.length, (await film.read())?.size]).toEqual([5, FILM.length]);
  closeStore(film.store);
});

test('[B6] while a sync lists everything anew, nothing is dropped that its next page may name', async () => {
  let isSyncing = false;
  const one = await world(() => new Response(ROWS));
  await one.publish('1', ['thon.csv']);
  await one.keep();
  await takePage(
    one.store,
    aPage({ cursor: '2', epoch: 'restored', reset: true, more: true, changes: [] }),
  );
  isSyncing = true;
  await one.keep(async () => !isSyncing);
  expect(await (await one.read())?.text()).toBe(ROWS);
  await one.publish('1', ['thon.csv'], { cursor: '3', epoch: 'restored' });
  isSyncing = false;
  await one.keep(async () => !isSyncing);
  expect([one.asked.length, await (await one.read())?.text()]).toEqual([1, ROWS]);
  closeStore(one.store);
});

test('[FORM-FILES] what a phiếu is not sent without comes before a film; who is no longer signed in asks once', async () => {
  const both = await world(() => Response.json({ error: 'not-found' }, { status: 404 }));
  await both.publish('1', ['phim.mp4', 'thon.csv']);
  await both.keep();
  expect(both.asked.map(({ url }) => url.endsWith('11'))).toEqual([true, false]);
  closeStore(both.store);
  const refused = await world(() =>
    Response.json({ error: 'signed-out' }, { status: 401 }),
  );
  await refused.publish('1', ['phim.mp4', 'thon.csv']);
  await refused.keep();
  expect(refused.asked).toHaveLength(1);
  closeStore(refused.store);
});

test('[FORM-FILES] another server’s form of the same name and version is looked at anew', async () => {
  const one = await world(() => new Response(ROWS));
  await one.publish('1', []);
  await one.keep();
  await one.publish('1', ['thon.csv'], { epoch: 'restored', reset: true });
  await one.keep();
  expect(await (await one.read())?.text()).toBe(ROWS);
  closeStore(one.store);
});

test('[B6] a server that knows no pieces gives the whole; pieces that make another file are not kept', async () => {
  const whole = await world(() => new Response(FILM), FILM);
  await whole.publish('1', ['phim.mp4']);
  await whole.keep();
  expect([whole.asked.length, (await whole.read())?.size]).toEqual([1, FILM.length]);
  closeStore(whole.store);
  let isForged = true;
  const forged = await world(
    ({ range }) => partOf(isForged ? FILM.map((n) => n ^ 1) : FILM, range),
    FILM,
  );
  await forged.publish('1', ['phim.mp4']);
  await forged.keep();
  expect(await forged.read()).toBeNull();
  isForged = false;
  await forged.keep();
  expect((await forged.read())?.size).toBe(FILM.length);
  closeStore(forged.store);
});

test('[B6] nothing more is asked for once it may not go on, and the rest comes later', async () => {
  const film = await world(({ range }) => partOf(FILM, range), FILM);
  await film.publish('1', ['phim.mp4']);
  await film.keep(async () => film.asked.length < 2);
  expect([film.asked.length, await film.read()]).toEqual([2, null]);
  expect(await film.count()).toEqual({ all: 1, left: 1 });
  await film.keep();
  expect([film.asked.length, (await film.read())?.size]).toEqual([4, FILM.length]);
  expect(await film.count()).toEqual({ all: 1, left: 0 });
  closeStore(film.store);
});
