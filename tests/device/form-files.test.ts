import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { keepFormFiles, readFormFile } from '../../src/device/form-files.ts';
import { makeHttp } from '../../src/device/remote/http.ts';
import { sha256Hex } from '../../src/device/sha256.ts';
import { takePage } from '../../src/device/store/page-rows.ts';
import { aChange, aFormDefinition, aPage } from '../support/build.ts';
import { memoryCaches } from './memory-caches.ts';
import { closeStore, openStore } from './open-store.ts';

const ROWS = '[["name","label"],["t1","Thôn Đông"]]';

async function world(answer: () => Response) {
  const store = await openStore();
  const caches = memoryCaches(new Map());
  const asked: string[] = [];
  const http = makeHttp({
    slot: 0,
    send: async (url) => {
      asked.push(String(url));
      return answer();
    },
  });
  const sha256 = await sha256Hex(ROWS);
  const publish = async (version: string, names: string[], current = true) => {
    const attachments = Object.fromEntries(
      names.map((name) => {
        const type = name.endsWith('.csv') ? 'application/json' : 'image/png';
        return [name, { sha256, size: 1, type }];
      }),
    );
    const definition = { ...aFormDefinition, version, attachments };
    const body = {
      id: 'F@1',
      formId: 'F',
      version,
      hash: 'a'.repeat(64),
      current,
      definition,
    };
    const changes = [aChange('form', body, { ver: Number(version) })];
    await takePage(store, aPage({ cursor: version, changes }));
  };
  const keep = () => keepFormFiles(store, http, caches);
  const read = async () =>
    (await (await readFormFile(store.personId, sha256, caches))?.text()) ?? null;
  return { store, asked, publish, keep, read };
}

test('[FORM-FILES] a file is fetched once, read without a line, and goes with the last form that names it', async () => {
  const { store, asked, publish, keep, read } = await world(() => new Response(ROWS));
  await publish('1', ['thon.csv']);
  await keep();
  await keep();
  expect([asked.length, await read()]).toEqual([1, ROWS]);
  await publish('2', []);
  await keep();
  expect(await read()).toBeNull();
  closeStore(store);
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
  await table.publish('1', ['thon.csv'], false);
  await table.keep();
  expect(await table.read()).toBe(ROWS);
  closeStore(table.store);
  const picture = await world(() => new Response(ROWS));
  await picture.publish('1', ['thon.png'], false);
  await picture.keep();
  expect([picture.asked, await picture.read()]).toEqual([[], null]);
  closeStore(picture.store);
});
