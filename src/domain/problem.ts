// Problems: the closed list of expected refusals. A problem is a value with a kebab code and only the
// data a sentence needs; the client's words turn it into one. Refuses free text: nobody reads English here.
import * as z from 'zod/mini';
import { Id, Uuid } from './ids.ts';

export const Problem = z.discriminatedUnion('code', [
  /** The answers do not pass the form's own rules under the stored context. */
  z.object({
    code: z.literal('answers-refused'),
    fields: z.array(
      z.object({ path: z.string(), kind: z.enum(['required', 'constraint', 'type']) }),
    ),
  }),
  /** The report moved on since the revision this act saw; both texts are kept. */
  z.object({ code: z.literal('stale-revision'), seen: z.int(), rev: z.int() }),
  /** The report is in a state in which this act is not possible. */
  z.object({ code: z.literal('report-state'), state: z.string() }),
  z.object({ code: z.literal('report-missing') }),
  z.object({ code: z.literal('report-exists') }),
  z.object({ code: z.literal('assignment-missing') }),
  /** The task was withdrawn, or its plan closed, before this arrived. */
  z.object({ code: z.literal('task-closed'), assignmentId: Id }),
  z.object({ code: z.literal('form-unknown'), formId: z.string(), version: z.string() }),
  z.object({ code: z.literal('not-allowed') }),
  /** The unit has merged or was dissolved; the text is kept for its successors. */
  z.object({ code: z.literal('unit-ended'), unitId: Id, successors: z.array(Id) }),
  /** An earlier act on the same record was not accepted, so this one cannot be. */
  z.object({ code: z.literal('depends-on-refused'), opId: Uuid }),
  /** The same operation id arrived with other content. */
  z.object({ code: z.literal('digest-mismatch') }),
  z.object({ code: z.literal('person-not-of-unit') }),
  /** Approval is not possible while photos of the report are still missing. */
  z.object({ code: z.literal('photos-missing'), missing: z.int() }),
  z.object({ code: z.literal('unreadable') }),
]);
export type Problem = z.infer<typeof Problem>;
export type ProblemCode = Problem['code'];
