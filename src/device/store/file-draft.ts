// Filing: the draft becomes an operation in line. Promises: draft, operation, number and photos change in ONE
// strict transaction, so that a crash leaves a draft or a queued phiếu, never both and never neither; any number
// of taps yields one operation.
import type { FilingFacts } from '../../domain/apply.ts';
import { canonicalJson } from '../../domain/canonical.ts';
import type { EvaluationContext } from '../../domain/form/form.ts';
import type { FileReport } from '../../domain/op.ts';
import type { Answers, FileRef } from '../../domain/report.ts';
import { addNumbered, prepareOp, rowsOfRecord } from './enqueue.ts';
import type { Draft, FileRow, PersonDb } from './person-db.ts';
import { nowIso, type PersonStore } from './person-store.ts';
import { guarded } from './storage-fault.ts';

/** What filing adds to a draft. */
export type Filing = {
  /** The answers as submitted: what is not relevant dropped, calculations filled in. */
  answers: Answers;
  /** The files that these answers name. */
  files: readonly FileRef[];
  context: EvaluationContext;
  facts: FilingFacts;
};

/**
 * `filed` (now, or by an earlier tap) · `changed`: another tab has saved other words under this draft, read them
 * first · `gone`: there is no such draft any more.
 */
export type FileDraftResult =
  | { kind: 'filed'; opId: string; isFirst: boolean }
  | { kind: 'changed' }
  | { kind: 'gone' };

const opOf = (store: PersonStore, draft: Draft, filing: Filing): FileReport => ({
  kind: 'file-report',
  opId: store.newId(),
  recordId: draft.reportId,
  unitId: draft.unitId,
  baseRev: draft.baseRev,
  happenedAt: nowIso(store),
  body: {
    taskId: draft.taskId,
    assignmentId: draft.assignmentId,
    form: draft.form,
    answers: filing.answers,
    context: filing.context,
    files: [...filing.files],
  },
});

/**
 * Files a draft.
 * @param draft as `writeDraft` last returned it
 */
export async function fileDraft(
  store: PersonStore,
  draft: Draft,
  filing: Filing,
): Promise<FileDraftResult> {
  const { db } = store;
  const isAsTyped = canonicalJson(draft.answers) === canonicalJson(filing.answers);
  const row = await prepareOp(store, opOf(store, draft, filing), {
    facts: filing.facts,
    draft: {
      startedAt: draft.startedAt,
      touched: draft.touched,
      answers: isAsTyped ? null : draft.answers,
    },
  });
  return guarded(db, () =>
    db.transaction('rw', [db.drafts, db.outbox, db.files, db.meta], async () => {
      const held = await db.drafts.get(draft.reportId);
      if (held === undefined || held.deletedAt !== '') return earlierTap(db, draft);
      if (held.updatedAt !== draft.updatedAt) return { kind: 'changed' as const };
      await addNumbered(db, row);
      await db.drafts.delete(draft.reportId);
      await holdFiles(db, filing.files, row.opId);
      return { kind: 'filed' as const, opId: row.opId, isFirst: true };
    }),
  );
}

async function earlierTap(db: PersonDb, draft: Draft): Promise<FileDraftResult> {
  const rows = await rowsOfRecord(db, draft.reportId);
  const same = rows.findLast(
    (row) => row.kind === 'file-report' && row.baseRev === draft.baseRev,
  );
  return same === undefined
    ? { kind: 'gone' }
    : { kind: 'filed', opId: same.opId, isFirst: false };
}

/** B1: the draft's photos wait until their text has been settled. */
async function holdFiles(
  db: PersonDb,
  files: readonly FileRef[],
  opId: string,
): Promise<void> {
  if (files.length === 0) return;
  const rows = await db.files.bulkGet(files.map((file) => file.fileId));
  const own = rows.filter((row) => row?.state === 'draft') as FileRow[];
  await db.files.bulkPut(own.map((row): FileRow => ({ ...row, state: 'held', opId })));
}
