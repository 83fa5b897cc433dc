// Reports (phiếu). Once filed a text is never edited: a correction is the next revision and the earlier
// ones stay. Promises: every revision ever accepted, and every text that lost a race, is still in the
// record. Refuses states of the device (draft, queued): those belong to the outbox, not to the report.
import * as z from 'zod/mini';
import { EvaluationContext } from './form/form.ts';
import { Id, Sha256, Uuid } from './ids.ts';

/** States a filed report can have, in the published spelling. */
export const ReportState = z.enum([
  'SUBMITTED',
  'IN_REVIEW',
  'RETURNED',
  'APPROVED',
  'COMPILED',
  'LOCKED',
  'WITHDRAWN',
]);
export type ReportState = z.infer<typeof ReportState>;

export const FormRef = z.object({ id: z.string(), version: z.string(), hash: Sha256 });
export type FormRef = z.infer<typeof FormRef>;

/** Answers: plain JSON nested by XLSForm names. */
export const Answers = z.record(z.string(), z.unknown());
export type Answers = z.infer<typeof Answers>;

/** A file that belongs to a report, named in the answers by `name`; bytes travel apart from the text. */
export const FileRef = z.object({
  fileId: Uuid,
  name: z.string(),
  sha256: Sha256,
  size: z.int(),
  type: z.string(),
});
export type FileRef = z.infer<typeof FileRef>;
export const HeldFile = z.extend(FileRef, { received: z.boolean() });
export type HeldFile = z.infer<typeof HeldFile>;

export const FieldComment = z.object({ path: z.string(), comment: z.string() });
export type FieldComment = z.infer<typeof FieldComment>;

export const ReportEvent = z.object({
  kind: z.enum([
    'filed',
    'amended',
    'withdrawn',
    'taken-up',
    'returned',
    'approved',
    'conflict',
  ]),
  rev: z.int(),
  at: z.string(),
  byId: Id,
  byName: z.string(),
  comment: z.nullable(z.string()),
  fields: z.array(FieldComment),
});
export type ReportEvent = z.infer<typeof ReportEvent>;

/** A text that was written on a revision already overtaken: kept beside, never over. */
export const SideText = z.object({
  opId: Uuid,
  baseRev: z.int(),
  answers: Answers,
  at: z.string(),
  byId: Id,
  byName: z.string(),
});
export const PastText = z.object({ rev: z.int(), answers: Answers, at: z.string() });

export const ReportRecord = z.object({
  id: Uuid,
  unitId: Id,
  unitName: z.string(),
  authorId: Id,
  authorName: z.string(),
  taskId: z.nullable(Id),
  assignmentId: z.nullable(Id),
  title: z.string(),
  form: FormRef,
  state: ReportState,
  /** Number of the text shown in `answers`, from 1; grows by one at each accepted amendment. */
  rev: z.int(),
  answers: Answers,
  context: EvaluationContext,
  activityDate: z.nullable(z.string()),
  periodKey: z.nullable(z.string()),
  files: z.array(HeldFile),
  happenedAt: z.string(),
  receivedAt: z.nullable(z.string()),
  log: z.array(ReportEvent),
  past: z.array(PastText),
  sides: z.array(SideText),
});
export type ReportRecord = z.infer<typeof ReportRecord>;

/** Whether the author's unit may still send a new text or take the report back. */
export const isEditable = (state: ReportState): boolean =>
  state === 'SUBMITTED' || state === 'RETURNED';

/** The form of a difficulty (vướng mắc): it asks for help and is no evidence of work done. */
export const DIFFICULTY_FORM = 'F14';
export const isDifficulty = (report: { form: Pick<FormRef, 'id'> }): boolean =>
  report.form.id === DIFFICULTY_FORM;

/** Whether a report on a task is work on it, and counts: a difficulty is not, unless it is what the task asks for. */
export const isWorkOn = (
  task: { formId: string | null },
  report: { form: Pick<FormRef, 'id'> },
): boolean => !isDifficulty(report) || task.formId === DIFFICULTY_FORM;

/** Whether a confirmed report counts for the units above. */
export const isConfirmed = (state: ReportState): boolean =>
  state === 'APPROVED' || state === 'COMPILED' || state === 'LOCKED';

/** When the text that is shown was written off, UTC ISO: a correction's own moment, not that of the first text. */
export const filedAt = (report: Pick<ReportRecord, 'log' | 'happenedAt'>): string =>
  report.log.findLast(({ kind }) => kind === 'filed' || kind === 'amended')?.at ??
  report.happenedAt;

/** The comments of the latest return, if the report is waiting for more. */
export function openComments(
  report: Pick<ReportRecord, 'state' | 'log'>,
): ReportEvent | null {
  if (report.state !== 'RETURNED') return null;
  return report.log.findLast((e) => e.kind === 'returned') ?? null;
}
