// The engine's LocalStore on IndexedDB. Promises: what the port promises, each write one strict transaction; every
// failure of storage is a Fault.
import type { LocalStore, SyncState } from '../../sync/ports.ts';
import { readKeys, writeKeys } from './device-db.ts';
import {
  nextFile,
  noteUpload,
  postponeFile,
  readFile,
  settleFile,
  wantedFiles,
  writeWanted,
} from './file-rows.ts';
import { postpone, settle, takeBatch } from './outbox-rows.ts';
import { takePage } from './page-rows.ts';
import type { PersonStore } from './person-store.ts';
import { readPlace } from './place.ts';
import { guarded } from './storage-fault.ts';

/** How many operations and files still have to reach the server, and how many wait for the person. */
export type PendingCount = { ops: number; files: number; setAside: number };

/** Counts without reading a body; for the badge and the pill. */
export const countPending = ({ db }: PersonStore): Promise<PendingCount> =>
  guarded(db, () =>
    db.transaction('r', db.outbox, db.files, async () => {
      const [ops, files, acts, bytes] = await Promise.all([
        db.outbox.where('state').equals('queued').count(),
        db.files.where('state').anyOf('held', 'queued').count(),
        db.outbox.where('state').equals('set-aside').count(),
        db.files.where('state').equals('set-aside').count(),
      ]);
      return { ops, files, setAside: acts + bytes };
    }),
  );

async function readState(store: PersonStore): Promise<SyncState> {
  const { cursor, epoch } = await readPlace(store);
  return {
    deviceId: store.deviceId,
    cursor,
    epoch,
    keys: await readKeys(store.device),
  };
}

/** The port of one person's store. */
export const makeLocalStore = (store: PersonStore): LocalStore => ({
  readState: () => readState(store),
  takeBatch: (limit) => takeBatch(store, limit),
  settle: (receipts) => settle(store, receipts),
  postpone: (opIds, notBeforeMs) => postpone(store, opIds, notBeforeMs),
  takePage: (page, asked) => takePage(store, page, asked),
  writeKeys: (keys) => writeKeys(store.device, keys),
  nextFile: (nowMs) => nextFile(store, nowMs),
  readFile: (fileId) => readFile(store, fileId),
  noteUpload: (fileId, uploadUrl, sentBytes) =>
    noteUpload(store, fileId, uploadUrl, sentBytes),
  postponeFile: (fileId, notBeforeMs) => postponeFile(store, fileId, notBeforeMs),
  settleFile: (receipt) => settleFile(store, receipt),
  wantedFiles: (limit) => wantedFiles(store, limit),
  writeWanted: (fileId, bytes) => writeWanted(store, fileId, bytes),
  countPending: () => countPending(store),
});
