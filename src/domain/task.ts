// Tasks and assignments. A task is a clause of a plan, the same for everyone; an assignment gives it to
// one unit (and then to a person) and alone carries state. Promises: occurrences are computed from the
// schedule, never stored. Refuses to change state by anything but the steps below.
import * as z from 'zod/mini';
import { Id } from './ids.ts';
import { Target } from './plan.ts';
import { Schedule } from './schedule/schedule.ts';

export const TaskRole = z.enum(['LEAD', 'COORD', 'INFORM']);
export type TaskRole = z.infer<typeof TaskRole>;
export const Binding = z.enum(['ASSIGNED', 'REQUESTED']);
export type Binding = z.infer<typeof Binding>;

/** mới giao → đã tiếp nhận → đang thực hiện → chờ xác nhận → hoàn thành, and the side states. */
export const TaskState = z.enum([
  'NEW',
  'ACCEPTED',
  'IN_PROGRESS',
  'SUBMITTED',
  'DONE',
  'EXTENDED',
  'PAUSED',
  'CANCELLED',
  'CLOSED',
]);
export type TaskState = z.infer<typeof TaskState>;

/** The form for what no other form asks about. */
export const GENERAL_FORM = 'F01';

/**
 * The forms in which a phiếu of the task may be written: the task's own first, and last, whatever the task says, the
 * general one: people also do what no plan thought of. A difficulty is told from every task and is not counted here.
 */
export function formsOfTask({
  formId,
  moreFormIds = [],
}: Pick<TaskRecord, 'formId' | 'moreFormIds'>): string[] {
  const special = [formId, ...moreFormIds].filter((id) => id !== GENERAL_FORM);
  return [...new Set(special), GENERAL_FORM];
}

/** The clause itself, with where it stands in the document. */
export const TaskRecord = z.object({
  id: Id,
  planId: Id,
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  lines: z.string(),
  section: z.nullable(z.string()),
  leadRaw: z.nullable(z.string()),
  coordRaw: z.nullable(z.string()),
  binding: Binding,
  audiences: z.array(z.string()),
  channels: z.array(z.string()),
  topics: z.array(z.string()),
  products: z.array(z.string()),
  phrase: z.nullable(z.string()),
  schedule: Schedule,
  window: z.object({ from: z.string(), to: z.string() }),
  reportTo: z.nullable(z.string()),
  target: z.nullable(Target),
  funding: z.nullable(z.string()),
  formId: z.string(),
  /** Others that fit what may have been done for it; older tasks have none. */
  moreFormIds: z.optional(z.array(z.string())),
});
export type TaskRecord = z.infer<typeof TaskRecord>;

/** How many phiếu one occurrence has: filed (not withdrawn) and, of these, confirmed or waiting for more. */
export const Count = z.object({ filed: z.int(), approved: z.int(), returned: z.int() });
export type Count = z.infer<typeof Count>;

export const AssignmentEvent = z.object({
  kind: z.enum(['issued', 'accepted', 'assigned', 'state']),
  at: z.string(),
  byName: z.string(),
  detail: z.nullable(z.string()),
});

/** One task given to one unit: everything a task card shows, so that a list needs no join. */
export const AssignmentRecord = z.object({
  id: Id,
  taskId: Id,
  planId: Id,
  planNumber: z.string(),
  unitId: Id,
  unitName: z.string(),
  personId: z.nullable(Id),
  personName: z.nullable(z.string()),
  role: TaskRole,
  binding: Binding,
  state: TaskState,
  title: z.string(),
  schedule: Schedule,
  window: z.object({ from: z.string(), to: z.string() }),
  formId: z.string(),
  moreFormIds: z.optional(z.array(z.string())),
  channels: z.array(z.string()),
  audiences: z.array(z.string()),
  topics: z.array(z.string()),
  counts: z.record(z.string(), Count),
  lastActivityOn: z.nullable(z.string()),
  issuedOn: z.string(),
  log: z.array(AssignmentEvent),
});
export type AssignmentRecord = z.infer<typeof AssignmentRecord>;

/** Whether new phiếu may still be filed under the assignment without being held back. */
export const isOpenAssignment = (a: Pick<AssignmentRecord, 'state'>): boolean =>
  a.state !== 'CANCELLED' && a.state !== 'CLOSED';
