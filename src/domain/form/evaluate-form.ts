// The engine: what is asked, what it is worth and what is missing, for one set of answers. Pure: the same
// form, answers and context always give the same, on the phone at a keystroke and on the server at filing.
// Promises: an irrelevant item counts as empty but what was typed in it stays. Refuses clocks and chance.
import { type AnswersLike, valueUnder } from './answers.ts';
import { checkType } from './check-type.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import type { Expression } from './expression.ts';
import { type Scalar, scalarOf, toStored, toTruth } from './expression-value.ts';
import type { EvaluationContext, Question, Text } from './form.ts';
import {
  type FormState,
  makeRows,
  makeState,
  type Row,
  rowsAround,
  scopeAt,
} from './form-state.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';
import { problemText } from './problem-text.ts';

export type FieldProblem = {
  path: string;
  kind: 'required' | 'constraint' | 'type';
  message: Text;
};

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

const isTrue = (
  state: FormState,
  node: FormNode,
  row: Row,
  expression: Expression | undefined,
  otherwise: boolean,
): boolean =>
  expression === undefined
    ? otherwise
    : typeof expression === 'boolean'
      ? expression
      : toTruth(evaluateExpression(expression, scopeAt(state, node, row)));

function workOut(state: FormState, node: FormNode, row: Row): void {
  const { item, parent } = node;
  const around = state.form.nodes[parent];
  const path = row.path + node.suffix;
  const aroundPath =
    around && parent !== row.repeat ? row.path + around.suffix : row.path;
  const isOff =
    state.off.has(aroundPath) || !isTrue(state, node, row, item.relevant, true);
  if (isOff) state.off.add(path);
  if (item.kind === 'repeat') {
    for (const held of makeRows(node, row)) if (isOff) state.off.add(held.path);
    return;
  }
  if (isOff || 'items' in item) return;
  const stored = scalarOf(valueUnder(row.data, node.steps));
  if (stored !== '') state.values.set(path, stored);
  if (item.calculation === undefined) return;
  // once() sees the stored value; everyone after sees the calculated one.
  const value = toStored(evaluateExpression(item.calculation, scopeAt(state, node, row)));
  if (value === '') state.values.delete(path);
  else state.values.set(path, value);
}

/** The values of a form, nothing judged yet. */
export function workOutForm(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
): FormState {
  const state = makeState(form, answers, context);
  for (const node of form.order)
    for (const row of rowsAround(node, state.root)) workOut(state, node, row);
  return state;
}

function problemOf(
  state: FormState,
  node: FormNode,
  row: Row,
  isRequired: boolean,
): Omit<FieldProblem, 'path'> | null {
  const item = node.item as Question;
  const wrong =
    item.calculation === undefined
      ? checkType(state.form.definition, item, valueUnder(row.data, node.steps))
      : null;
  if (wrong) return { kind: 'type', message: wrong };
  if (!state.values.has(row.path + node.suffix))
    return isRequired
      ? { kind: 'required', message: item.requiredMessage ?? problemText.required }
      : null;
  return isTrue(state, node, row, item.constraint, true)
    ? null
    : { kind: 'constraint', message: item.constraintMessage ?? problemText.constraint };
}

/** Kinds a person sees and answers. */
const isAsked = (node: FormNode): boolean =>
  !['hidden', 'calculate', 'note', 'group'].includes(node.item.kind);

/** Judges every relevant item, in the order of the form, row by row. */
function judge(state: FormState): Omit<Evaluation, 'values' | 'relevant'> {
  const { form, off, values } = state;
  const problems: FieldProblem[] = [];
  const must = new Set<string>();
  const locked = new Set<string>();
  const filled = { done: 0, total: 0 };
  const look = (node: FormNode, row: Row): void => {
    const { item } = node;
    const path = row.path + node.suffix;
    if (off.has(path)) return;
    if (isTrue(state, node, row, item.readonly, false)) locked.add(path);
    const rows = row.rows.get(node.index);
    if (row.repeat < 0 && isAsked(node)) {
      filled.total += 1;
      if (rows ? rows.length > 0 : values.has(path)) filled.done += 1;
    }
    for (const held of rows ?? [row]) lookInside(node, held);
    if ('items' in item) return;
    const isRequired = isTrue(state, node, row, item.required, false);
    if (isRequired) must.add(path);
    const problem = problemOf(state, node, row, isRequired);
    if (problem) problems.push({ path, ...problem });
  };
  const lookInside = (node: FormNode | null, row: Row): void => {
    for (const child of form.children.get(node?.index ?? -1) ?? []) look(child, row);
  };
  lookInside(null, state.root);
  return {
    problems,
    filled,
    required: (path) => must.has(path),
    readonly: (path) => locked.has(path),
  };
}

/** Works a form out and judges it: cheap enough to be done at every keystroke. */
export function evaluateForm(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
): Evaluation {
  const state = workOutForm(form, answers, context);
  const { values, off } = state;
  return { values, relevant: (path) => !off.has(path), ...judge(state) };
}
