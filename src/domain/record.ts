// Records: everything a device holds of the server's last word, by type. Promises: a type this build does
// not know is recognised as such (and parked), never guessed at. Refuses unknown shapes of known types.
import * as z from 'zod/mini';
import { FormDefinition } from './form/form.ts';
import { Id } from './ids.ts';
import { PeriodCalendar } from './period.ts';
import { MeRecord, PersonRecord } from './person.ts';
import { PlanRecord } from './plan.ts';
import { ReportRecord } from './report.ts';
import { AssignmentRecord, TaskRecord } from './task.ts';
import { UnitRecord } from './unit.ts';

/** A published form version; `id` is `<formId>@<version>`. Never edited once published. */
export const FormRecord = z.object({
  id: z.string(),
  formId: z.string(),
  version: z.string(),
  hash: z.string(),
  current: z.boolean(),
  definition: FormDefinition,
});
export type FormRecord = z.infer<typeof FormRecord>;

/** A list of codes with their words (audiences, channels, topics, products, funding). */
export const ListRecord = z.object({
  id: Id,
  items: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
});
export type ListRecord = z.infer<typeof ListRecord>;

export const CalendarRecord = z.object({ id: Id, calendar: PeriodCalendar });
export type CalendarRecord = z.infer<typeof CalendarRecord>;

/** The body of each record type that protocol 1 carries. */
export type RecordBodies = {
  me: MeRecord;
  unit: UnitRecord;
  person: PersonRecord;
  plan: PlanRecord;
  task: TaskRecord;
  assignment: AssignmentRecord;
  report: ReportRecord;
  form: FormRecord;
  list: ListRecord;
  calendar: CalendarRecord;
};
export type RecordType = keyof RecordBodies;

export const RECORD_SCHEMAS = {
  me: MeRecord,
  unit: UnitRecord,
  person: PersonRecord,
  plan: PlanRecord,
  task: TaskRecord,
  assignment: AssignmentRecord,
  report: ReportRecord,
  form: FormRecord,
  list: ListRecord,
  calendar: CalendarRecord,
} as const;

/** Whether this build knows the type; an unknown one is parked (W1). */
export const isKnownType = (type: string): type is RecordType =>
  Object.hasOwn(RECORD_SCHEMAS, type);
