// What a `meta` item records when a form is opened, from what the host put into the context. Promises: only
// what the context says. Refuses `end`, which is the moment the answers are looked at last, and audit.
import type { EvaluationContext, Question } from './form.ts';

/** The first value of a `meta` item; undefined where the host knows none. */
export function fillMeta(item: Question, context: EvaluationContext): string | undefined {
  switch (item.meta) {
    case 'start':
      return context.start ?? context.now;
    case 'today':
      return context.today;
    case 'username':
      return context.username ?? context.personName;
    case 'deviceid':
    case 'phonenumber':
    case 'email':
      return context[item.meta];
    default:
      return undefined;
  }
}
