// What is filed: only what is asked and answered, with calculations filled in, texts composed (NFC) and
// without blanks at their ends. Promises: doing it twice changes nothing. Refuses nothing: judging is
// checkAnswers' part, and what a person typed stays in the draft whatever is left out here.
import { type Answer, type Answers, type AnswersLike, valueUnder } from './answers.ts';
import { workOutForm } from './evaluate-form.ts';
import { cleanText } from './expression-value.ts';
import type { EvaluationContext } from './form.ts';
import type { FormState, Row } from './form-state.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';

const clean = (value: unknown): unknown =>
  typeof value === 'string'
    ? cleanText(value)
    : Array.isArray(value)
      ? value.map(clean)
      : value;

function answerOf(state: FormState, node: FormNode, row: Row): Answer | undefined {
  const value = state.values.get(row.path + node.suffix);
  if (value === undefined || node.item.kind === 'calculate') return value;
  if ('calculation' in node.item && node.item.calculation !== undefined) return value;
  return clean(valueUnder(row.data, node.steps)) as Answer;
}

function answersIn(state: FormState, section: number, row: Row): Answers {
  const answers: Answers = {};
  for (const node of state.form.children.get(section) ?? []) {
    const { name, kind } = node.item;
    if (state.off.has(row.path + node.suffix)) continue;
    if (kind === 'repeat') {
      const rows = row.rows.get(node.index) ?? [];
      if (rows.length > 0)
        answers[name] = rows.map((r) => answersIn(state, node.index, r));
    } else if (kind === 'group') {
      const held = answersIn(state, node.index, row);
      if (Object.keys(held).length > 0) answers[name] = held;
    } else {
      const value = answerOf(state, node, row);
      if (value !== undefined) answers[name] = value;
    }
  }
  return answers;
}

/** The answers as they are filed, from the answers as they were typed. */
export function submittedAnswers(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
): Answers {
  const state = workOutForm(form, answers, context);
  return answersIn(state, -1, state.root);
}
