// The rows and values of one evaluation, and what an expression standing in one of its rows can see.
// Promises: a reference from inside a repeat means the same row where both share it, and all rows where
// they do not. Refuses to show what is irrelevant: it reads as empty, and is left out of sets.
import { type AnswersLike, valueUnder } from './answers.ts';
import type { Scope } from './evaluate-expression.ts';
import type { Scalar, Value } from './expression-value.ts';
import type { EvaluationContext } from './form.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';

/** One row of a repeat, or the whole form (`repeat` -1, `path` ''). */
export type Row = {
  repeat: number;
  path: string;
  position: number;
  data: unknown;
  up: Row | null;
  /** Rows of the repeats directly inside, by the index of the repeat. */
  rows: Map<number, Row[]>;
};

export type FormState = {
  form: PreparedForm;
  context: EvaluationContext;
  root: Row;
  /** By path; what is empty is not there. */
  values: Map<string, Scalar>;
  /** Paths of what is not asked. */
  off: Set<string>;
};

/** An evaluation about to begin. */
export const makeState = (
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
): FormState => ({
  form,
  context,
  root: { repeat: -1, path: '', position: 1, data: answers, up: null, rows: new Map() },
  values: new Map(),
  off: new Set(),
});

/** All rows in which an item stands, below `from`. */
export function rowsAround(node: FormNode, from: Row): Row[] {
  let rows = [from];
  for (const repeat of node.repeats.slice(node.repeats.indexOf(from.repeat) + 1))
    rows = rows.flatMap((row) => row.rows.get(repeat) ?? []);
  return rows;
}

/** Lists the rows a repeat has inside one row, as the answers hold them. */
export function makeRows(node: FormNode, row: Row): Row[] {
  const held = valueUnder(row.data, node.steps);
  const path = row.path + node.suffix;
  const rows = (Array.isArray(held) ? held : []).map(
    (data: unknown, i): Row => ({
      repeat: node.index,
      path: `${path}[${i + 1}]`,
      position: i + 1,
      data,
      up: row,
      rows: new Map(),
    }),
  );
  row.rows.set(node.index, rows);
  return rows;
}

/** The nearest row around `row` in which the item, too, stands. */
function sharedRow(node: FormNode, row: Row): Row {
  let shared = row;
  while (shared.up && !node.repeats.includes(shared.repeat)) shared = shared.up;
  return shared;
}

function valuesAt(state: FormState, row: Row, path: string): Value {
  const node = state.form.byPath.get(path);
  if (!node) return '';
  const { values, off } = state;
  const shared = sharedRow(node, row);
  const isOne = (node.repeats.at(-1) ?? -1) === shared.repeat;
  const path1 = shared.path + node.suffix;
  // An irrelevant item is no member of any set, so that count() does not count it.
  if (isOne && node.item.kind !== 'repeat')
    return off.has(path1) ? [] : (values.get(path1) ?? '');
  const rows = rowsAround(node, shared);
  const paths =
    node.item.kind === 'repeat'
      ? rows.flatMap((r) => (r.rows.get(node.index) ?? []).map((held) => held.path))
      : rows.map((r) => r.path + node.suffix);
  return paths.filter((p) => !off.has(p)).map((p) => values.get(p) ?? '');
}

/** What an expression of `node` can see from `row`. */
export function scopeAt(state: FormState, node: FormNode, row: Row): Scope {
  const { form, context } = state;
  return {
    context,
    self: () => state.values.get(row.path + node.suffix) ?? '',
    valuesAt: (path) => valuesAt(state, row, path),
    positionOf: (path) => {
      let around: Row | null = row;
      while (around && form.nodes[around.repeat]?.path !== path) around = around.up;
      return around?.position ?? 1;
    },
    choiceLabel: (path, name) => {
      const item = form.byPath.get(path)?.item;
      const list = item && 'list' in item ? item.list : undefined;
      return form.definition.lists[list ?? '']?.find((choice) => choice.name === name)
        ?.label;
    },
  };
}
