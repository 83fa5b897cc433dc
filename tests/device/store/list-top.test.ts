import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeDraft } from '../../../src/device/store/drafts.ts';
import { writeOp } from '../../../src/device/store/enqueue.ts';
import { fileDraft } from '../../../src/device/store/file-draft.ts';
import { keepListTop, readListTop } from '../../../src/device/store/list-top.ts';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import { PersonDb } from '../../../src/device/store/person-db.ts';
import type { PersonStore } from '../../../src/device/store/person-store.ts';
import { readRecords } from '../../../src/device/store/queries.ts';
import { readTaskList } from '../../../src/device/store/report-queries.ts';
import { takeBackQueued } from '../../../src/device/store/take-back.ts';
import {
  aChange,
  anAssignment,
  aPage,
  aReceipt,
  aReport,
  NOW_ISO,
  NOW_MS,
} from '../../support/build.ts';
import { withCutAt } from '../cut-write.ts';
import { aDraft, aFilingOf } from '../draft-of.ts';
import { closeStore, openStore, reopenStore } from '../open-store.ts';

const TOP = [{ bucket: 'new', size: 2, rows: ['the first'] }];
const renamed = aChange('assignment', anAssignment({ title: 'Khác' }));
const ACCEPT = {
  kind: 'accept-task' as const,
  recordId: 'assignment-1',
  unitId: 'xa-a',
  baseRev: 0,
  body: {},
};

let store: PersonStore;
beforeEach(async () => {
  store = await openStore();
  await makeLocalStore(store).takePage(
    aPage({ changes: [aChange('assignment', anAssignment())] }),
  );
});
afterEach(() => closeStore(store));

const stampNow = async () => (await readTaskList(store)).stamp;
const keep = async () => keepListTop(store, await stampNow(), TOP);

/** Files a phiếu; its act waits in the outbox. */
async function file(): Promise<string> {
  const draft = await writeDraft(store, aDraft());
  if (draft === null) throw new Error('not saved');
  await fileDraft(store, draft, aFilingOf(draft));
  return draft.reportId;
}
async function send(): Promise<void> {
  const limit = { nowMs: NOW_MS, nowIso: NOW_ISO, maxItems: 9, maxBytes: 99_999 };
  const items = await makeLocalStore(store).takeBatch(limit);
  await makeLocalStore(store).settle(
    items.map(({ op, digest }) => aReceipt({ opId: op.opId, digest })),
  );
}

describe('the top of the list', () => {
  test('[TOP] is handed back as it was kept, also after a restart', async () => {
    await keep();
    store = await reopenStore(store);
    expect(await readListTop(store)).toEqual(TOP);
  });

  test('[TOP] stays while a draft is written: the list does not tell of drafts', async () => {
    await keep();
    await writeDraft(store, aDraft());
    expect(await readListTop(store)).toEqual(TOP);
  });

  const WRITES: [string, (() => Promise<unknown>) | null, () => Promise<unknown>][] = [
    [
      'a page of the server',
      null,
      () =>
        makeLocalStore(store).takePage(
          aPage({
            cursor: 'next',
            changes: [renamed],
          }),
        ),
    ],
    [
      'a scope that is lost',
      null,
      () => makeLocalStore(store).takePage(aPage({ cursor: 'next', lost: ['xa-a'] })),
    ],
    ['a phiếu that is filed', null, file],
    ['a task that is taken on', null, () => writeOp(store, ACCEPT)],
    ['an act that has arrived', file, send],
    [
      'a phiếu that is taken back',
      file,
      async () => {
        const [row] = await store.db.outbox.toArray();
        await takeBackQueued(store, row?.opId ?? '');
      },
    ],
    ['any row that is put', null, () => store.db.base.toCollection().modify({ gen: 7 })],
    ['rows that are emptied', null, () => store.db.base.clear()],
    [
      'another tab',
      null,
      async () => {
        const other = new PersonDb(store.db.name);
        await other.base.toCollection().delete();
        other.close();
      },
    ],
  ];
  test.each(WRITES)('[TOP] is not handed back after %s', async (_, before, write) => {
    await before?.();
    await keep();
    expect(await readListTop(store)).toEqual(TOP);
    await write();
    expect(await readListTop(store)).toBeNull();
  });

  test('[TOP] is of no use where something was written since it was read', async () => {
    const stamp = await stampNow();
    await writeOp(store, ACCEPT);
    await keepListTop(store, stamp, TOP);
    expect(await readListTop(store)).toBeNull();
  });

  test('[TOP] a write that is cut off leaves both as they were, wherever it is cut', async () => {
    await keep();
    for (let at = 1; ; at++) {
      const { wasCut } = await withCutAt(at, () => writeOp(store, ACCEPT));
      store = await reopenStore(store);
      const isWritten = (await store.db.outbox.count()) > 0;
      expect(isWritten, `cut at write ${at}`).toBe(!wasCut);
      expect(await readListTop(store), `cut at write ${at}`).toEqual(wasCut ? TOP : null);
      if (!wasCut) return;
    }
  });

  test('[TOP] the mark wakes nobody: what was not written is not read again', async () => {
    const titles: string[] = [];
    const list = liveQuery(() => readTaskList(store)).subscribe(({ seen }) => {
      titles.push(seen[0]?.record.title ?? '');
    });
    let reports = 0;
    const other = liveQuery(() => readRecords(store, 'report')).subscribe((read) => {
      reports = read.length;
    });
    await expect.poll(() => titles).toHaveLength(1);
    await makeLocalStore(store).takePage(
      aPage({ cursor: 'next', changes: [aChange('report', aReport())] }),
    );
    // Whoever is woken by that page has been, and has read.
    await expect.poll(() => reports).toBe(1);
    await readTaskList(store);
    expect(titles).toHaveLength(1);
    await makeLocalStore(store).takePage(aPage({ cursor: 'last', changes: [renamed] }));
    await expect.poll(() => titles.at(-1)).toBe('Khác');
    list.unsubscribe();
    other.unsubscribe();
  });
});
