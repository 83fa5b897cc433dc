// A demo text as its form holds it: opened with what the app knows and, once filled in, worked out as a phone works
// it out before filing. Refuses to file answers that the form did not make.
import { civilNow } from '../../domain/civil-date.ts';
import type { Answers } from '../../domain/form/answers.ts';
import type { EvaluationContext } from '../../domain/form/form.ts';
import { startAnswers } from '../../domain/form/start-answers.ts';
import { submittedAnswers } from '../../domain/form/submitted-answers.ts';
import { occurrenceKeyOf } from '../../domain/schedule/current-occurrence.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import { standingOn } from '../../domain/task-list.ts';
import type { Chance } from './demo-chance.ts';
import { dayOf, isoOf } from './demo-clock.ts';
import type { SentPhoto } from './demo-photos.ts';
import type { Activity } from './demo-texts.ts';
import {
  type DemoForm,
  type DemoPerson,
  type DemoUnit,
  type DemoWorld,
  inSentence,
} from './demo-world.ts';

/** Who writes, where, on what and when it happened. */
export type Occasion = {
  world: DemoWorld;
  at: DemoUnit;
  author: DemoPerson;
  assignment: AssignmentRecord;
  /** Day of the activity, and the instant at which it is written down. */
  day: string;
  writtenMs: number;
  chance: Chance;
};
export type Known = Readonly<Record<string, string | number>>;
/** A text as typed, and what its sentences know. */
export type Typed = {
  form: DemoForm;
  answers: Answers;
  photos: SentPhoto[];
  known: Known;
  hasPeople: boolean;
};

/** What expressions may know when this person writes at this moment. */
export function contextOf(
  { world, at, assignment }: Occasion,
  writer: DemoPerson,
  writtenMs: number,
): EvaluationContext {
  const today = dayOf(writtenMs);
  const line = { ...assignment, hasReturned: false };
  return {
    today,
    now: civilNow(isoOf(writtenMs)),
    personId: writer.id,
    personName: writer.name,
    unitId: at.unit.id,
    unitName: at.unit.name,
    taskId: assignment.taskId,
    taskDue: standingOn(today, world.calendar)(line).due,
    language: 'vi',
  };
}

/** The answers as they are filed. */
export const filedAnswers = (typed: Typed, context: EvaluationContext): Answers =>
  submittedAnswers(typed.form.prepared, typed.answers, context);

/** The answers a form opens with. */
export function openAnswers(
  occasion: Occasion,
  form: DemoForm,
  context: EvaluationContext,
): Answers {
  const { world, at, author, assignment, day } = occasion;
  const { schedule, window, channels } = assignment;
  return startAnswers(form.prepared, context, {
    unit_id: at.unit.id,
    unit_name: at.unit.name,
    reporter_id: author.id,
    task_id: assignment.taskId,
    plan_id: assignment.planId,
    period_key: occurrenceKeyOf(schedule, window, world.calendar, day),
    ...(channels.length === 1 ? { channel: channels[0] } : {}),
    topics: assignment.topics,
    audiences: assignment.audiences,
    activity_title: assignment.title.slice(0, 250),
    activity_date: day,
  });
}

/** What the sentences of a text may name. */
export function knownOf(
  { at, chance }: Occasion,
  said: Pick<Partial<Activity>, 'a' | 'b' | 'people'>,
): Known {
  const { commune } = at;
  const kind = /^(Xã|Phường|Đặc khu)/.exec(commune.short)?.[0] ?? 'đơn vị';
  const number = (range: [number, number] | undefined) =>
    chance.between(...(range ?? [6, 18]));
  const a = number(said.a);
  // Where a text has both, the second is a part of the first or a thing of its own size.
  const b = said.b === undefined ? chance.between(2, Math.max(2, a - 2)) : number(said.b);
  return {
    thon: chance.pick(at.places),
    xa: inSentence(commune.short),
    cap: inSentence(kind),
    n: number(said.people),
    a,
    b,
  };
}
