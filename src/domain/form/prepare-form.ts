// A form made ready to run: its items in one list, and the order in which they can be worked out so that
// each finds what it reads already there. Built once per form. Promises: the order is a real one (an item
// stands after everything it reads). Refuses circular forms: the compiler never lets one through.
import { collectCalls, type Expression } from './expression.ts';
import type { FormDefinition, FormItem, Section } from './form.ts';
import { itemReads } from './item-expressions.ts';

/** One item of the form, with all that the engine would otherwise look up again and again. */
export type FormNode = {
  index: number;
  item: FormItem;
  /** Form path, without row numbers: `/products/quantity`. */
  path: string;
  /** Index of the group or repeat around it; -1 at the top. */
  parent: number;
  /** Indexes of the repeats around it, outermost first. */
  repeats: readonly number[];
  /** Names that lead from the row around it (or from the top) to its answer. */
  steps: readonly string[];
  /** What its path adds to the path of that row. */
  suffix: string;
  /**
   * How its value comes about: `typed`; `worked` out whenever it is asked for; or `kept`, worked out when what
   * it reads changes and then held like an answer, because a person may overwrite it or it reads itself.
   */
  value: 'typed' | 'worked' | 'kept';
};

export type PreparedForm = {
  definition: FormDefinition;
  nodes: readonly FormNode[];
  byPath: ReadonlyMap<string, FormNode>;
  /** What each section holds, by its index; the top is -1. */
  children: ReadonlyMap<number, readonly FormNode[]>;
  order: readonly FormNode[];
  /** Place of each item in that order, by its index. */
  rank: readonly number[];
};

/** Whether the item holds others (a group or a repeat). */
export const isSection = (item: FormItem): item is Section => 'items' in item;

/** Kinds of which nobody could overwrite a result. */
const UNTYPED: ReadonlySet<string> = new Set(['calculate', 'note', 'hidden', 'meta']);

function readsItself(expression: Expression | undefined): boolean {
  if (!Array.isArray(expression)) return false;
  // once(...) as a whole is steady: worked out again, it gives what it gave.
  const calls = new Set<string>();
  const isOnce = expression[0] === 'once';
  for (const part of isOnce ? expression.slice(1) : [expression])
    collectCalls(part as Expression, calls);
  return calls.has('.') || calls.has('once');
}

function howValued(item: FormItem): FormNode['value'] {
  if ('items' in item || item.calculation === undefined) return 'typed';
  const isOpen = !UNTYPED.has(item.kind) && item.readonly !== true;
  return isOpen || item.triggers || readsItself(item.calculation) ? 'kept' : 'worked';
}

/** The items of a form in the order of its pages, sections before what they hold. */
export function nodesOf(items: readonly FormItem[]): FormNode[] {
  const nodes: FormNode[] = [];
  const add = (held: readonly FormItem[], around: FormNode | null) => {
    for (const item of held) {
      const inRow = around?.item.kind === 'repeat';
      const steps = [...(around && !inRow ? around.steps : []), item.name];
      const node: FormNode = {
        index: nodes.length,
        item,
        path: `${around?.path ?? ''}/${item.name}`,
        parent: around?.index ?? -1,
        repeats: inRow ? [...around.repeats, around.index] : (around?.repeats ?? []),
        steps,
        suffix: `/${steps.join('/')}`,
        value: howValued(item),
      };
      nodes.push(node);
      if (isSection(item)) add(item.items, node);
    }
  };
  add(items, null);
  return nodes;
}

/** What each item must find worked out: the section around it, and whatever it reads. */
function needsOf(nodes: readonly FormNode[]): number[][] {
  const byPath = new Map(nodes.map((node) => [node.path, node.index]));
  return nodes.map(({ item, parent }) => {
    const needs = new Set<number>(parent < 0 ? [] : [parent]);
    for (const { kind, path, use } of itemReads(item)) {
      const need = byPath.get(path);
      if (kind === 'value' && use !== 'judgement' && need !== undefined) needs.add(need);
    }
    return [...needs];
  });
}

/**
 * Puts every item after what it reads (Kahn's algorithm: no recursion, so a chain of thousands is fine).
 * @returns the order, or the ring of items that wait for one another
 */
export function orderOf(
  nodes: readonly FormNode[],
): { order: FormNode[]; ring: null } | { order: null; ring: FormNode[] } {
  const needs = needsOf(nodes);
  const waiting = needs.map((n) => n.length);
  const readers: number[][] = nodes.map(() => []);
  needs.forEach((list, index) => {
    for (const need of list) readers[need]?.push(index);
  });
  const ready = nodes.map((n) => n.index).filter((i) => waiting[i] === 0);
  for (let at = 0; at < ready.length; at++)
    for (const reader of readers[ready[at] ?? -1] ?? []) {
      waiting[reader] = (waiting[reader] ?? 0) - 1;
      if (waiting[reader] === 0) ready.push(reader);
    }
  const pick = (list: readonly number[]) =>
    list.map((i) => nodes[i]).filter((n) => n !== undefined);
  if (ready.length === nodes.length) return { order: pick(ready), ring: null };
  const isStuck = (i: number) => (waiting[i] ?? 0) > 0;
  const walked: number[] = [];
  let next = nodes.findIndex((n) => isStuck(n.index));
  while (!walked.includes(next)) {
    walked.push(next);
    next = needs[next]?.find(isStuck) ?? next;
  }
  return { order: null, ring: pick(walked.slice(walked.indexOf(next))) };
}

/**
 * Makes a form ready to run; do it once per form and keep the result.
 * @throws Error for a circular form, which no compiler of ours lets through
 */
export function prepareForm(definition: FormDefinition): PreparedForm {
  const nodes = nodesOf(definition.items);
  const { order, ring } = orderOf(nodes);
  if (ring) throw new Error(`circular form: ${ring.map((n) => n.path).join(' ')}`);
  const children = new Map<number, FormNode[]>();
  for (const node of nodes) {
    const held = children.get(node.parent);
    if (held) held.push(node);
    else children.set(node.parent, [node]);
  }
  const byPath = new Map(nodes.map((n) => [n.path, n]));
  const rank = new Array<number>(nodes.length);
  for (const [at, node] of order.entries()) rank[node.index] = at;
  return { definition, nodes, byPath, children, order, rank };
}
