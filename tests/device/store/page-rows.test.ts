import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import { PersonDb, personDbName } from '../../../src/device/store/person-db.ts';
import type { PersonStore } from '../../../src/device/store/person-store.ts';
import {
  readCurrentForm,
  readForm,
  readRecords,
} from '../../../src/device/store/queries.ts';
import { sealOne } from '../../../src/device/store/vault.ts';
import type { PullPage } from '../../../src/sync/protocol.ts';
import {
  aChange,
  aFormDefinition,
  aFormHash,
  anAssignment,
  aPage,
  aPhoto,
  aReport,
  uuid,
} from '../../support/build.ts';
import { memoryBytes } from '../../support/memory-bytes.ts';
import { withCutAt } from '../cut-write.ts';
import { closeStore, openStore, reopenStore } from '../open-store.ts';

let store: PersonStore;
beforeEach(async () => {
  store = await openStore();
  return () => closeStore(store);
});
const take = (over: Partial<PullPage>) => makeLocalStore(store).takePage(aPage(over));
const formOf = (version: string, over: object = {}) => ({
  id: `f-test@${version}`,
  formId: 'f-test',
  version,
  hash: aFormHash,
  current: true,
  definition: { ...aFormDefinition, version },
  ...over,
});

describe('a page', () => {
  test('[L2] is there with its cursor or not at all, wherever it is cut', async () => {
    await take({ cursor: 'cursor-0', changes: [aChange('assignment', anAssignment())] });
    for (let at = 1; ; at++) {
      const cursor = `cursor-${at}`;
      const page = aPage({
        cursor,
        lost: ['somewhere-else'],
        changes: [
          aChange('report', aReport({ id: uuid(at, 2) })),
          aChange('poll', { id: `poll-${at}` }),
        ],
      });
      const { wasCut } = await withCutAt(at, () => makeLocalStore(store).takePage(page));
      store = await reopenStore(store);
      const isHere = (await readRecords(store, 'report')).some(
        (it) => it.id === uuid(at, 2),
      );
      const isParked = (await store.db.parked.count()) > 0;
      const held = (await makeLocalStore(store).readState()).cursor;
      expect([isHere, isParked, held === cursor], `cut at write ${at}`).toEqual(
        wasCut ? [false, false, false] : [true, true, true],
      );
      if (!wasCut) return;
    }
  });

  test('[L7] takes the photos of others away with the last audience of their report', async () => {
    const { ref, content } = aPhoto(1);
    const files = [{ ...ref, received: true }];
    const report = aReport({ authorId: 'person-2', files });
    await take({ changes: [aChange('report', report)] });
    await makeLocalStore(store).writeWanted(ref.fileId, memoryBytes(content));
    expect(await store.db.blobs.count()).toBe(1);
    await take({ lost: ['xa-a'] });
    expect(await store.db.blobs.count()).toBe(0);
    expect(await store.db.files.count()).toBe(0);
  });

  test('[B3] does not keep a photo whose report went while it was on the way', async () => {
    const { ref, content } = aPhoto(1);
    await makeLocalStore(store).writeWanted(ref.fileId, memoryBytes(content));
    expect(await store.db.blobs.count()).toBe(0);
  });

  test('[L6] leaves what this device was just told by a receipt until the server says more', async () => {
    const report = aReport();
    await take({ changes: [aChange('report', report, { ver: 4 })] });
    const held = await store.db.base.get(`report:${report.id}`);
    if (held === undefined) throw new Error('not held');
    const body = await sealOne<unknown>(store.vault, { ...report, state: 'WITHDRAWN' });
    await store.db.base.put({ ...held, ver: 4.5, body });
    await take({ changes: [aChange('report', report, { ver: 4 })] });
    expect((await readRecords(store, 'report'))[0]?.state).toBe('WITHDRAWN');
    await take({ changes: [aChange('report', report, { ver: 5 })] });
    expect((await readRecords(store, 'report'))[0]?.state).toBe('SUBMITTED');
  });
});

describe('what this build cannot show', () => {
  test('[W1] is parked and takes its place under a build that can', async () => {
    const strange = aChange('assignment', anAssignment());
    await take({ changes: [{ ...strange, type: 'poll' }] });
    expect(await readRecords(store, 'assignment')).toEqual([]);
    // The next build knows the type: the parked change is what it can now read.
    const [row] = await store.db.parked.toArray();
    await store.db.parked.put({
      ...row,
      type: 'assignment',
      body: await sealOne(store.vault, strange),
      gen: 0,
    });
    store = await reopenStore(store);
    expect(await readRecords(store, 'assignment')).toEqual([anAssignment()]);
    expect(await store.db.parked.count()).toBe(0);
  });

  test('[W1] never pushes out what the server said later', async () => {
    const older = aChange('assignment', anAssignment({ title: 'cũ' }), { ver: 1 });
    await take({
      changes: [aChange('assignment', anAssignment({ title: 'mới' }), { ver: 2 })],
    });
    await store.db.parked.put({
      type: 'assignment',
      body: await sealOne(store.vault, older),
      gen: 0,
    });
    store = await reopenStore(store);
    expect((await readRecords(store, 'assignment'))[0]?.title).toBe('mới');
  });

  test('[W1] a form with a question of an unknown kind waits, the earlier version stays in use', async () => {
    await take({ changes: [aChange('form', formOf('1'))] });
    const drawing = { kind: 'draw', name: 'sketch' };
    const definition = { ...aFormDefinition, items: [...aFormDefinition.items, drawing] };
    await take({ changes: [aChange('form', formOf('2', { definition }))] });
    expect((await readCurrentForm(store, 'f-test'))?.version).toBe('1');
    expect(await readForm(store, { id: 'f-test', version: '2' })).toBeNull();
    expect(await store.db.parked.count()).toBe(1);
  });

  test('[W1] a form with a rule this build would skip waits too', async () => {
    const [first, ...rest] = aFormDefinition.items;
    const definition = {
      ...aFormDefinition,
      items: [{ ...first, trigger: 'x' }, ...rest],
    };
    await take({ changes: [aChange('form', formOf('1', { definition }))] });
    expect(await readCurrentForm(store, 'f-test')).toBeNull();
  });

  test('[W1] a record without what screens lean on waits instead of breaking them', async () => {
    const { log: _, ...halved } = aReport();
    await take({
      changes: [aChange('report', halved), aChange('assignment', anAssignment())],
    });
    expect(await readRecords(store, 'report')).toEqual([]);
    expect(await readRecords(store, 'assignment')).toHaveLength(1);
    expect(await store.db.parked.count()).toBe(1);
  });

  test('[W1] members it does not know are kept as they came', async () => {
    const report = { ...aReport(), mood: 'vui' };
    await take({ changes: [aChange('report', report)] });
    expect(await readRecords(store, 'report')).toEqual([report]);
  });

  test('[W1] the rows of a newer version survive an older build that opens them', async () => {
    await take({ changes: [aChange('report', aReport())] });
    store.db.close();
    const next = new PersonDb(personDbName(store.personId));
    next.version(2).stores({ extra: 'id' });
    await next.open();
    await next.table('extra').put({ id: 'a', kept: true });
    next.close();
    store = await reopenStore(store);
    await take({ cursor: 'cursor-9' });
    expect(await readRecords(store, 'report')).toHaveLength(1);
    store.db.close();
    await next.open();
    expect(await next.table('extra').toArray()).toEqual([{ id: 'a', kept: true }]);
    next.close();
  });
});
