import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeDraft } from '../../../src/device/store/drafts.ts';
import { withdrawReport, writeOp } from '../../../src/device/store/enqueue.ts';
import { fileDraft } from '../../../src/device/store/file-draft.ts';
import { live } from '../../../src/device/store/live.ts';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import { readOutbox, readReceipts } from '../../../src/device/store/outbox-queries.ts';
import { forgetSettled } from '../../../src/device/store/outbox-rows.ts';
import type { PersonStore } from '../../../src/device/store/person-store.ts';
import {
  readChosenNames,
  readCurrentForms,
  readMe,
  readRecord,
  readRecordsOf,
  readSetting,
  writeSetting,
} from '../../../src/device/store/queries.ts';
import {
  readAssignment,
  readAssignments,
  readReport,
  readReports,
  readReportsOf,
} from '../../../src/device/store/report-queries.ts';
import type { FormDefinition } from '../../../src/domain/form/form.ts';
import type { FormRecord } from '../../../src/domain/record.ts';
import {
  aChange,
  aFormDefinition,
  aFormHash,
  aGrant,
  anAssignment,
  aPage,
  aReceipt,
  aReport,
  uuid,
} from '../../support/build.ts';
import { aUnit } from '../../support/hub-world.ts';
import { itemsOf } from '../dexie-harness.ts';
import { aDraft, aFilingOf } from '../draft-of.ts';
import { closeStore, openStore } from '../open-store.ts';

let store: PersonStore;
beforeEach(async () => {
  store = await openStore();
  return () => closeStore(store);
});
const take = (...changes: ReturnType<typeof aChange>[]) =>
  makeLocalStore(store).takePage(aPage({ changes }));
async function fileNew(over = {}) {
  const draft = await writeDraft(store, aDraft({ reportId: store.newId(), ...over }));
  if (draft === null) throw new Error('not saved');
  await fileDraft(store, draft, aFilingOf(draft));
  return draft.reportId;
}

describe('what screens read', () => {
  test('a unit that an answer names is read by its name, and only where the form asks for units', async () => {
    await take(aChange('unit', aUnit({ id: 'xa-b', name: 'UBND xã B' })));
    const form = (files?: FormDefinition['files']): FormRecord => ({
      id: 'f-test@1',
      formId: 'f-test',
      version: '1',
      hash: aFormHash,
      current: true,
      definition: { ...aFormDefinition, ...(files && { files }) },
    });
    const units = { units: { file: 'units.csv', value: 'name', label: 'label' } };
    expect((await readChosenNames(store, form(units))).get('xa-b')).toBe('UBND xã B');
    expect((await readChosenNames(store, form())).size).toBe(0);
    expect((await readChosenNames(store, null)).size).toBe(0);
  });

  test('[V1] a filed phiếu is in every list at once, with its task counted and asked for no line', async () => {
    await take(aChange('assignment', anAssignment()));
    const id = await fileNew();
    const [report] = await readReports(store);
    expect(report).toMatchObject({
      record: { id, state: 'SUBMITTED', rev: 1, receivedAt: null },
    });
    expect(report?.pending).toHaveLength(1);
    expect(
      (await readReportsOf(store, 'assignment-1')).map((it) => it.record.id),
    ).toEqual([id]);
    expect((await readReport(store, id)).record?.id).toBe(id);
    const [assignment] = await readAssignments(store);
    expect(assignment?.record.counts).toMatchObject({
      '2026-M03': { filed: 1, approved: 0 },
    });
    expect((await readAssignment(store, 'assignment-1'))?.record.state).toBe(
      'IN_PROGRESS',
    );
  });

  test('[O6] it never leaves the lists between its receipt and the next pull', async () => {
    await take(aChange('assignment', anAssignment()));
    const id = await fileNew();
    const [item] = await itemsOf(store);
    if (item === undefined) throw new Error('not filed');
    const port = makeLocalStore(store);
    await port.settle([aReceipt(item, { at: '2026-03-13T08:00:00.000Z' })]);
    const [settled] = await readReports(store);
    expect(settled).toMatchObject({
      record: {
        id,
        title: 'Tuyên truyền trên loa truyền thanh',
        receivedAt: '2026-03-13T08:00:00.000Z',
      },
      pending: [],
    });
    await port.takePage(aPage({ changes: [aChange('report', aReport({ id, rev: 1 }))] }));
    expect(await readReports(store)).toHaveLength(1);
  });

  test('[V1] an act that no longer applies is in question, not gone', async () => {
    await take(aChange('report', aReport({ state: 'APPROVED', rev: 2 })));
    await withdrawReport(store, { ...aReport(), rev: 1 }, null);
    const [report] = await readReports(store);
    expect(report?.record.state).toBe('APPROVED');
    expect(report?.inQuestion).toHaveLength(1);
  });

  test('[V1] folds an act on a task into the list', async () => {
    await take(aChange('assignment', anAssignment()));
    await writeOp(store, {
      kind: 'accept-task',
      recordId: 'assignment-1',
      unitId: 'xa-a',
      baseRev: 0,
      body: {},
    });
    expect((await readAssignments(store))[0]?.record.state).toBe('ACCEPTED');
    expect(await readAssignment(store, 'assignment-9')).toBeNull();
  });

  test('[QUERY] records are found by id, by type and by what they refer to', async () => {
    const form = (version: string, current: boolean) => ({
      id: `f-test@${version}`,
      formId: 'f-test',
      version,
      hash: aFormHash,
      current,
      definition: { ...aFormDefinition, version },
    });
    const me = {
      id: store.personId,
      name: 'Nguyễn Văn An',
      phone: '0900000000',
      demo: true,
      grants: [aGrant()],
      contacts: [],
    };
    await take(
      aChange('me', me),
      aChange('form', form('1', false)),
      aChange('form', form('2', true)),
      aChange('assignment', anAssignment()),
    );
    expect(await readMe(store)).toEqual(me);
    expect((await readCurrentForms(store)).map((it) => it.version)).toEqual(['2']);
    expect(await readRecordsOf(store, 'form', 'f-test')).toHaveLength(2);
    expect(await readRecordsOf(store, 'assignment', 'task-1')).toHaveLength(1);
    expect(await readRecord(store, 'plan', 'nowhere')).toBeNull();
  });

  test('[S2] the outbox shows what waits, what is set aside and what was received lately', async () => {
    await fileNew();
    await fileNew();
    await fileNew();
    const [first, second] = await itemsOf(store).then((all) =>
      all.sort((a, b) => a.seq - b.seq),
    );
    if (first === undefined || second === undefined) throw new Error('not filed');
    await makeLocalStore(store).settle([
      aReceipt(first),
      aReceipt(second, { outcome: 'rejected', problem: { code: 'not-allowed' } }),
    ]);
    const states = async (settled?: number) =>
      (await readOutbox(store, settled)).map((it) => [it.seq, it.state]);
    expect(await states()).toEqual([
      [2, 'set-aside'],
      [3, 'queued'],
    ]);
    expect(await states(5)).toEqual([
      [1, 'sent'],
      [2, 'set-aside'],
      [3, 'queued'],
    ]);
    expect(await readReceipts(store, first.recordId)).toMatchObject([{ id: first.opId }]);
  });

  test('[E2] texts settled over thirty days ago are let go, their receipts are not', async () => {
    await take();
    const id = await fileNew();
    await fileNew();
    const [old, recent] = await itemsOf(store).then((all) =>
      all.sort((a, b) => a.seq - b.seq),
    );
    if (old === undefined || recent === undefined) throw new Error('not filed');
    await makeLocalStore(store).settle([
      aReceipt(old, { at: '2026-03-13T08:00:00.000Z' }),
      aReceipt(recent, { at: '2026-04-13T08:00:00.000Z' }),
    ]);
    await forgetSettled(store);
    expect((await itemsOf(store)).map((it) => it.opId)).toEqual([recent.opId]);
    expect(await readReceipts(store, id)).toMatchObject([{ id: old.opId }]);
    expect(await readReports(store)).toHaveLength(2);
  });

  test('[QUERY] settings are kept by name', async () => {
    expect(await readSetting(store, 'theme')).toBeUndefined();
    await writeSetting(store, 'theme', 'dark');
    expect(await readSetting(store, 'theme')).toBe('dark');
  });

  test('[QUERY] a live query speaks again after a write, and no more when it is stopped', async () => {
    const seen: number[] = [];
    let told = () => {};
    const next = () =>
      new Promise<void>((resolve) => {
        told = resolve;
      });
    let waiting = next();
    const stop = live(
      () => readReports(store),
      (reports) => {
        seen.push(reports.length);
        told();
      },
      (thrown) => {
        throw thrown;
      },
    );
    await waiting;
    waiting = next();
    await fileNew();
    await waiting;
    stop();
    await fileNew();
    expect(seen).toEqual([0, 1]);
  });

  test('[QUERY] two thousand tasks and five hundred phiếu are read in a handful of requests', async () => {
    const many = (n: number, one: (i: number) => ReturnType<typeof aChange>) =>
      Array.from({ length: n }, (_, i) => one(i));
    await take(
      ...many(2000, (i) => aChange('assignment', anAssignment({ id: `a-${i}` }))),
      ...many(500, (i) =>
        aChange('report', aReport({ id: uuid(i, 7), assignmentId: `a-${i}` })),
      ),
    );
    await fileNew({ assignmentId: 'a-7' });
    let requests = 0;
    const plain = IDBIndex.prototype.getAll;
    const names = ['get', 'getAll', 'openCursor'] as const;
    const restore = names.flatMap((name) =>
      [IDBIndex.prototype, IDBObjectStore.prototype].map((proto) => {
        const method = proto[name];
        proto[name] = function (this: never, ...all: never[]) {
          requests += 1;
          return (method as (...all: never[]) => never).apply(this, all);
        } as never;
        return () => {
          proto[name] = method as never;
        };
      }),
    );
    const [assignments, reports] = [
      await readAssignments(store),
      await readReports(store),
    ];
    for (const undo of restore) undo();
    expect(IDBIndex.prototype.getAll).toBe(plain);
    expect(assignments).toHaveLength(2000);
    expect(reports).toHaveLength(501);
    expect(requests).toBeLessThanOrEqual(10);
  });
});
