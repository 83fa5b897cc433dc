import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writePerson } from '../../../src/device/store/device-db.ts';
import { writeDraft } from '../../../src/device/store/drafts.ts';
import { writeOp } from '../../../src/device/store/enqueue.ts';
import { fileDraft } from '../../../src/device/store/file-draft.ts';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import { aPage, aReceipt, NOW_ISO, NOW_MS } from '../../support/build.ts';
import { aDraft, aFilingOf } from '../draft-of.ts';
import { closeStore, openStore } from '../open-store.ts';

type Opened = { mode: string; durability: string | undefined };

/** What the browser was asked for, at the only place where it can be asked. */
let opened: Opened[] = [];
const plain = IDBDatabase.prototype.transaction;
beforeEach(() => {
  opened = [];
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    opened.push({ mode: mode ?? 'readonly', durability: options?.durability });
    return plain.call(this, names, mode, options);
  };
});
afterEach(() => {
  IDBDatabase.prototype.transaction = plain;
});

const writes = () => opened.filter(({ mode }) => mode === 'readwrite');

describe('durability', () => {
  test('[O1] asks for strict durability in every write of a person and of the machine', async () => {
    const store = await openStore();
    const port = makeLocalStore(store);
    const draft = await writeDraft(store, aDraft());
    if (draft === null) throw new Error('not saved');
    await fileDraft(store, draft, aFilingOf(draft));
    await writeOp(store, {
      kind: 'accept-task',
      recordId: 'assignment-1',
      unitId: 'xa-a',
      baseRev: 0,
      body: {},
    });
    const limit = { nowMs: NOW_MS, nowIso: NOW_ISO, maxItems: 9, maxBytes: 99_999 };
    const items = await port.takeBatch(limit);
    await port.settle(items.map(({ op, digest }) => aReceipt({ opId: op.opId, digest })));
    await port.takePage(aPage());
    await writePerson(store.device, {
      personId: 'person-1',
      name: 'Nguyễn Văn An',
      slot: 0,
      demo: false,
      signedInAt: NOW_ISO,
      expiresAt: NOW_ISO,
      mustChangePassword: false,
    });
    closeStore(store);
    expect(items).toHaveLength(2);
    expect(writes().length).toBeGreaterThan(6);
    expect(new Set(writes().map((it) => it.durability))).toEqual(new Set(['strict']));
  });

  test('[O1] would not be strict if the setting were left out: the safeguard is the setting', async () => {
    const db = new Dexie('without-the-setting');
    db.version(1).stores({ notes: 'id' });
    await db.table('notes').put({ id: 1 });
    db.close();
    expect(writes().map((it) => it.durability)).not.toContain('strict');
  });
});
