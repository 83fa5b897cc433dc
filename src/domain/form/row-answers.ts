// Answers as JSON, from rows that were edited: copies along the edited paths only. Promises: unchanged
// branches are the very same objects as before, and names the form does not know stay where they are.
import { type Answers, isEmpty, putUnder } from './answers.ts';
import type { Question } from './form.ts';
import { type Row, typedAt } from './form-state.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';

/** Notes that a row, and so every row around it, is no longer what its `data` says. */
export function touchRow(row: Row): void {
  let { repeat, up } = row;
  while (up && !up.touched.has(repeat)) {
    up.touched.add(repeat);
    ({ repeat, up } = up);
  }
}

/** Types an answer in. */
export function editRow(node: FormNode, row: Row, value: unknown): void {
  row.edits.set(node.index, isEmpty(value) ? undefined : value);
  touchRow(row);
}

/** The answers of a row as they stand. */
export function rowAnswers(form: PreparedForm, row: Row): Answers {
  const stepsOf = (index: number) => form.nodes[index]?.steps ?? [];
  let data = row.data;
  for (const [index, value] of row.edits) data = putUnder(data, stepsOf(index), value);
  for (const index of row.touched) {
    const rows = (row.all.get(index) ?? []).map((held) => rowAnswers(form, held));
    data = putUnder(data, stepsOf(index), rows);
  }
  row.edits.clear();
  row.touched.clear();
  row.data = data ?? {};
  return row.data as Answers;
}

/** A result, or a step of an answer file, in the shape in which this kind of item stores answers. */
export function asTyped(item: Question, value: unknown): unknown {
  const { kind } = item;
  if (typeof value === 'string' && (kind === 'select_multiple' || kind === 'rank')) {
    const words = value.split(/\s+/).filter((word) => word !== '');
    return words;
  }
  const isNumeric = kind === 'integer' || kind === 'decimal' || kind === 'range';
  if (
    isNumeric &&
    typeof value === 'string' &&
    /^-?(\d+\.?\d*|\.\d+)$/.test(value.trim())
  )
    return Number(value) + 0;
  const isWord = !isNumeric && typeof value === 'number' && kind !== 'calculate';
  return isWord && kind !== 'hidden' && kind !== 'meta' ? String(value) : value;
}

/** Whether an item has no answer yet. */
export const isBlank = (node: FormNode, row: Row): boolean => isEmpty(typedAt(row, node));
