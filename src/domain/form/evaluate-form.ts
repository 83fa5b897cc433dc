// The engine: what is asked, what it is worth and what is missing, for one set of answers. Pure: the same
// form, answers and context always give the same, on the phone at a keystroke and on the server at filing.
// Promises: an irrelevant item counts as empty but what was typed in it stays. Refuses clocks and chance.
import type { AnswersLike } from './answers.ts';
import type { Scalar } from './expression-value.ts';
import type { EvaluationContext, FormFiles } from './form.ts';
import { type Cell, eachItem, isOffAt, locate, pathOf } from './form-state.ts';
import { countFilled, judge } from './judge.ts';
import type { PreparedForm } from './prepare-form.ts';
import type { FieldProblem } from './problem-text.ts';
import { workOutForm } from './work-out.ts';

export type { FieldProblem } from './problem-text.ts';

export type Evaluation = {
  /** Answers and calculations that count, by path; what is empty or irrelevant is not there. */
  values: ReadonlyMap<string, Scalar>;
  /** Whether the item is asked at all. */
  relevant(path: string): boolean;
  /** Whether the item must be answered, as things stand. */
  required(path: string): boolean;
  readonly(path: string): boolean;
  /** In the order of the form, so that the first is the one to go to. */
  problems: readonly FieldProblem[];
  /** "Đã điền 12/22 mục": questions asked; a repeat counts as one. */
  filled: { done: number; total: number };
};

/** Works a whole form out and judges it. What a change reaches is quicker found by openInstance(). */
export function evaluateForm(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
  files: FormFiles = {},
): Evaluation {
  const state = workOutForm(form, answers, context, files);
  const values = new Map<string, Scalar>();
  const problems: FieldProblem[] = [];
  eachItem(state, (node, row) => {
    const cell = row.cells.get(node.index);
    if (!cell || cell.isOff) return false;
    const { problem } = judge(state, node, row);
    if (cell.value === '' && !problem) return true;
    const path = pathOf(form, node, row);
    if (cell.value !== '') values.set(path, cell.value);
    if (problem) problems.push({ path, ...problem });
    return true;
  });
  const cellOf = (path: string): Cell | undefined => {
    const spot = locate(state, path);
    return spot?.row.cells.get(spot.node.index);
  };
  return {
    values,
    problems,
    relevant: (path) => {
      const spot = locate(state, path);
      return spot === null || !isOffAt(spot);
    },
    required: (path) => cellOf(path)?.judgement?.required ?? false,
    readonly: (path) => cellOf(path)?.judgement?.readonly ?? false,
    filled: countFilled(state),
  };
}
