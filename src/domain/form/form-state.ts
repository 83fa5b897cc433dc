// The rows of a form and what each item in them is worth. Promises: a row keeps its identity while others
// come, go and change places around it. Refuses to decide anything: working out is work-out.ts's part.
import { type AnswersLike, valueUnder } from './answers.ts';
import type { Place } from './evaluate-expression.ts';
import type { Scalar } from './expression-value.ts';
import type { Choice, EvaluationContext, FormFiles, Text } from './form.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';
import type { FieldProblem } from './problem-text.ts';

/** What is said about an item once its value is known. */
export type Judgement = {
  required: boolean;
  readonly: boolean;
  /** Texts to stand in its sentences in the place of `${name}`. */
  inserts: readonly string[];
  problem: Omit<FieldProblem, 'path'> | null;
};

/** One item in one row. */
export type Cell = {
  isOff: boolean;
  /** What counts: empty when there is no answer or it is not asked. */
  value: Scalar;
  choices: readonly Choice[] | null;
  /** What went wrong while it was worked out. */
  fault: Text | null;
  judgement: Judgement | null;
};

/** One row of a repeat, or the whole form (`repeat` -1). */
export type Row = {
  repeat: number;
  position: number;
  data: unknown;
  up: Row | null;
  /** Rows that count, of the repeats directly inside, by the index of the repeat. */
  rows: Map<number, Row[]>;
  /** Every row held, those beyond a count included. */
  all: Map<number, Row[]>;
  cells: Map<number, Cell>;
  /** What was typed since `data` was made, by the index of the item. */
  edits: Map<number, unknown>;
  /** Repeats in which something changed since `data` was made. */
  touched: Set<number>;
  /** Whether its items have been put in line. */
  isKnown: boolean;
};

export type ChoicePlace = Place & { choice: Choice };

export type FormState = {
  form: PreparedForm;
  context: EvaluationContext;
  files: FormFiles;
  root: Row;
  /** Choices and rows of the lists, made when first asked for. */
  lists: Map<string, readonly ChoicePlace[]>;
  /** Holds a result like an answer. Without it results are only looked at. */
  keep?: (node: FormNode, row: Row, value: unknown) => void;
};

/** A row about to be filled. */
export const makeRow = (
  repeat: number,
  position: number,
  data: unknown,
  up: Row | null,
): Row => ({
  repeat,
  position,
  data,
  up,
  rows: new Map(),
  all: new Map(),
  cells: new Map(),
  edits: new Map(),
  touched: new Set(),
  isKnown: false,
});

/** An evaluation about to begin. */
export const makeState = (
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
  files: FormFiles = {},
): FormState => ({
  form,
  context,
  files,
  root: makeRow(-1, 1, answers, null),
  lists: new Map(),
});

/** The item in a row; made when it is asked for. */
export function cellAt(row: Row, node: FormNode): Cell {
  let cell = row.cells.get(node.index);
  if (!cell) {
    cell = { isOff: false, value: '', choices: null, fault: null, judgement: null };
    row.cells.set(node.index, cell);
  }
  return cell;
}

/** What a person typed (or was given), as it was stored. */
export const typedAt = (row: Row, node: FormNode): unknown =>
  row.edits.has(node.index)
    ? row.edits.get(node.index)
    : valueUnder(row.data, node.steps);

/** Path of a row: `/visits[2]`; '' for the whole form. */
export function rowPath(form: PreparedForm, row: Row): string {
  if (!row.up) return '';
  return `${rowPath(form, row.up)}${form.nodes[row.repeat]?.suffix}[${row.position}]`;
}

export const pathOf = (form: PreparedForm, node: FormNode, row: Row): string =>
  rowPath(form, row) + node.suffix;

/** All rows in which an item stands, below `from`. */
export function rowsAround(node: FormNode, from: Row): Row[] {
  let rows = [from];
  for (const repeat of node.repeats.slice(node.repeats.indexOf(from.repeat) + 1))
    rows = rows.flatMap((row) => row.rows.get(repeat) ?? []);
  return rows;
}

/** Every row a repeat holds inside one row; listed from the answers when first asked for. */
export function heldRows(node: FormNode, row: Row): Row[] {
  const known = row.all.get(node.index);
  if (known) return known;
  const held = valueUnder(row.data, node.steps);
  const rows = (Array.isArray(held) ? held : []).map((data: unknown, i) =>
    makeRow(node.index, i + 1, data, row),
  );
  row.all.set(node.index, rows);
  return rows;
}

/** Where a path leads: an item in a row, or (`held`) a row of the repeat `node`. */
export type Spot = { node: FormNode; row: Row; held: Row | null };

/** Finds the place of a path such as `/visits[2]/people`; null when there is none. */
export function locate({ form, root }: FormState, path: string): Spot | null {
  let row = root;
  let at = '';
  let spot: Spot | null = null;
  for (const part of path.split('/').slice(1)) {
    const cut = part.indexOf('[');
    at += `/${cut < 0 ? part : part.slice(0, cut)}`;
    const node = form.byPath.get(at);
    if (!node) return null;
    const held =
      cut < 0
        ? null
        : row.rows.get(node.index)?.[Number.parseInt(part.slice(cut + 1), 10) - 1];
    if (held === undefined) return null;
    spot = { node, row, held };
    row = held ?? row;
  }
  return spot;
}

/** Whether the item (or the row) is not asked, as things stand. */
export function isOffAt({ node, row, held }: Spot): boolean {
  return (row.cells.get(node.index)?.isOff ?? false) || (held !== null && isRowOff(held));
}

/** Whether the repeat around a row, or what is around that, is not asked. */
export const isRowOff = (row: Row): boolean =>
  row.up?.cells.get(row.repeat)?.isOff ?? false;

/** Goes through every item in every row that counts, in the order of the form. */
export function eachItem(
  state: FormState,
  look: (node: FormNode, row: Row) => boolean,
): void {
  const inside = (section: number, row: Row): void => {
    for (const node of state.form.children.get(section) ?? []) {
      if (look(node, row) === false || !('items' in node.item)) continue;
      if (node.item.kind === 'group') inside(node.index, row);
      else for (const held of row.rows.get(node.index) ?? []) inside(node.index, held);
    }
  };
  inside(-1, state.root);
}
