// A form while it is being filled in. Promises: every change gives back the paths a screen has to draw again
// and costs what depends on it; what was typed is kept, asked for or not; `answers` is plain JSON that shares
// what did not change. Agrees at every moment with evaluateForm() on the same answers.
import type { Answers, AnswersLike } from './answers.ts';
import { chooseOrder } from './choice-order.ts';
import { choicesAt } from './choices.ts';
import type { Scalar } from './expression-value.ts';
import type { Choice, EvaluationContext, FormFiles, Question, Section } from './form.ts';
import { graphOf } from './form-graph.ts';
import {
  addItem,
  begin,
  enqueue,
  type FormRun,
  isLive,
  judgeOne,
  makeRun,
  rowsChanged,
  settle,
  welcome,
} from './form-run.ts';
import {
  cellAt,
  eachItem,
  type FormState,
  heldRows,
  isOffAt,
  locate,
  makeRow,
  makeState,
  pathOf,
  type Row,
  rowsAround,
  type Spot,
  typedAt,
} from './form-state.ts';
import { countFilled, NOT_ASKED, nameOf } from './judge.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';
import type { FieldProblem } from './problem-text.ts';
import { asTyped, editRow, rowAnswers, touchRow } from './row-answers.ts';
import { workOut } from './work-out.ts';

export type FormInstance = {
  /** Types an answer in; an empty one (null, '' or []) takes it away. Gives the paths that look different now. */
  set(path: string, value: unknown): string[];
  /** One row more at the end of a repeat that grows by hand. */
  addRow(path: string, given?: Answers): string[];
  /** Takes `/visits[2]` out; rows after it move up. */
  removeRow(path: string): string[];
  /** Puts `/visits[2]` in the place with the number `to`. */
  moveRow(path: string, to: number): string[];
  /** What counts: empty when it has no answer or is not asked. */
  valueAt(path: string): Scalar;
  /** What was typed, whether it counts or not. */
  typedAt(path: string): unknown;
  relevantAt(path: string): boolean;
  requiredAt(path: string): boolean;
  readonlyAt(path: string): boolean;
  problemAt(path: string): FieldProblem | null;
  /** The choices offered, in the order in which they are to stand. */
  choicesOf(path: string): readonly Choice[];
  /** Texts for the places of `${name}` in its sentences; see fillText(). */
  insertsOf(path: string): readonly string[];
  /** How many rows of a repeat count. */
  rowsOf(path: string): number;
  /** In the order of the form. */
  problems(): FieldProblem[];
  filled(): { done: number; total: number };
  /** Name of the report, as the form's `instance_name` has it; '' where it has none. */
  name(): string;
  /** Everything typed, as JSON. */
  readonly answers: Answers;
  /** For those who go through the whole form. */
  readonly state: FormState;
};

const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((one, i) => one === b[i])
    : (a ?? '') === (b ?? '');

/** The choices offered, in the order in which they are to stand. */
const shown = (state: FormState, node: FormNode, row: Row): readonly Choice[] =>
  chooseOrder(state, node, row, choicesAt(state, node, row));

/** What was picked stands in the order of what is offered, as in ODK, whichever was picked first. */
function inListOrder(
  state: FormState,
  node: FormNode,
  row: Row,
  value: unknown,
): unknown {
  if (node.item.kind !== 'select_multiple' || !Array.isArray(value)) return value;
  const names = shown(state, node, row).map((choice) => choice.name);
  return [...value].sort((a, b) => names.indexOf(a) - names.indexOf(b));
}

/** Works the whole form out once; calculations a person may overwrite are renewed, as ODK does on opening. */
function workOutAll(run: FormRun, isNew: boolean, isRenewed: boolean): void {
  const { state } = run;
  const { form, root } = state;
  root.isKnown = true;
  if (isNew) begin(run, root);
  for (const node of form.order)
    for (const row of rowsAround(node, root)) {
      workOut(state, node, row, isRenewed);
      if (node.item.kind !== 'repeat') continue;
      for (const held of row.rows.get(node.index) ?? []) {
        held.isKnown = true;
        if (isNew || held.data === undefined) begin(run, held);
      }
    }
  eachItem(state, (node, row) => {
    if (cellAt(row, node).isOff) return false;
    judgeOne(run, node, row);
    return true;
  });
}

function takeChanged(run: FormRun): string[] {
  const { form } = run.state;
  const paths = [...run.changed].flatMap(([row, nodes]) =>
    isLive(row) ? [...nodes].map((node) => pathOf(form, node, row)) : [],
  );
  run.changed = new Map();
  return paths;
}

/** The place of an item in the order of the form: rows before what stands in them. */
function orderKey(node: FormNode, row: Row): number[] {
  const key = [node.index];
  for (let at = row; at.up; at = at.up) key.unshift(at.repeat, at.position);
  return key;
}

function byOrder(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

function problemsOf(run: FormRun): FieldProblem[] {
  const { form } = run.state;
  return [...run.wrong]
    .filter(([row]) => isLive(row))
    .flatMap(([row, nodes]) =>
      [...nodes].map((node) => ({ node, row, key: orderKey(node, row) })),
    )
    .sort((a, b) => byOrder(a.key, b.key))
    .flatMap(({ node, row }) => {
      const problem = row.cells.get(node.index)?.judgement?.problem;
      return problem ? [{ path: pathOf(form, node, row), ...problem }] : [];
    });
}

/** A repeat that grows by hand, and the list of its rows. */
function openRows(spot: Spot | null): { spot: Spot; rows: Row[] } | null {
  if (spot?.node.item.kind !== 'repeat') return null;
  if ((spot.node.item as Section).repeatCount !== undefined) return null;
  return { spot, rows: heldRows(spot.node, spot.row) };
}

function rearranged(run: FormRun, { node, row }: Spot, rows: Row[], from: number): void {
  for (const [i, held] of rows.entries()) held.position = i + 1;
  row.touched.add(node.index);
  touchRow(row);
  rowsChanged(run, node, row, from);
  for (const held of rows.slice(from - 1)) welcome(run, held);
}

function appendRow(run: FormRun, path: string, given?: Answers): void {
  const open = openRows(locate(run.state, path));
  if (!open || open.spot.held) return;
  const { spot, rows } = open;
  const made = makeRow(spot.node.index, rows.length + 1, given, spot.row);
  rows.push(made);
  if (given !== undefined) begin(run, made);
  rearranged(run, spot, rows, made.position);
}

function moveHeld(run: FormRun, path: string, to: number | null): void {
  const open = openRows(locate(run.state, path));
  const held = open?.spot.held;
  if (!open || !held) return;
  const from = held.position;
  open.rows.splice(from - 1, 1);
  if (to !== null)
    open.rows.splice(Math.min(Math.max(1, to), open.rows.length + 1) - 1, 0, held);
  rearranged(
    run,
    open.spot,
    open.rows,
    Math.min(from, to ?? from, open.rows.length + 1) || 1,
  );
}

function readersOf(
  run: FormRun,
): Omit<FormInstance, 'set' | 'addRow' | 'removeRow' | 'moveRow'> {
  const { state } = run;
  const spotAt = (path: string) => locate(state, path);
  const cellOf = (path: string) => {
    const spot = spotAt(path);
    return spot?.row.cells.get(spot.node.index);
  };
  const judgementOf = (path: string) => cellOf(path)?.judgement ?? NOT_ASKED;
  return {
    state,
    valueAt: (path) => cellOf(path)?.value ?? '',
    typedAt: (path) => {
      const spot = spotAt(path);
      return spot ? typedAt(spot.row, spot.node) : undefined;
    },
    relevantAt: (path) => {
      const spot = spotAt(path);
      return spot !== null && !isOffAt(spot);
    },
    requiredAt: (path) => judgementOf(path).required,
    readonlyAt: (path) => judgementOf(path).readonly,
    insertsOf: (path) => judgementOf(path).inserts,
    problemAt: (path) => {
      const { problem } = judgementOf(path);
      return problem && { path, ...problem };
    },
    choicesOf: (path) => {
      const spot = spotAt(path);
      return spot ? shown(state, spot.node, spot.row) : [];
    },
    rowsOf: (path) => {
      const spot = spotAt(path);
      return spot?.row.rows.get(spot.node.index)?.length ?? 0;
    },
    problems: () => problemsOf(run),
    filled: () => countFilled(state),
    name: () => nameOf(state),
    get answers() {
      return rowAnswers(state.form, state.root);
    },
  };
}

export type Opening = {
  /** The form is new: it gets its first values. */
  isNew?: boolean;
  /** It is only looked into: calculations a person may overwrite stay as they are. */
  isPeek?: boolean;
};

/** Opens a form with the answers it has so far. */
export function openInstance(
  form: PreparedForm,
  answers: AnswersLike,
  context: EvaluationContext,
  files: FormFiles = {},
  { isNew = false, isPeek = false }: Opening = {},
): FormInstance {
  const state = makeState(form, answers, context, files);
  const run = makeRun(state, graphOf(form));
  const keep: FormState['keep'] = (node, row, value) => {
    const typed = asTyped(node.item as Question, value);
    if (isSame(typedAt(row, node), typed)) return;
    editRow(node, row, typed);
    addItem(run.changed, node, row);
  };
  if (!isPeek) state.keep = keep;
  workOutAll(run, isNew, !isPeek);
  state.keep = keep;
  settle(run);
  run.changed = new Map();
  const change = (act: () => void): string[] => {
    act();
    settle(run);
    return takeChanged(run);
  };
  const instance = readersOf(run);
  return Object.defineProperties(
    {
      set: (path: string, value: unknown) =>
        change(() => {
          const spot = locate(state, path);
          if (!spot || 'items' in spot.node.item) return;
          const { node, row } = spot;
          const given = inListOrder(state, node, row, value);
          if (isSame(typedAt(row, node), given)) return;
          editRow(node, row, given);
          addItem(run.changed, node, row);
          enqueue(run, node, row);
        }),
      addRow: (path: string, given?: Answers) =>
        change(() => appendRow(run, path, given)),
      removeRow: (path: string) => change(() => moveHeld(run, path, null)),
      moveRow: (path: string, to: number) => change(() => moveHeld(run, path, to)),
    },
    Object.getOwnPropertyDescriptors(instance),
  ) as FormInstance;
}
