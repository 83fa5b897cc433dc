// A plan as its data file says it. The file is what a person reviews in a diff; what the server keeps is
// made from it by `plan-records.ts`.
import * as z from 'zod';
import { Schedule } from '../../domain/schedule/schedule.ts';
import { Binding, TaskRole } from '../../domain/task.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const codes = z.array(z.string()).default([]);

export const AssigneeGroup = z.enum([
  'COMMUNES',
  'FULL_COMMUNES',
  'CENTRES',
  'DEPARTMENTS',
  'DIVISIONS',
  'LEADS',
]);
export type AssigneeGroup = z.infer<typeof AssigneeGroup>;

const SeedTarget = z.object({
  op: z.string(),
  value: z.number().nullable().default(null),
  low: z.number().nullable().default(null),
  high: z.number().nullable().default(null),
  unit: z.string().default(''),
  denominator: z.string().nullable().default(null),
  text: z.string(),
});

export const SeedItem = z.object({
  id: z.string().regex(/^[A-Z]\d{1,4}$/),
  as: z.enum(['task', 'target', 'reporting-duty']),
  title: z.string().min(1).max(90),
  detail: z.string(),
  lines: z.string(),
  section: z.string().nullable().default(null),
  lead: z.string().nullable().default(null),
  leadUnitIds: z.array(id).default([]),
  coord: z.string().nullable().default(null),
  coordUnitIds: z.array(id).default([]),
  binding: Binding,
  audiences: codes,
  channels: codes,
  topics: codes,
  products: codes,
  phrase: z.string().nullable().default(null),
  schedule: Schedule,
  reporting: z
    .object({ to: z.string(), unitId: id.nullable().default(null) })
    .nullable()
    .default(null),
  target: SeedTarget.nullable().default(null),
  funding: z.string().nullable().default(null),
  /** The form it is reported in and others that fit; where a plan names none, its channels do. */
  form: z.string().nullable().default(null),
  also: codes,
  assignees: z.array(z.object({ group: AssigneeGroup, role: TaskRole })).default([]),
});
export type SeedItem = z.infer<typeof SeedItem>;

export const SeedPlan = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,20}$/),
  number: z.string().nullable(),
  docType: z.enum(['QD', 'KH']),
  title: z.string().min(1),
  issuerUnitId: id,
  issuerAsWritten: z.string(),
  issuedOn: day,
  year: z.int(),
  windowFrom: day,
  windowTo: day,
  parents: z.array(z.string()).default([]),
  basis: z.array(z.string()).default([]),
  theme: z.string().nullable().default(null),
  objectives: z.string().default(''),
  funding: z.string().nullable().default(null),
  focalUnitId: id,
  items: z.array(SeedItem),
});
export type SeedPlan = z.infer<typeof SeedPlan>;

/** Reads a plan file. @throws Error naming the first member that is not as it should be */
export function parsePlan(text: string): SeedPlan {
  const parsed = SeedPlan.safeParse(JSON.parse(text.normalize('NFC')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`plan: ${issue?.path.join('.')}: ${issue?.message}`);
}
