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
  baseRev: /* @__PURE__ */ z.int().check(z.gte(0)),
  /** Device clock, UTC; shown, never compared with a server time (T1). */
  happenedAt: z.iso.datetime(),
};
const text = /* @__PURE__ */ z.string().check(z.maxLength(2000));

// Made by functions, so that a bundle which parses no operations can leave all of this out.
const onReport = <K extends string, B extends z.ZodMiniType>(kind: K, body: B) =>
  z.object({ ...base, recordId: Uuid, kind: z.literal(kind), body });
const onAssignment = <K extends string, B extends z.ZodMiniType>(kind: K, body: B) =>
  z.object({ ...base, recordId: Id, kind: z.literal(kind), body });

/** A first text (baseRev 0) or a correction (baseRev n). */
export const FileReport = /* @__PURE__ */ onReport(
  'file-report',
  z.object({
    taskId: z.nullable(Id),
    assignmentId: z.nullable(Id),
    form: FormRef,
    answers: Answers,
    context: EvaluationContext,
    files: /* @__PURE__ */ z.array(FileRef).check(z.maxLength(20)),
  }),
);
export type FileReport = z.infer<typeof FileReport>;

export const Op = z.discriminatedUnion('kind', [
  FileReport,
  /* @__PURE__ */ onReport('withdraw-report', z.object({ reason: z.nullable(text) })),
  /** Opening for review: from here on the author can no longer take it back. */
  /* @__PURE__ */ onReport('take-up-report', z.object({})),
  /* @__PURE__ */ onReport(
    'return-report',
    z.object({ comment: text, fields: z.array(FieldComment) }),
  ),
  /* @__PURE__ */ onReport('approve-report', z.object({ comment: z.nullable(text) })),
  /* @__PURE__ */ onAssignment('accept-task', z.object({})),
  /* @__PURE__ */ onAssignment(
    'assign-person',
    z.object({ personId: z.nullable(Id), personName: z.nullable(z.string()) }),
  ),
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
