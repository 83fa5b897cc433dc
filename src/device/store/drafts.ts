// Drafts: what a person is writing. Promises: a write resolves only when it has completed, strictly; a text that
// was filed does not come back as a draft behind its back; deleting can be undone.
import type { Answers, FormRef } from '../../domain/report.ts';
import { isEditable } from '../../domain/report.ts';
import { rowsOfRecord } from './enqueue.ts';
import type { Draft, DraftRow, PersonDb } from './person-db.ts';
import { nowIso, type PersonStore } from './person-store.ts';
import { readReport } from './report-queries.ts';
import { guarded } from './storage-fault.ts';
import { openOne, type Sealed, sealOne } from './vault.ts';

/** A new draft in memory; it is on the machine only after `writeDraft`. */
export function newDraft(
  store: PersonStore,
  of: {
    form: FormRef;
    unitId: string;
    taskId: string | null;
    assignmentId: string | null;
    answers: Answers;
  },
): Draft {
  const { form, unitId, taskId, assignmentId, answers } = of;
  const at = nowIso(store);
  return {
    reportId: store.newId(),
    baseRev: 0,
    form,
    unitId,
    taskId,
    assignmentId,
    answers,
    files: [],
    startedAt: at,
    updatedAt: at,
    touched: [],
  };
}

/** The row of a draft with its body sealed. */
export const rowOfDraft = (draft: Draft, body: Sealed<Draft>): DraftRow => ({
  id: draft.reportId,
  formId: draft.form.id,
  assignmentId: draft.assignmentId ?? '',
  deletedAt: '',
  updatedAt: draft.updatedAt,
  body,
});

/** Whether this very text (or a later one) is already in line or settled. */
export const isFiled = async (
  db: PersonDb,
  draft: Pick<Draft, 'reportId' | 'baseRev'>,
): Promise<boolean> =>
  (await rowsOfRecord(db, draft.reportId)).some(
    (row) => row.kind === 'file-report' && row.baseRev >= draft.baseRev,
  );

/**
 * Saves a draft. When this resolves, "Đã lưu trên máy" is true.
 * @returns the draft as saved, or null (nothing written) when its text has been filed meanwhile
 * @throws Fault `storage-full` or `storage-blocked`; what was saved before stays saved
 */
export async function writeDraft(
  store: PersonStore,
  draft: Draft,
): Promise<Draft | null> {
  const { db, vault } = store;
  const saved = { ...draft, updatedAt: nowIso(store) };
  const row = rowOfDraft(saved, await sealOne(vault, saved));
  return guarded(db, () =>
    db.transaction('rw', db.drafts, db.outbox, async () => {
      if (await isFiled(db, saved)) return null;
      await db.drafts.put(row);
      return saved;
    }),
  );
}

const markDeleted = (store: PersonStore, reportId: string, deletedAt: string) =>
  guarded(store.db, () =>
    store.db.transaction('rw', store.db.drafts, async () => {
      const row = await store.db.drafts.get(reportId);
      if (row !== undefined) await store.db.drafts.put({ ...row, deletedAt });
    }),
  );

/** Puts a draft away; its text and photos stay until the person has had time to undo. */
export const deleteDraft = (store: PersonStore, reportId: string): Promise<void> =>
  markDeleted(store, reportId, nowIso(store));

/** Undoes `deleteDraft`. */
export const restoreDraft = (store: PersonStore, reportId: string): Promise<void> =>
  markDeleted(store, reportId, '');

/**
 * Opens the report's text for a correction: the draft that is already there, or a new one on the revision
 * shown now.
 * @returns null when the report is unknown here or can no longer be corrected
 */
export async function startCorrection(
  store: PersonStore,
  reportId: string,
): Promise<Draft | null> {
  const { db, vault } = store;
  const report = (await readReport(store, reportId))?.record ?? null;
  if (report === null || !isEditable(report.state)) return null;
  const at = nowIso(store);
  const draft: Draft = {
    reportId,
    baseRev: report.rev,
    form: report.form,
    unitId: report.unitId,
    taskId: report.taskId,
    assignmentId: report.assignmentId,
    answers: report.answers,
    files: report.files.map(({ received: _, ...file }) => file),
    startedAt: at,
    updatedAt: at,
    touched: [],
  };
  const row = rowOfDraft(draft, await sealOne(vault, draft));
  const standing = await guarded(db, () =>
    db.transaction('rw', db.drafts, async () => {
      const held = await db.drafts.get(reportId);
      if (held !== undefined && held.deletedAt === '') return held;
      await db.drafts.put(row);
      return null;
    }),
  );
  return standing === null ? draft : openOne(vault, standing.body);
}
