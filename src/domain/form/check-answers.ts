// The rules a filed text must pass, run by the phone before filing and by the server on arrival, both under
// the context stored with the text. Promises: total over any JSON and the same verdict on both sides.
// Refuses names the form has not: nothing travels in a report that its form does not know.
import type { AnswersLike } from './answers.ts';
import { evaluateForm, type FieldProblem } from './evaluate-form.ts';
import type { EvaluationContext, FormFiles, FormItem } from './form.ts';
import type { PreparedForm } from './prepare-form.ts';
import { problemText } from './problem-text.ts';

const isHolder = (value: unknown): value is AnswersLike =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFlat = (value: unknown): boolean =>
  typeof value !== 'object' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));

/** Every place where the JSON is not shaped like the form: unknown names, a text where a group belongs. */
function misfits(items: readonly FormItem[], held: unknown, path: string): string[] {
  if (!isHolder(held)) return [path];
  const byName = new Map(items.map((item) => [item.name, item]));
  return Object.entries(held).flatMap(([name, value]) => {
    const here = `${path}/${name}`;
    const item = byName.get(name);
    // A note holds what the form itself puts there, and nothing else.
    const isMute =
      item?.kind === 'note' &&
      (item.calculation ?? item.dynamicDefault ?? item.default) === undefined;
    if (!item || isMute) return [here];
    if (value === null) return [];
    // Nothing else looks at what was filed for a calculation: its depth must not be the sender's choice.
    if ('calculation' in item) return isFlat(value) ? [] : [here];
    if (!('items' in item)) return [];
    if (item.kind === 'group') return misfits(item.items, value, here);
    if (!Array.isArray(value)) return [here];
    return value.flatMap((row, i) => misfits(item.items, row, `${here}[${i + 1}]`));
  });
}

/** Everything that stands against filing these answers; empty when they may go. */
export function checkAnswers(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
  files: FormFiles = {},
): FieldProblem[] {
  const strangers = misfits(form.definition.items, answers, '').map(
    (path): FieldProblem => ({ path, kind: 'type', message: problemText.shape }),
  );
  return [...strangers, ...evaluateForm(form, answers, context, files).problems];
}
