// Plans: what a province or department issued, section by section, with its targets and reporting duties.
// Promises: the original stands closed in its own year; a copy for another year is another plan that names
// it. Refuses to hold tasks: those are records of their own.
import * as z from 'zod/mini';
import { Id } from './ids.ts';
import { Schedule } from './schedule/schedule.ts';

export const Target = z.object({
  op: z.string(),
  value: z.nullable(z.number()),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  unit: z.string(),
  denominator: z.nullable(z.string()),
  text: z.string(),
});
export type Target = z.infer<typeof Target>;

/** A sentence of the plan that is not a task: a target to reach or a duty to report. */
export const PlanItem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  lines: z.string(),
  phrase: z.nullable(z.string()),
  schedule: Schedule,
  to: z.nullable(z.string()),
  target: z.nullable(Target),
});
export type PlanItem = z.infer<typeof PlanItem>;

export const PlanRecord = z.object({
  id: Id,
  code: z.string(),
  number: z.nullable(z.string()),
  docType: z.enum(['QD', 'KH']),
  title: z.string(),
  issuerUnitId: Id,
  issuerName: z.string(),
  focalUnitId: Id,
  issuedOn: z.string(),
  year: z.int(),
  window: z.object({ from: z.string(), to: z.string() }),
  state: z.enum(['DRAFT', 'ISSUED', 'CLOSED']),
  copyOf: z.nullable(Id),
  theme: z.string(),
  objectives: z.string(),
  funding: z.nullable(z.string()),
  parents: z.array(z.string()),
  basis: z.array(z.string()),
  targets: z.array(PlanItem),
  duties: z.array(PlanItem),
  taskCount: z.int(),
});
export type PlanRecord = z.infer<typeof PlanRecord>;
