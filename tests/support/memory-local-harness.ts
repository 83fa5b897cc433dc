import { uuid } from './build.ts';
import type { LocalStoreHarness } from './local-store-contract.ts';
import { type MemoryDisk, makeMemoryDisk } from './memory-disk.ts';
import {
  makeMemoryLocalStore,
  type StoreOwner,
  withEntries,
} from './memory-local-store.ts';

/** The owner the contract speaks of. */
export const testOwner: StoreOwner = {
  deviceId: uuid(1, 9),
  personId: 'person-1',
  personName: 'Nguyễn Văn An',
  facts: () => ({
    unitName: 'UBND xã A',
    title: 'Phiếu thử',
    activityDate: '2026-03-13',
    periodKey: null,
  }),
};

/** The memory store as the contract wants it. */
export function openMemoryHarness(
  disk: MemoryDisk = makeMemoryDisk(),
): LocalStoreHarness & { disk: MemoryDisk } {
  const store = makeMemoryLocalStore(disk, testOwner);
  return {
    disk,
    store,
    put: async (items, files = []) =>
      disk.write((now) => ({
        outbox: withEntries(
          now.outbox,
          items.map((item) => [item.opId, item] as const),
        ),
        files: withEntries(
          now.files,
          files.map(({ file }) => [file.fileId, file] as const),
        ),
        blobs: withEntries(
          now.blobs,
          files.map(({ file, content }) => [file.fileId, content] as const),
        ),
      })),
    outbox: async () => [...disk.read().outbox.values()],
    files: async () => [...disk.read().files.values()],
    base: async () => [...disk.read().base.values()],
    parkedTypes: async () => disk.read().parked.map((change) => change.type),
    reopen: async () => {
      disk.cutPower();
      return makeMemoryLocalStore(disk, testOwner);
    },
    close: async () => {},
  };
}
