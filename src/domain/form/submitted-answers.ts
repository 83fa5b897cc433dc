// What is filed: only what is asked and answered, with calculations filled in, texts composed (NFC) and
// without blanks at their ends. Promises: doing it twice changes nothing. Refuses nothing: judging is
// checkAnswers' part, and what a person typed stays in the draft whatever is left out here.
import type { Answer, Answers, AnswersLike } from './answers.ts';
import { cleanText, toWords } from './expression-value.ts';
import type { EvaluationContext, FormFiles } from './form.ts';
import { type FormState, type Row, typedAt } from './form-state.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';
import { workOutForm } from './work-out.ts';

const clean = (value: unknown): unknown =>
  typeof value === 'string'
    ? cleanText(value)
    : Array.isArray(value)
      ? value.map(clean)
      : value;

function answerOf(node: FormNode, row: Row): Answer | undefined {
  const value = row.cells.get(node.index)?.value ?? '';
  if (value === '') return undefined;
  const { kind } = node.item;
  if (node.value === 'worked' || kind === 'meta' || kind === 'select_one') return value;
  const typed = clean(typedAt(row, node));
  if (!Array.isArray(typed)) return typed as Answer;
  const words = new Set(toWords(value));
  return typed.filter((word) => words.has(word));
}

function answersIn(state: FormState, section: number, row: Row): Answers {
  const answers: Answers = {};
  for (const node of state.form.children.get(section) ?? []) {
    const { name, kind } = node.item;
    if (row.cells.get(node.index)?.isOff) continue;
    if (kind === 'repeat') {
      const rows = row.rows.get(node.index) ?? [];
      if (rows.length > 0)
        answers[name] = rows.map((r) => answersIn(state, node.index, r));
    } else if (kind === 'group') {
      const held = answersIn(state, node.index, row);
      if (Object.keys(held).length > 0) answers[name] = held;
    } else {
      const value = answerOf(node, row);
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
  files: FormFiles = {},
): Answers {
  const state = workOutForm(form, answers, context, files);
  return answersIn(state, -1, state.root);
}
