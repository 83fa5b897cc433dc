import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  deleteDraft,
  newDraft,
  restoreDraft,
  startCorrection,
  writeDraft,
} from '../../../src/device/store/drafts.ts';
import { fileDraft } from '../../../src/device/store/file-draft.ts';
import { makeLocalStore } from '../../../src/device/store/local-store.ts';
import type { PersonStore } from '../../../src/device/store/person-store.ts';
import {
  hasPulled,
  readDraft,
  readDrafts,
  readDraftsOf,
} from '../../../src/device/store/queries.ts';
import { aChange, aFormRef, aPage, aReport, uuid } from '../../support/build.ts';
import { itemsOf } from '../dexie-harness.ts';
import { aDraft, aFilingOf } from '../draft-of.ts';
import { closeStore, openStore, reopenStore } from '../open-store.ts';

let store: PersonStore;
beforeEach(async () => {
  store = await openStore();
  return () => closeStore(store);
});
const save = async (over = {}) => {
  const saved = await writeDraft(store, aDraft(over));
  if (saved === null) throw new Error('not saved');
  return saved;
};

describe('drafts', () => {
  test('[O1] are there after a restart exactly as typed', async () => {
    const saved = await save({ touched: ['/result_summary'] });
    store = await reopenStore(store);
    expect(await readDraft(store, saved.reportId)).toEqual(saved);
  });

  test('[DRAFT] are listed latest first, all of them or those of one task', async () => {
    let nowMs = Date.UTC(2026, 2, 13, 7);
    store = await reopenStore(store, { clock: { nowMs: () => nowMs, random: () => 0 } });
    await save({ reportId: uuid(1, 2), assignmentId: 'a' });
    nowMs += 1000;
    await save({ reportId: uuid(2, 2), assignmentId: 'b' });
    const ids = async (from: Promise<{ reportId: string }[]>) =>
      (await from).map((it) => it.reportId);
    expect(await ids(readDrafts(store))).toEqual([uuid(2, 2), uuid(1, 2)]);
    expect(await ids(readDraftsOf(store, 'a'))).toEqual([uuid(1, 2)]);
  });

  test('[DRAFT] put away are out of every list and come back whole', async () => {
    const saved = await save();
    await deleteDraft(store, saved.reportId);
    expect(await readDraft(store, saved.reportId)).toBeNull();
    expect(await readDrafts(store)).toEqual([]);
    await restoreDraft(store, saved.reportId);
    expect(await readDraft(store, saved.reportId)).toEqual(saved);
  });

  test('[DRAFT] a new one is only in memory until it is written', async () => {
    const draft = newDraft(store, {
      form: aFormRef,
      unitId: 'xa-a',
      taskId: null,
      assignmentId: null,
      answers: {},
    });
    expect(await readDrafts(store)).toEqual([]);
    expect(await writeDraft(store, draft)).toEqual(draft);
    expect(await readDrafts(store)).toEqual([draft]);
  });

  test('[O1] a late save does not bring a filed text back as a draft', async () => {
    const saved = await save();
    await fileDraft(store, saved, aFilingOf(saved));
    expect(await writeDraft(store, { ...saved, answers: { a: 'muộn' } })).toBeNull();
    expect(await readDrafts(store)).toEqual([]);
    expect(await itemsOf(store)).toHaveLength(1);
  });
});

describe('corrections', () => {
  const listed = (over = {}) =>
    makeLocalStore(store).takePage(
      aPage({ changes: [aChange('report', aReport(over))] }),
    );

  test('[H6] start on the revision that stands, once', async () => {
    await listed({ state: 'RETURNED', rev: 3 });
    const draft = await startCorrection(store, aReport().id);
    expect(draft).toMatchObject({ baseRev: 3, answers: aReport().answers });
    if (draft === null) throw new Error('no draft');
    const typed = await writeDraft(store, { ...draft, answers: { a: 'đã sửa' } });
    expect(await startCorrection(store, aReport().id)).toEqual(typed);
  });

  test('[V1] build on a text that is still in line', async () => {
    const saved = await save();
    await fileDraft(store, saved, aFilingOf(saved));
    expect(await startCorrection(store, saved.reportId)).toMatchObject({ baseRev: 1 });
  });

  test('[DRAFT] do not start where the report cannot be corrected or is unknown', async () => {
    expect(await startCorrection(store, aReport().id)).toBeNull();
    expect(await hasPulled(store)).toBe(false);
    await listed({ state: 'APPROVED' });
    expect(await startCorrection(store, aReport().id)).toBeNull();
    expect(await hasPulled(store)).toBe(true);
    expect(await readDrafts(store)).toEqual([]);
  });
});
