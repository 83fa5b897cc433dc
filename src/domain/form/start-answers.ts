// First answers: fixed defaults, what the host already knows, and defaults that must be worked out.
// Promises: a value handed in wins over a default, and one the form cannot hold is left out. Refuses to
// touch what a person has typed: defaults are given once, when the form or a row is opened.
import { type Answers, type AnswersLike, answerAt, setAnswer } from './answers.ts';
import { checkType } from './check-type.ts';
import type { EvaluationContext, FormFiles, Question } from './form.ts';
import { type FormInstance, openInstance } from './form-instance.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';

const isGiven = ({ item, repeats }: FormNode): boolean =>
  repeats.length === 0 &&
  !('items' in item) &&
  item.kind !== 'calculate' &&
  item.kind !== 'note';

/** What the host knows before the person does: values by the name of the item. */
export type Prefill = AnswersLike;

/**
 * Opens a form that nobody has filled in yet.
 * @param prefill values by item name (`{ channel: 'MEETING', task_id: 't1' }`), for items outside repeats;
 *   names the form has not, and values it cannot hold, are left out
 * @param rows what the form holds before that: rows to open with
 */
export function startInstance(
  form: PreparedForm,
  context: EvaluationContext,
  prefill: Prefill = {},
  files: FormFiles = {},
  rows: Answers = {},
): FormInstance {
  let answers = rows;
  for (const node of form.nodes.filter(isGiven)) {
    const { name } = node.item;
    const value = Object.hasOwn(prefill, name) ? prefill[name] : undefined;
    if (value === undefined || checkType(form.definition, node.item as Question, value))
      continue;
    answers = setAnswer(answers, node.path, value);
  }
  return openInstance(form, answers, context, files, { isNew: true });
}

/** The answers a form opens with; see startInstance(). */
export const startAnswers = (
  form: PreparedForm,
  context: EvaluationContext,
  prefill: Prefill = {},
): Answers => startInstance(form, context, prefill).answers;

/** How many rows a repeat has. */
export function rowCount(answers: AnswersLike, path: string): number {
  const rows = answerAt(answers, path);
  return Array.isArray(rows) ? rows.length : 0;
}

/**
 * The answers with one row more at the end of a repeat.
 * @param path the repeat, rows of outer repeats included: `/photos`, `/visits[2]/people`
 * @param given first values of the row, by item path below it: `{ photo: 'a.jpg' }`
 */
export function addRow(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
  path: string,
  given: Answers = {},
): Answers {
  const node = form.byPath.get(path.replace(/\[\d+\]/g, ''));
  if (node?.item.kind !== 'repeat') throw new RangeError(`not a repeat: ${path}`);
  const instance = openInstance(form, answers, context, {}, { isPeek: true });
  instance.addRow(path, given);
  return instance.answers;
}
