import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { addPhoto } from '../../../src/device/store/draft-photo.ts';
import { writeDraft } from '../../../src/device/store/drafts.ts';
import { withdrawReport, writeOp } from '../../../src/device/store/enqueue.ts';
import { fileDraft } from '../../../src/device/store/file-draft.ts';
import { readFile } from '../../../src/device/store/file-rows.ts';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import { readOutbox } from '../../../src/device/store/outbox-queries.ts';
import type { PersonStore } from '../../../src/device/store/person-store.ts';
import { readDraft, readMe, writeSetting } from '../../../src/device/store/queries.ts';
import { readReports } from '../../../src/device/store/report-queries.ts';
import { setAsideToDraft, takeBackQueued } from '../../../src/device/store/take-back.ts';
import type { Sealed, Vault } from '../../../src/device/store/vault.ts';
import {
  aChange,
  aGrant,
  anAssignment,
  aPage,
  aReceipt,
  aReport,
  NOW_ISO,
  NOW_MS,
  uuid,
} from '../../support/build.ts';
import { itemsOf } from '../dexie-harness.ts';
import { aDraft, aFilingOf } from '../draft-of.ts';
import { closeStore, openStore } from '../open-store.ts';
import { photoOf, withPhoto } from '../photo-of.ts';

const later = () => new Promise((resolve) => setTimeout(resolve, 1));
const mask = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a);

/** A vault whose bodies cannot be read by accident, and which takes its time like a real cipher. */
const markingVault: Vault = {
  seal: async <T>(bodies: readonly T[]) => {
    await later();
    return bodies.map((body) => ({
      sealed: Buffer.from(JSON.stringify(body)).toString('base64'),
    })) as unknown as Sealed<T>[];
  },
  open: async <T>(sealed: readonly Sealed<T>[]) => {
    await later();
    return (sealed as unknown as { sealed: string }[]).map((it) =>
      JSON.parse(Buffer.from(it.sealed, 'base64').toString()),
    );
  },
  sealBytes: async (bytes) => new Blob([mask(new Uint8Array(await bytes.arrayBuffer()))]),
  openBytes: async (bytes) => new Blob([mask(new Uint8Array(await bytes.arrayBuffer()))]),
};

let store: PersonStore;
afterEach(() => closeStore(store));

/** Everything a thief of the profile folder could read. */
async function dump({ db }: PersonStore): Promise<string> {
  const parts: string[] = [];
  for (const table of db.tables)
    for (const row of await table.toArray()) {
      parts.push(JSON.stringify(row));
      const { blob } = row as { blob?: Blob };
      if (blob !== undefined) parts.push(await blob.text());
    }
  return parts.join('\n');
}

const SECRET = 'Chuyện riêng của xã';
const secretReport = () =>
  aReport({ id: uuid(9, 2), title: SECRET, answers: { result_summary: SECRET } });

describe('the vault', () => {
  test('[VAULT] every body on disk went through it, and no column carries what a person wrote', async () => {
    store = await openStore({ vault: markingVault });
    const port = makeLocalStore(store);
    const person = { name: SECRET, phone: SECRET };
    await port.takePage(
      aPage({
        cursor: SECRET,
        scope: [SECRET],
        changes: [
          aChange('report', secretReport()),
          aChange('assignment', anAssignment({ title: SECRET })),
          aChange('poll', { id: 'poll-1', ...person }),
          aChange('me', {
            id: store.personId,
            demo: true,
            ...person,
            grants: [aGrant()],
            contacts: [],
          } as { id: string }),
        ],
      }),
    );
    const draft = aDraft({ answers: { result_summary: SECRET } });
    const photo = {
      ...photoOf(1),
      name: `${SECRET}.jpg`,
      blob: new Blob([SECRET.repeat(9)]),
    };
    const shown = await addPhoto(store, photo, draft, withPhoto(draft, photo));
    if (shown === null) throw new Error('not saved');
    const facts = { ...aFilingOf(shown).facts, title: SECRET };
    await fileDraft(store, shown, aFilingOf(shown, { facts }));
    await writeDraft(store, aDraft({ reportId: uuid(5, 2), answers: { a: SECRET } }));
    await withdrawReport(store, { ...secretReport(), rev: 1 }, SECRET);
    await writeOp(store, {
      kind: 'assign-person',
      recordId: 'assignment-1',
      unitId: 'xa-a',
      baseRev: 0,
      body: { personId: 'person-2', personName: SECRET },
    });
    await writeSetting(store, 'note', SECRET);
    const limit = { nowMs: NOW_MS, nowIso: NOW_ISO, maxItems: 9, maxBytes: 99_999 };
    const [first, second] = await port.takeBatch(limit);
    if (first === undefined || second === undefined) throw new Error('nothing to send');
    await port.settle([
      aReceipt({ opId: first.op.opId, digest: first.digest }),
      aReceipt(
        { opId: second.op.opId, digest: second.digest },
        { outcome: 'rejected', problem: { code: 'report-state', state: SECRET } },
      ),
    ]);
    const lying = await dump(store);
    expect(lying).toContain('sealed');
    expect(lying).not.toContain(SECRET);
    for (const word of SECRET.split(' ')) expect(lying).not.toContain(`"${word}`);
  });

  test('[VAULT] a slow one changes nothing else: the whole way works over it', async () => {
    store = await openStore({ vault: markingVault });
    const port = makeLocalStore(store);
    const photo = photoOf(1);
    const draft = aDraft();
    const shown = await addPhoto(store, photo, draft, withPhoto(draft, photo));
    if (shown === null) throw new Error('not saved');
    await fileDraft(store, shown, aFilingOf(shown));
    const [item] = await itemsOf(store);
    if (item === undefined) throw new Error('not filed');
    expect((await readReports(store))[0]?.pending).toHaveLength(1);
    expect((await takeBackQueued(store, item.opId)).kind).toBe('draft');
    const again = await readDraft(store, draft.reportId);
    if (again === null) throw new Error('no draft');
    await fileDraft(store, again, aFilingOf(again));
    const [entry] = await readOutbox(store);
    const [queued] = await itemsOf(store);
    if (queued === undefined) throw new Error('not filed');
    await port.settle([aReceipt(queued, { outcome: 'conflict' })]);
    await port.settleFile(aReceipt({ opId: photo.fileId, digest: photo.sha256 }));
    expect(entry?.files.map((it) => it.name)).toEqual([photo.name]);
    expect((await setAsideToDraft(store, queued.opId)).kind).toBe('draft');
    const bytes = await readFile(store, photo.fileId);
    expect(await bytes?.text()).toBe(await photo.blob.text());
    expect(await readMe(store)).toBeNull();
  });
});
