// Operations: the closed list of things a person can do, and the only way anything changes. Each has an id
// made on the device, names the record and the revision its author saw, and says when it happened there.
// Refuses to carry what the server must decide itself: state, revision number, author, receipt.
import * as z from 'zod/mini';
import { EvaluationContext } from './form/form.ts';
import { Id, Uuid } from './ids.ts';
import { Answers, FieldComment, FileRef, FormRef } from './report.ts';

const base = {
  opId: Uuid,
  /** The unit at which the person acts. */
  unitId: Id,
  /** Revision of the record its author saw; 0 = there was none. */
  baseRev: z.int().check(z.gte(0)),
  /** Device clock, UTC; shown, never compared with a server time (T1). */
  happenedAt: z.iso.datetime(),
};
const onReport = { ...base, recordId: Uuid };
const onAssignment = { ...base, recordId: Id };
const text = z.string().check(z.maxLength(2000));

/** A first text (baseRev 0) or a correction (baseRev n). */
export const FileReport = z.object({
  ...onReport,
  kind: z.literal('file-report'),
  body: z.object({
    taskId: z.nullable(Id),
    assignmentId: z.nullable(Id),
    form: FormRef,
    answers: Answers,
    context: EvaluationContext,
    files: z.array(FileRef).check(z.maxLength(20)),
  }),
});
export type FileReport = z.infer<typeof FileReport>;

export const Op = z.discriminatedUnion('kind', [
  FileReport,
  z.object({
    ...onReport,
    kind: z.literal('withdraw-report'),
    body: z.object({ reason: z.nullable(text) }),
  }),
  /** Opening for review: from here on the author can no longer take it back. */
  z.object({ ...onReport, kind: z.literal('take-up-report'), body: z.object({}) }),
  z.object({
    ...onReport,
    kind: z.literal('return-report'),
    body: z.object({ comment: text, fields: z.array(FieldComment) }),
  }),
  z.object({
    ...onReport,
    kind: z.literal('approve-report'),
    body: z.object({ comment: z.nullable(text) }),
  }),
  z.object({ ...onAssignment, kind: z.literal('accept-task'), body: z.object({}) }),
  z.object({
    ...onAssignment,
    kind: z.literal('assign-person'),
    body: z.object({ personId: z.nullable(Id), personName: z.nullable(z.string()) }),
  }),
]);
export type Op = z.infer<typeof Op>;
export type OpKind = Op['kind'];
export type ReportOp = Extract<
  Op,
  {
    kind:
      | 'file-report'
      | 'withdraw-report'
      | 'take-up-report'
      | 'return-report'
      | 'approve-report';
  }
>;
export type AssignmentOp = Exclude<Op, ReportOp>;

/** Whether the operation is on a report (its record id is then a report id). */
export const isReportOp = (op: Op): op is ReportOp => op.kind.endsWith('-report');
