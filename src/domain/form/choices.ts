// What a select offers, row by row. Promises: an answer that is not offered (any more) does not count, and
// stays where it was typed. Refuses to judge: whether a code is of the list at all is checkType's part.
import { evaluateExpression, type Scope } from './evaluate-expression.ts';
import { cleanText, toWords } from './expression-value.ts';
import type { Choice, Question } from './form.ts';
import { cellAt, type FormState, type Row } from './form-state.ts';
import { keptBy } from './path-value.ts';
import type { FormNode } from './prepare-form.ts';
import { listRows, repeatRows, scopeAt } from './scope.ts';

/** Whether what is offered hangs on something. */
export const isFiltered = (item: Question): boolean =>
  item.choiceFilter !== undefined || item.listFrom !== undefined;

function offered(state: FormState, node: FormNode, row: Row, scope: Scope): Choice[] {
  const { list = '', listFrom, choiceFilter } = node.item as Question;
  const rows =
    listFrom === undefined
      ? (listRows(state, list) ?? [])
      : repeatRows(state, row, listFrom);
  const kept =
    choiceFilter === undefined
      ? rows
      : keptBy(rows, choiceFilter, (e) => evaluateExpression(e ?? '', scope), scope);
  return kept.map(({ choice }) => choice);
}

/** The choices offered, in the order of their list. */
export function choicesAt(state: FormState, node: FormNode, row: Row): readonly Choice[] {
  const cell = cellAt(row, node);
  cell.choices ??= offered(state, node, row, scopeAt(state, node, row));
  return cell.choices;
}

/** Whether there is anything to hold an answer against: a file's list may not be at hand. */
const isKnown = (state: FormState, { list, listFrom }: Question): boolean =>
  listFrom !== undefined || listRows(state, list ?? '') !== null;

/** What counts of an answer to a select: the words that are offered. */
export function countedWords(
  state: FormState,
  node: FormNode,
  row: Row,
  typed: string,
): string {
  const item = node.item as Question;
  if (typed === '' || !isFiltered(item) || !isKnown(state, item)) return typed;
  const names = new Set(
    choicesAt(state, node, row).map((choice) => cleanText(choice.name)),
  );
  return item.kind === 'select_one'
    ? names.has(typed)
      ? typed
      : ''
    : toWords(typed)
        .filter((word) => names.has(word))
        .join(' ');
}

/** Whether an answer to a select of a file is in the file, as far as the file is at hand. */
export function isInFile(state: FormState, item: Question, typed: string): boolean {
  // No answer is in no list, and wrong in none.
  if (typed === '') return true;
  if (item.list === undefined || Object.hasOwn(state.form.definition.lists, item.list))
    return true;
  const rows = listRows(state, item.list);
  if (rows === null) return true;
  const words = item.kind === 'select_one' ? [typed] : toWords(typed);
  return words.every((word) =>
    rows.some(({ choice }) => cleanText(choice.name) === word),
  );
}
