// Schedules: what a plan's words about time mean, one kind per way of speaking. Promises: every spelling of
// the published phrase list parses, and fields this build does not know are kept. Refuses a deadline or a
// period without its dates: what has no date is a kind of its own, not missing data.
import * as z from 'zod/mini';
import { CivilDate } from '../civil-date.ts';

export const Frequency = z.enum([
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'HALF_YEARLY',
  'YEARLY',
  'UNSPECIFIED',
]);
export type Frequency = z.infer<typeof Frequency>;

const between = (low: number, high: number) =>
  z.optional(/* @__PURE__ */ z.int().check(z.minimum(low), z.maximum(high)));

const simple = [
  /** An event on a day, or on a few days. */
  z.looseObject({
    kind: z.literal('DATE'),
    start: CivilDate,
    end: z.optional(CivilDate),
  }),
  /** `due` is the last good day; `raw` the day the plan names ("trước ngày 15/11": due 14/11). */
  z.looseObject({
    kind: z.literal('DEADLINE'),
    op: z.enum(['BEFORE', 'BY', 'ON']),
    due: CivilDate,
    raw: z.optional(CivilDate),
  }),
  z.looseObject({
    kind: z.literal('PERIOD'),
    unit: z.enum([
      'WEEK',
      'MONTH',
      'QUARTER',
      'HALF_YEAR',
      'YEAR',
      'MULTI_YEAR',
      'RANGE',
    ]),
    start: CivilDate,
    end: CivilDate,
  }),
  z.looseObject({
    kind: z.literal('RECURRING'),
    freq: Frequency,
    day: /* @__PURE__ */ between(1, 31),
    /** 1 = Thứ Hai … 7 = Chủ Nhật. */
    weekday: /* @__PURE__ */ between(1, 7),
    month_of_period: /* @__PURE__ */ between(1, 12),
    count: /* @__PURE__ */ between(1, 999),
    min_count: /* @__PURE__ */ between(1, 999),
  }),
  z.looseObject({ kind: z.literal('RECURRING_SET'), freqs: z.array(Frequency) }),
  z.looseObject({
    kind: z.literal('CONTINUOUS'),
    start: z.optional(CivilDate),
    end: z.optional(CivilDate),
  }),
  z.looseObject({ kind: z.literal('PER_PLAN') }),
  z.looseObject({ kind: z.literal('PER_ASSIGNMENT') }),
  /** After something happens; it has a day only once `due` is known. */
  z.looseObject({
    kind: z.literal('EVENT'),
    trigger: z.string(),
    offset_days: z.optional(z.int()),
    day_kind: z.optional(z.enum(['CALENDAR', 'WORKING'])),
    due: z.optional(CivilDate),
  }),
  /** "nt": to be resolved by whoever reads the row above. */
  z.looseObject({ kind: z.literal('SAME_AS_ABOVE') }),
  /** A state typed where the time should stand. */
  z.looseObject({ kind: z.literal('STATUS'), status: z.optional(z.string()) }),
  /** Nothing said: the plan's own window. */
  z.looseObject({ kind: z.literal('UNSPECIFIED') }),
] as const;

const Simple = z.discriminatedUnion('kind', simple);
export type SimpleSchedule = z.infer<typeof Simple>;

/** MULTI lists simple schedules: one cell never nests deeper than that. */
export const Schedule = /* @__PURE__ */ makeSchedule();
function makeSchedule() {
  const multi = z.looseObject({ kind: z.literal('MULTI'), items: z.array(Simple) });
  return z.discriminatedUnion('kind', [...simple, multi]);
}
export type Schedule = z.infer<typeof Schedule>;

/** Whether it asks again and again, so that one finished phiếu does not finish the task. */
export const isRepeating = (schedule: Schedule): boolean =>
  schedule.kind === 'RECURRING' ||
  schedule.kind === 'RECURRING_SET' ||
  schedule.kind === 'CONTINUOUS' ||
  schedule.kind === 'MULTI';
