// The file half of the LocalStore contract; part of local-store-contract.ts.
import { expect, test } from 'vitest';
import type { OutboxOp } from '../../src/sync/ports.ts';
import {
  aChange,
  aFile,
  aFiling,
  anItem,
  aPage,
  aPhoto,
  aReceipt,
  aReport,
  NOW_MS,
  uuid,
} from './build.ts';
import type { LocalStoreHarness } from './local-store-contract.ts';
import { memoryBytes } from './memory-bytes.ts';

const filed = (n: number): OutboxOp =>
  anItem(aFiling({ opId: uuid(n, 1), recordId: uuid(n, 2) }), n);

/** Declares the tests of photos for the store that is open at the moment. */
export function localFileContract(h: () => LocalStoreHarness): void {
  test('[B1] lets a photo travel once its text is kept, not when it is rejected', async () => {
    const photos = [aPhoto(1), aPhoto(2)];
    const items = [filed(1), filed(2)];
    await h().put(
      items,
      photos.map(({ ref, content }, n) => ({
        file: aFile(ref, (items[n] as OutboxOp).op),
        content,
      })),
    );
    expect(await h().store.nextFile(NOW_MS)).toBeNull();
    const [kept, dropped] = items as [OutboxOp, OutboxOp];
    const problem = { code: 'not-allowed' } as const;
    await h().store.settle([
      aReceipt(kept),
      aReceipt(dropped, { outcome: 'rejected', problem }),
    ]);
    expect((await h().store.nextFile(NOW_MS))?.fileId).toBe(photos[0]?.ref.fileId);
    expect((await h().files()).map((f) => f.state).sort()).toEqual(['held', 'queued']);
  });

  test('[B2] remembers how far an upload came and ends it by its receipt alone', async () => {
    const { ref, content } = aPhoto(1);
    const item = filed(1);
    await h().put([item], [{ file: aFile(ref, item.op), content }]);
    await h().store.settle([aReceipt(item)]);
    await h().store.noteUpload(ref.fileId, '/files/1', 7);
    const store = await h().reopen();
    expect(await store.nextFile(NOW_MS)).toMatchObject({
      uploadUrl: '/files/1',
      sentBytes: 7,
    });
    const bytes = await store.readFile(ref.fileId);
    const read = new Uint8Array((await bytes?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect([...read]).toEqual([...content]);
    await store.settleFile(aReceipt({ opId: ref.fileId, digest: 'f'.repeat(64) }));
    expect((await store.countPending()).files).toBe(1);
    await store.settleFile(aReceipt({ opId: ref.fileId, digest: ref.sha256 }));
    expect((await store.countPending()).files).toBe(0);
    expect(await store.nextFile(NOW_MS)).toBeNull();
  });

  test('[B4] postpones a file without holding up the next one', async () => {
    const photos = [aPhoto(1), aPhoto(2)];
    const item = filed(1);
    const files = photos.map(({ ref, content }) => ({
      file: aFile(ref, item.op, { state: 'queued' }),
      content,
    }));
    await h().put([item], files);
    const first = await h().store.nextFile(NOW_MS);
    await h().store.postponeFile(first?.fileId ?? '', NOW_MS + 60_000);
    const second = await h().store.nextFile(NOW_MS);
    expect(second?.fileId).not.toBe(first?.fileId);
    expect((await h().store.nextFile(NOW_MS + 60_000))?.attempts).toBeDefined();
    const postponed = (await h().files()).find((f) => f.fileId === first?.fileId);
    expect(postponed?.attempts).toBe(1);
    expect(await h().store.readFile(uuid(99, 3))).toBeNull();
  });

  test('[B5] asks for photos of others that are held elsewhere and not here', async () => {
    const { ref, content } = aPhoto(1);
    const missing = aPhoto(2).ref;
    const report = aReport({
      authorId: 'person-2',
      files: [
        { ...ref, received: true },
        { ...missing, received: false },
      ],
    });
    await h().store.takePage(aPage({ changes: [aChange('report', report)] }));
    const wanted = await h().store.wantedFiles(10);
    expect(wanted.map((f) => f.fileId)).toEqual([ref.fileId]);
    await h().store.writeWanted(ref.fileId, memoryBytes(content));
    expect(await h().store.wantedFiles(10)).toEqual([]);
  });

  test('[E2] puts every settled item and its photos back in line when the epoch is new', async () => {
    const photos = [aPhoto(1), aPhoto(2), aPhoto(3)];
    const [done, refused, later] = [filed(1), filed(2), filed(3)] as const;
    const items = [done, refused, later];
    await h().store.takePage(aPage({ changes: [aChange('report', aReport())] }));
    await h().put(
      items,
      photos.map(({ ref, content }, n) => ({
        file: aFile(ref, (items[n] as OutboxOp).op),
        content,
      })),
    );
    const problem = { code: 'stale-revision', seen: 0, rev: 1 } as const;
    const conflict = aReceipt(refused, { outcome: 'conflict', problem });
    await h().store.settle([aReceipt(done), conflict]);
    for (const { ref } of photos.slice(0, 2)) {
      const named = { opId: ref.fileId, digest: ref.sha256 };
      await h().store.settleFile(aReceipt(named, { rev: 0 }));
    }
    const next = { epoch: 'epoch-2', cursor: 'cursor-2' };
    await h().store.takePage(aPage({ ...next, reset: true }));
    const store = await h().reopen();
    const states = new Map((await h().outbox()).map((item) => [item.opId, item.state]));
    expect(items.map((item) => states.get(item.opId))).toEqual([
      'queued',
      'set-aside',
      'queued',
    ]);
    // None of them is called received any more, and none travels before its text.
    for (const file of await h().files())
      expect(file).toMatchObject({ state: 'held', uploadUrl: null, sentBytes: 0 });
    expect(await store.readState()).toMatchObject(next);
    expect(await h().base()).toEqual([]);
  });
}
