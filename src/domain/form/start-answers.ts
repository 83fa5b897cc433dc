// First answers: fixed defaults, what the host already knows, and defaults that must be worked out.
// Promises: a value handed in wins over a default, and one the form cannot hold is left out. Refuses to
// touch what a person has typed: defaults are given once, when the form or a row is opened.
import { type Answers, type AnswersLike, answerAt, setAnswer } from './answers.ts';
import { checkType } from './check-type.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { workOutForm } from './evaluate-form.ts';
import { toStored } from './expression-value.ts';
import type { EvaluationContext, Question } from './form.ts';
import { rowsAround, scopeAt } from './form-state.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';

const isQuestion = (node: FormNode): boolean => !('items' in node.item);
const isGiven = ({ item }: FormNode): boolean =>
  item.kind !== 'calculate' && item.kind !== 'note';

/** Questions of a form, or of one repeat's rows, that stand in no repeat further in. */
const questionsIn = (form: PreparedForm, repeat: number): FormNode[] =>
  form.nodes.filter((n) => isQuestion(n) && (n.repeats.at(-1) ?? -1) === repeat);

function withDefaults(
  form: PreparedForm,
  answers: Answers,
  context: EvaluationContext,
  nodes: readonly FormNode[],
  rowPath: string,
): Answers {
  let filled = answers;
  const put = (node: FormNode, value: unknown) => {
    const path = rowPath + node.suffix;
    if (value !== undefined && answerAt(filled, path) === undefined)
      filled = setAnswer(filled, path, value);
  };
  for (const node of nodes) put(node, (node.item as Question).default);
  for (const node of nodes) {
    const { dynamicDefault: given, calculation } = node.item as Question;
    const isOnce = Array.isArray(calculation) && calculation[0] === 'once';
    const expression = given ?? (isOnce ? calculation : undefined);
    if (expression === undefined || answerAt(filled, rowPath + node.suffix) !== undefined)
      continue;
    const state = workOutForm(form, filled, context);
    const row = rowsAround(node, state.root).find((r) => r.path === rowPath);
    if (row)
      put(node, toStored(evaluateExpression(expression, scopeAt(state, node, row))));
  }
  return filled;
}

/** What the host knows before the person does: values by the name of the item. */
export type Prefill = AnswersLike;

/**
 * The answers a form opens with.
 * @param prefill values by item name (`{ channel: 'MEETING', task_id: 't1' }`), for items outside repeats;
 *   names the form has not, and values it cannot hold, are left out
 */
export function startAnswers(
  form: PreparedForm,
  context: EvaluationContext,
  prefill: Prefill = {},
): Answers {
  const nodes = questionsIn(form, -1);
  let answers: Answers = {};
  for (const node of nodes.filter(isGiven)) {
    const { name } = node.item;
    const value = Object.hasOwn(prefill, name) ? prefill[name] : undefined;
    if (value === undefined || checkType(form.definition, node.item as Question, value))
      continue;
    answers = setAnswer(answers, node.path, value);
  }
  return withDefaults(form, answers, context, nodes, '');
}

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
  const rowPath = `${path}[${rowCount(answers, path) + 1}]`;
  const added = setAnswer(answers, rowPath, given);
  return withDefaults(form, added, context, questionsIn(form, node.index), rowPath);
}
