// Whether a repeat takes one row more. XLSForm has no word for "at most five"; a form says it as a rule on
// the question inside (`position(..) <= 5`), so the only true answer is to try. Promises: nothing is changed.
import type { Answers, AnswersLike } from './answers.ts';
import { evaluateForm } from './evaluate-form.ts';
import type { EvaluationContext } from './form.ts';
import { isSection, type PreparedForm } from './prepare-form.ts';
import { addRow, rowCount } from './start-answers.ts';

/** Whether a new row of the repeat, with a picture in it, would pass the rules of that row. */
export function canAddRow(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
  path: string,
): boolean {
  const item = form.byPath.get(path.replace(/\[\d+\]/g, ''))?.item;
  if (!item || !isSection(item) || item.repeatCount !== undefined) return false;
  const trial: Answers = {};
  for (const { kind, name } of item.items) if (kind === 'image') trial[name] = 'x.jpg';
  const added = addRow(form, answers, context, path, trial);
  const row = `${path}[${rowCount(added, path)}]/`;
  return !evaluateForm(form, added, context).problems.some(
    (p) => p.kind === 'constraint' && p.path.startsWith(row),
  );
}
