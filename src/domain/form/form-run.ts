// The loop behind a form that is being filled in: a change puts its readers in line, and the line is worked
// off in the order of the form. Promises: a change costs what depends on it, not what the form holds, and
// nothing recurses along a chain of items. Refuses to go round for ever where triggers set each other off.
import { evaluateExpression } from './evaluate-expression.ts';
import { toStored } from './expression-value.ts';
import type { Question } from './form.ts';
import type { FormGraph, Reader } from './form-graph.ts';
import { cellAt, type FormState, type Row, rowsAround } from './form-state.ts';
import type { ExpressionUse } from './item-expressions.ts';
import { judge, NOT_ASKED } from './judge.ts';
import { fillMeta } from './meta.ts';
import type { FormNode } from './prepare-form.ts';
import { makeRankQueue, type RankQueue } from './rank-queue.ts';
import { asTyped, editRow, isBlank } from './row-answers.ts';
import { scopeAt } from './scope.ts';
import { fitted, workOut, workOutKept } from './work-out.ts';

/** Items by the row in which they stand. */
type Items = Map<Row, Set<FormNode>>;

export type FormRun = {
  state: FormState;
  graph: FormGraph;
  queue: RankQueue;
  /** What waits, by rank: the rows, and whether the calculation itself has to be renewed. */
  waiting: Map<number, Map<Row, boolean>>;
  /** To be judged again. */
  judged: Items;
  /** What a screen has to draw again. */
  changed: Items;
  /** Items with a problem. */
  wrong: Items;
  /** Calculations that a trigger set off. */
  fired: [FormNode, Row][];
  /** Rows that have not had their first values. */
  fresh: Row[];
};

const FIRED_MAX = 100;

export const makeRun = (state: FormState, graph: FormGraph): FormRun => ({
  state,
  graph,
  queue: makeRankQueue(),
  waiting: new Map(),
  judged: new Map(),
  changed: new Map(),
  wrong: new Map(),
  fired: [],
  fresh: [],
});

/** Adds an item in a row. */
export function addItem(items: Items, node: FormNode, row: Row): void {
  const held = items.get(row);
  if (held) held.add(node);
  else items.set(row, new Set([node]));
}

/** Whether a row still stands in the form and counts. */
export const isLive = (row: Row): boolean =>
  row.up === null ||
  (row.up.rows.get(row.repeat)?.[row.position - 1] === row && isLive(row.up));

/** Puts an item in line. */
export function enqueue(run: FormRun, node: FormNode, row: Row, isAgain = false): void {
  const rank = run.state.form.rank[node.index] ?? 0;
  let rows = run.waiting.get(rank);
  if (!rows) {
    rows = new Map();
    run.waiting.set(rank, rows);
    run.queue.add(rank);
  }
  rows.set(row, isAgain || rows.get(row) === true);
}

function tell(
  run: FormRun,
  { node, use }: { node: FormNode; use: ExpressionUse },
  rows: readonly Row[],
): void {
  for (const row of rows)
    if (use === 'judgement') addItem(run.judged, node, row);
    else enqueue(run, node, row, use === 'calculation');
}

/** Puts everyone in line who reads an item that changed in a row. */
function tellReaders(
  run: FormRun,
  node: FormNode,
  row: Row,
  readers: readonly Reader[],
): void {
  for (const reader of readers)
    tell(run, reader, rowsAround(reader.node, rowAt(row, node, reader.depth)));
}

/** The row around a row that is so many repeats deep. */
function rowAt(row: Row, node: FormNode, depth: number): Row {
  let at = row;
  for (let up = node.repeats.length - depth; up > 0 && at.up; up -= 1) at = at.up;
  return at;
}

/**
 * Tells everyone who has to know that a repeat's rows are others now.
 * @param from number of the first row that is not where it was
 */
export function rowsChanged(
  run: FormRun,
  repeat: FormNode,
  row: Row,
  from: number,
): void {
  const { graph, changed } = run;
  addItem(changed, repeat, row);
  tellReaders(run, repeat, row, graph.readers[repeat.index] ?? []);
  const depth = repeat.repeats.length;
  for (const node of graph.inside[repeat.index] ?? [])
    for (const reader of graph.readers[node.index] ?? [])
      if (reader.depth <= depth)
        tell(run, reader, rowsAround(reader.node, rowAt(row, repeat, reader.depth)));
  const rows = row.rows.get(repeat.index) ?? [];
  for (const moved of rows.slice(from - 1))
    for (const reader of graph.positions[repeat.index] ?? [])
      tell(run, reader, rowsAround(reader.node, moved));
}

/** Puts the items of a row in line that nobody has looked at yet. */
export function welcome(run: FormRun, row: Row): void {
  if (row.isKnown) return;
  row.isKnown = true;
  // A row without any answers was made by a count or by hand: it gets its first values.
  if (row.data === undefined) begin(run, row);
  for (const node of run.graph.own.get(row.repeat) ?? [])
    enqueue(run, node, row, !('triggers' in node.item && node.item.triggers));
}

function work(run: FormRun, node: FormNode, row: Row, isAgain: boolean): void {
  const { state, graph } = run;
  const { item } = node;
  if (!isLive(row)) return;
  const { isOff: wasOff = false, value: before } = row.cells.get(node.index) ?? {};
  const wasCount = row.rows.get(node.index)?.length ?? 0;
  const isFired = isAgain && 'triggers' in item && item.triggers !== undefined;
  const isChanged = workOut(state, node, row, isAgain);
  const { isOff, value } = cellAt(row, node);
  if (isFired) run.fired.push([node, row]);
  addItem(run.judged, node, row);
  if ('choiceFilter' in item || 'listFrom' in item) addItem(run.changed, node, row);
  if (item.kind === 'repeat')
    for (const held of row.rows.get(node.index) ?? []) welcome(run, held);
  if (!isChanged) return;
  addItem(run.changed, node, row);
  // Triggers go off when a value changes: not when it comes with a new row, or is asked for.
  const isNews = before !== undefined && before !== value;
  const readers = graph.readers[node.index] ?? [];
  const isTold = (r: Reader) => r.use !== 'calculation' || !('triggers' in r.node.item);
  tellReaders(run, node, row, isNews ? readers : readers.filter(isTold));
  if (item.kind === 'repeat') rowsChanged(run, node, row, wasCount + 1);
  if (!('items' in item) || isOff === wasOff) return;
  for (const [child, held] of childrenOf(run, node, row)) enqueue(run, child, held);
}

function drain(run: FormRun): void {
  const { queue, waiting, state } = run;
  for (let rank = queue.take(); rank !== undefined; rank = queue.take()) {
    const rows = waiting.get(rank);
    const node = state.form.order[rank];
    waiting.delete(rank);
    if (node) for (const [row, isAgain] of rows ?? []) work(run, node, row, isAgain);
  }
}

function give(node: FormNode, row: Row, value: unknown): void {
  const typed = asTyped(node.item as Question, value);
  if (typed !== undefined && typed !== '' && isBlank(node, row))
    editRow(node, row, typed);
}

/**
 * A new row, or a new form, gets its fixed first values before anything in it is worked out, so that once()
 * sees them and no trigger goes off; those that look around follow.
 */
export function begin(run: FormRun, row: Row): void {
  row.data ??= {};
  run.fresh.push(row);
  for (const node of run.graph.own.get(row.repeat) ?? []) {
    const item = node.item as Question;
    give(node, row, item.default ?? fillMeta(item, run.state.context));
  }
}

/** Gives a new row, or a new form, the first values that look around. */
function giveFirst(run: FormRun, row: Row): void {
  for (const node of run.graph.own.get(row.repeat) ?? []) {
    const { dynamicDefault, kind } = node.item as Question;
    if (dynamicDefault === undefined) continue;
    const value = evaluateExpression(dynamicDefault, scopeAt(run.state, node, row));
    give(node, row, fitted(kind, toStored(value)));
    enqueue(run, node, row);
    drain(run);
  }
}

/** The places of what stands right inside a section. */
function* childrenOf(run: FormRun, node: FormNode, row: Row): Iterable<[FormNode, Row]> {
  const rows = node.item.kind === 'repeat' ? (row.rows.get(node.index) ?? []) : [row];
  for (const child of run.state.form.children.get(node.index) ?? [])
    for (const held of rows) yield [child, held];
}

function judgeAll(run: FormRun): void {
  for (const [row, nodes] of run.judged) {
    if (!isLive(row)) continue;
    for (const node of nodes) judgeOne(run, node, row);
  }
  run.judged = new Map();
}

/** Judges an item again and notes what became of it. */
export function judgeOne(run: FormRun, node: FormNode, row: Row): void {
  const { state, changed, wrong } = run;
  const before = row.cells.get(node.index)?.judgement ?? NOT_ASKED;
  const now = judge(state, node, row);
  const isSame =
    before.required === now.required &&
    before.readonly === now.readonly &&
    before.problem?.kind === now.problem?.kind &&
    before.problem?.message.vi === now.problem?.message.vi &&
    before.problem?.message.en === now.problem?.message.en &&
    before.inserts.join('\n') === now.inserts.join('\n');
  if (!isSame) addItem(changed, node, row);
  if (now.problem) addItem(wrong, node, row);
  else wrong.get(row)?.delete(node);
  if ('items' in node.item && before.readonly !== now.readonly)
    for (const [child, held] of childrenOf(run, node, row)) judgeOne(run, child, held);
}

/** Works off everything in line, and everything that follows from it. */
export function settle(run: FormRun): void {
  let known = 0;
  for (let fired = 0; ; ) {
    drain(run);
    // One after another in the order of the form, each seeing what those before it gave.
    if (run.fired.length > known) run.fired.sort((a, b) => a[0].index - b[0].index);
    known = run.fired.length - 1;
    const row = run.fresh.shift();
    if (row) giveFirst(run, row);
    else {
      const next = run.fired.shift();
      if (!next || fired > FIRED_MAX * run.state.form.nodes.length) break;
      fired += 1;
      workOutKept(run.state, next[0], next[1]);
      enqueue(run, next[0], next[1]);
    }
  }
  judgeAll(run);
}
