// Working one item out: whether it is asked, how many rows it has, what it is worth. Used for the whole form
// at once and for what a change reaches alike. Promises: the same state gives the same result. Refuses to
// look at what comes after it: prepareForm has put everything in order.
import type { AnswersLike } from './answers.ts';
import { countedWords } from './choices.ts';
import { evaluateExpression, type Scope } from './evaluate-expression.ts';
import type { Expression } from './expression.ts';
import {
  dateOfDay,
  type Scalar,
  scalarOf,
  toNumber,
  toStored,
  toTruth,
} from './expression-value.ts';
import type { EvaluationContext, FormFiles, Question, Section, Text } from './form.ts';
import {
  type Cell,
  cellAt,
  type FormState,
  heldRows,
  isRowOff,
  makeRow,
  makeState,
  type Row,
  rowsAround,
  typedAt,
} from './form-state.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';
import { touchRow } from './row-answers.ts';
import { scopeAt } from './scope.ts';

/** More rows than any screen could show; a slip in a count must not fill the memory. */
const ROWS_MAX = 5000;

/** What an expression of yes or no says, and what went wrong in it. */
export function askIf(
  scope: () => Scope,
  expression: Expression | undefined,
  otherwise: boolean,
): { is: boolean; fault: Text | null } {
  if (expression === undefined) return { is: otherwise, fault: null };
  if (typeof expression === 'boolean') return { is: expression, fault: null };
  const seen = scope();
  return { is: toTruth(evaluateExpression(expression, seen)), fault: seen.problem };
}

function isAroundOff(node: FormNode, row: Row): boolean {
  if (node.parent < 0) return false;
  return node.parent === row.repeat
    ? isRowOff(row)
    : (row.cells.get(node.parent)?.isOff ?? false);
}

/** A result as an item of this kind stores it. */
export function fitted(kind: Question['kind'], value: Scalar): Scalar {
  // An answer is no infinite number; what is only worked out is what ODK makes of it.
  if (kind !== 'calculate' && String(value).endsWith('Infinity')) return '';
  if (kind === 'integer' && value !== '') {
    // Not -0, which JSON does not know.
    const whole = Math.trunc(toNumber(value)) + 0;
    return Number.isNaN(whole) ? value : whole;
  }
  return kind === 'date' && typeof value === 'number' ? dateOfDay(value) : value;
}

function calculated(
  node: FormNode,
  cell: Cell,
  calculation: Expression,
  scope: Scope,
): Scalar {
  const value = toStored(evaluateExpression(calculation, scope));
  cell.fault = scope.problem ?? cell.fault;
  return fitted((node.item as Question).kind, value);
}

/** Works a calculation out whose result is held like an answer. */
export function workOutKept(state: FormState, node: FormNode, row: Row): void {
  const { calculation } = node.item as Question;
  if (calculation === undefined) return;
  const value = calculated(
    node,
    cellAt(row, node),
    calculation,
    scopeAt(state, node, row),
  );
  state.keep?.(node, row, value);
}

const isOnce = (calculation: Expression | undefined): boolean =>
  Array.isArray(calculation) && calculation[0] === 'once';

function worth(state: FormState, node: FormNode, row: Row): Scalar {
  const item = node.item as Question;
  const { calculation, kind } = item;
  // The end of filling in is the moment the answers are looked at last.
  if (kind === 'meta' && item.meta === 'end') return state.context.now;
  const cell = cellAt(row, node);
  if (node.value === 'worked' && calculation !== undefined) {
    // once() sees the stored value; everyone after sees the calculated one.
    const value = calculated(node, cell, calculation, scopeAt(state, node, row));
    if (isOnce(calculation) && value !== cell.value) state.keep?.(node, row, value);
    return value;
  }
  return 'list' in item || 'listFrom' in item
    ? countedWords(state, node, row, String(cell.value))
    : cell.value;
}

/** Sets how many rows of a repeat count; rows beyond stay held. */
function countRows(state: FormState, node: FormNode, row: Row): boolean {
  const { repeatCount } = node.item as Section;
  const held = heldRows(node, row);
  const before = row.rows.get(node.index);
  if (repeatCount === undefined) {
    row.rows.set(node.index, held);
    return before === undefined;
  }
  const asked = toNumber(evaluateExpression(repeatCount, scopeAt(state, node, row)));
  const count = Math.min(ROWS_MAX, Math.max(0, Math.trunc(asked) || 0));
  if (before?.length === count) return false;
  while (held.length < count) {
    const made = makeRow(node.index, held.length + 1, undefined, row);
    held.push(made);
    touchRow(made);
  }
  for (const hidden of held.slice(count)) forget(hidden);
  row.rows.set(node.index, held.slice(0, count));
  return true;
}

/** What changes while a row does not count passes it by: when it counts again, all of it is looked at anew. */
function forget(row: Row): void {
  row.isKnown = false;
  for (const rows of row.all.values()) for (const held of rows) forget(held);
}

/**
 * Works one item out.
 * @param isAgain whether what its calculation reads has changed, so that a result held like an answer is renewed
 * @returns whether anything changed that others can see
 */
export function workOut(
  state: FormState,
  node: FormNode,
  row: Row,
  isAgain = false,
): boolean {
  const cell = cellAt(row, node);
  const { isOff, value } = cell;
  cell.fault = null;
  cell.choices = null;
  cell.isOff = isAroundOff(node, row);
  // Until it is known what counts, the item itself sees what was typed.
  cell.value = 'items' in node.item ? '' : scalarOf(typedAt(row, node));
  if (!cell.isOff && node.item.relevant !== undefined) {
    const asked = askIf(() => scopeAt(state, node, row), node.item.relevant, true);
    cell.isOff = !asked.is;
    cell.fault = asked.fault;
  }
  if (node.item.kind === 'repeat')
    return countRows(state, node, row) || cell.isOff !== isOff;
  // What is not asked is worked out all the same, so that it is there when it is asked.
  if (node.value === 'kept' && isAgain && !(node.item as Question).triggers) {
    workOutKept(state, node, row);
    cell.value = scalarOf(typedAt(row, node));
  }
  const isWorth = !cell.isOff && !('items' in node.item);
  cell.value = isWorth ? worth(state, node, row) : '';
  return cell.isOff !== isOff || cell.value !== value;
}

/** The values of a form, nothing judged yet. */
export function workOutForm(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
  files: FormFiles = {},
): FormState {
  const state = makeState(form, answers, context, files);
  for (const node of form.order)
    for (const row of rowsAround(node, state.root)) workOut(state, node, row);
  return state;
}
