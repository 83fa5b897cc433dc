// Filing facts: what a filed text is called, when it happened and which occurrence it counts for. Computed by
// the device for show and by the server for truth, from the same answers, schedule and calendar. Refuses to
// take any of it from the operation itself.
import type { FilingFacts } from '../domain/apply.ts';
import { isCivilDate } from '../domain/civil-date.ts';
import type { FileReport } from '../domain/op.ts';
import type { PeriodCalendar } from '../domain/period.ts';
import { occurrenceKeyOf } from '../domain/schedule/current-occurrence.ts';
import type { AssignmentRecord } from '../domain/task.ts';

/** What is known around a text: the unit's name of the day, its assignment, the calendar, the form's title. */
export type FilingWorld = {
  unitName: string;
  assignment: Pick<AssignmentRecord, 'title' | 'schedule' | 'window'> | null;
  calendar: PeriodCalendar;
  formTitle: string;
};

/** The text answered under a name, at the root or one group down; null when there is none. */
export function answerText(
  answers: Record<string, unknown>,
  name: string,
): string | null {
  const own = answers[name];
  if (typeof own === 'string' && own !== '') return own;
  for (const part of Object.values(answers)) {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) continue;
    const inner = (part as Record<string, unknown>)[name];
    if (typeof inner === 'string' && inner !== '') return inner;
  }
  return null;
}

/** The facts of a text, to be handed to `applyToReport`. */
export function filingFacts(
  op: { body: Pick<FileReport['body'], 'answers' | 'context'> },
  world: FilingWorld,
): FilingFacts {
  const { answers, context } = op.body;
  const said = answerText(answers, 'activity_date');
  const activityDate = said !== null && isCivilDate(said) ? said : context.today;
  return {
    unitName: world.unitName,
    title:
      answerText(answers, 'activity_title') ?? world.assignment?.title ?? world.formTitle,
    activityDate,
    periodKey:
      world.assignment === null
        ? null
        : occurrenceKeyOf(
            world.assignment.schedule,
            world.assignment.window,
            world.calendar,
            activityDate,
          ),
  };
}
