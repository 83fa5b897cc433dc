// The Dexie store as the contract suite wants it: put rows in as the app's own transactions would leave them, and
// look at everything.
import 'fake-indexeddb/auto';
import { makeLocalStore } from '../../src/device/store/local-store.ts';
import type { FileBody, FileRow, OutboxRow } from '../../src/device/store/person-db.ts';
import type { PersonStore, StoreOptions } from '../../src/device/store/person-store.ts';
import { asFile, asItem, isTravelling } from '../../src/device/store/row-item.ts';
import { markOf, readMarks, writeMarks } from '../../src/device/store/sent-marks.ts';
import { openRows, sealOne } from '../../src/device/store/vault.ts';
import type { OutboxFile, OutboxOp } from '../../src/sync/ports.ts';
import type { LocalStoreHarness } from '../support/local-store-contract.ts';
import { closeStore, openStore, reopenStore } from './open-store.ts';

async function rowOfItem(store: PersonStore, item: OutboxOp): Promise<OutboxRow> {
  const { op, receipt, sentAt: _, attempts: __, ...columns } = item;
  const facts =
    op.kind === 'file-report'
      ? { unitName: '', title: '', activityDate: null, periodKey: null }
      : null;
  const body = await sealOne(store.vault, { op, receipt, facts, draft: null });
  return { ...columns, kind: op.kind, baseRev: op.baseRev, body };
}

async function rowOfFile(store: PersonStore, file: OutboxFile): Promise<FileRow> {
  const { name, sha256, type, ...columns } = file;
  const body: FileBody = { name, sha256, type, receipt: null };
  return { ...columns, body: await sealOne(store.vault, body) };
}

/** Writes items and files straight into the tables. */
export async function putRows(
  store: PersonStore,
  items: readonly OutboxOp[],
  files: readonly { file: OutboxFile; content: Uint8Array }[] = [],
): Promise<void> {
  const { db, vault } = store;
  const rows = await Promise.all(items.map((item) => rowOfItem(store, item)));
  const fileRows = await Promise.all(files.map(({ file }) => rowOfFile(store, file)));
  const blobs = await Promise.all(
    files.map(async ({ file, content }) => ({
      fileId: file.fileId,
      blob: await vault.sealBytes(
        new Blob([new Uint8Array(content)], { type: file.type }),
      ),
    })),
  );
  const left = items.filter((item) => item.sentAt !== null);
  const marks = left.map(({ opId, sentAt, attempts }) => [opId, { sentAt, attempts }]);
  await db.transaction('rw', [db.outbox, db.files, db.blobs, db.meta], async () => {
    await db.outbox.bulkPut(rows);
    await writeMarks(db, { ...(await readMarks(db)), ...Object.fromEntries(marks) });
    await db.files.bulkPut(fileRows);
    await db.blobs.bulkPut(blobs);
  });
}

export async function itemsOf({ db, vault }: PersonStore): Promise<OutboxOp[]> {
  const rows = await db.outbox.toArray();
  const bodies = await openRows(vault, rows);
  const marks = await readMarks(db);
  return rows.flatMap((row, n) => {
    const body = bodies[n];
    return body === undefined ? [] : [asItem(row, body, markOf(marks, row.opId))];
  });
}

export async function filesOf({ db, vault }: PersonStore): Promise<OutboxFile[]> {
  const rows = (await db.files.toArray()).filter(isTravelling);
  const bodies = await openRows(vault, rows);
  return rows.flatMap((row, n) => {
    const body = bodies[n];
    return body === undefined ? [] : [asFile(row, body)];
  });
}

/** The contract's harness over one new store. */
export async function dexieHarness(
  options: StoreOptions = {},
): Promise<LocalStoreHarness & { person: () => PersonStore }> {
  let person = await openStore(options);
  const harness = {
    store: makeLocalStore(person),
    person: () => person,
    put: (
      items: readonly OutboxOp[],
      files?: readonly { file: OutboxFile; content: Uint8Array }[],
    ) => putRows(person, items, files),
    outbox: () => itemsOf(person),
    files: () => filesOf(person),
    base: async () => {
      const rows = await person.db.base.toArray();
      const bodies = await openRows(person.vault, rows);
      return rows.map(({ type, key }, n) => ({
        type,
        id: key.slice(type.length + 1),
        body: bodies[n],
      }));
    },
    parkedTypes: async () => (await person.db.parked.toArray()).map((row) => row.type),
    reopen: async () => {
      person = await reopenStore(person);
      harness.store = makeLocalStore(person);
      return harness.store;
    },
    close: async () => closeStore(person),
  };
  return harness;
}
