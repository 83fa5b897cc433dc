// Who reads whom: for every item the items that must be looked at again when it changes. Built once per form.
// Promises: a reader is named with how many rows it shares with what it reads, so that a change in one row
// reaches that row's readers and no others where the form allows it.
import { type ExpressionUse, itemReads } from './item-expressions.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';

export type Reader = {
  node: FormNode;
  /** How many repeats, from the outside in, a row of the reader shares with a row of what it reads. */
  depth: number;
  use: ExpressionUse;
};

export type FormGraph = {
  /** Readers of an item's value, presence or rows, by its index. */
  readers: readonly (readonly Reader[])[];
  /** Readers of the numbers of a repeat's rows, by its index. */
  positions: readonly (readonly Reader[])[];
  /** All items inside a repeat, by its index, those of repeats further in included. */
  inside: readonly (readonly FormNode[])[];
  /** Items that stand in a row of this repeat and of none further in, by its index. */
  own: ReadonlyMap<number, readonly FormNode[]>;
};

const common = (a: readonly number[], b: readonly number[]): number => {
  let depth = 0;
  while (depth < a.length && a[depth] === b[depth]) depth += 1;
  return depth;
};

function add(list: Reader[] | undefined, reader: Reader): void {
  // The readings of one item come together, so a look at the last is enough to keep most doubles out.
  const last = list?.at(-1);
  const isKnown =
    last?.node === reader.node && last.depth === reader.depth && last.use === reader.use;
  if (!isKnown) list?.push(reader);
}

function addTriggers(form: PreparedForm, node: FormNode, readers: Reader[][]): void {
  for (const path of ('triggers' in node.item && node.item.triggers) || []) {
    const source = form.byPath.get(path);
    if (!source) continue;
    const depth = common(node.repeats, source.repeats);
    add(readers[source.index], { node, depth, use: 'calculation' });
  }
}

function buildGraph(form: PreparedForm): FormGraph {
  const readers: Reader[][] = form.nodes.map(() => []);
  const positions: Reader[][] = form.nodes.map(() => []);
  const inside: FormNode[][] = form.nodes.map(() => []);
  const own = new Map<number, FormNode[]>();
  for (const node of form.nodes) {
    for (const repeat of node.repeats) inside[repeat]?.push(node);
    const around = node.repeats.at(-1) ?? -1;
    const held = own.get(around);
    if (held) held.push(node);
    else own.set(around, [node]);
  }
  for (const node of form.nodes) {
    for (const { kind, path, from, use } of itemReads(node.item)) {
      const reader = { node, depth: 0, use };
      // What chance gives hangs on the place, and so on the numbers of the rows around it.
      if (kind === 'chance')
        for (const repeat of node.repeats) add(positions[repeat], reader);
      const source = form.byPath.get(path);
      if (!source || kind === 'chance') continue;
      if (kind === 'position') add(positions[source.index], reader);
      else {
        const start = startOf(form, node, form.byPath.get(from) ?? source);
        const depth = Math.min(
          common(node.repeats, source.repeats),
          common(node.repeats, start.repeats),
        );
        add(readers[source.index], { ...reader, depth });
      }
    }
    addTriggers(form, node, readers);
  }
  return { readers, positions, inside, own };
}

/** Choices that are rows are all the rows, wherever in them the name stands. */
function startOf(form: PreparedForm, node: FormNode, start: FormNode): FormNode {
  const isOfRows =
    'listFrom' in node.item && node.item.listFrom?.startsWith(`${start.path}/`);
  const repeat = start.item.kind === 'repeat' ? undefined : start.repeats.at(-1);
  return (isOfRows && repeat !== undefined && form.nodes[repeat]) || start;
}

const graphs = new WeakMap<PreparedForm, FormGraph>();

/** The graph of a form, built when first asked for. */
export function graphOf(form: PreparedForm): FormGraph {
  const known = graphs.get(form);
  if (known) return known;
  const made = buildGraph(form);
  graphs.set(form, made);
  return made;
}
