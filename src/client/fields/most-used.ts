import { type AnswersLike, valueUnder } from '../../domain/form/answers.ts';
import { isFiltered } from '../../domain/form/choices.ts';
import type { Choice, Question } from '../../domain/form/form.ts';
import type { FormInstance } from '../../domain/form/form-instance.ts';
import type { FormNode, PreparedForm } from '../../domain/form/prepare-form.ts';
import type { Offer } from './field.ts';

const OFTEN = 6;
/** A short list is read faster than a remembered one. */
const LONG = 9;

/** Every value an item has in these answers, all rows of repeats included. */
function valuesOf(form: PreparedForm, node: FormNode, answers: AnswersLike): unknown[] {
  let rows: unknown[] = [answers];
  for (const index of node.repeats) {
    const steps = form.nodes[index]?.steps ?? [];
    rows = rows.flatMap((row) => {
      const held = valueUnder(row, steps);
      return Array.isArray(held) ? held : [];
    });
  }
  return rows.map((row) => valueUnder(row, node.steps));
}

/** How often each choice of a question was made in earlier answers. */
function countChoices(
  form: PreparedForm,
  node: FormNode,
  earlier: readonly AnswersLike[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const answers of earlier)
    for (const name of valuesOf(form, node, answers).flat())
      if (typeof name === 'string') counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const NOTHING: readonly string[] = [];

function offerFrom(list: readonly Choice[], wanted: () => Iterable<string>): Offer {
  if (list.length < LONG) return { choices: list, often: 0 };
  const names = [...wanted()];
  const first = [...new Set(names)]
    .map((name) => list.find((choice) => choice.name === name))
    .filter((choice): choice is Choice => choice !== undefined)
    .slice(0, OFTEN);
  const held = new Set(first);
  const rest = list.filter((choice) => !held.has(choice));
  return { choices: [...first, ...rest], often: first.length };
}

const isSameList = (a: readonly Choice[], b: readonly Choice[]): boolean =>
  a === b || (a.length === b.length && a.every((one, n) => one === b[n]));

/**
 * The choices of every question in the order in which they are offered: what the task names, then what the unit
 * chose most in its earlier phiếu, then the list as the form has it. The same object until they are others.
 * @param named codes the task names, by the name of the question
 */
export function makeOffers(
  { form, live }: { form: PreparedForm; live: () => FormInstance },
  earlier: readonly AnswersLike[],
  named: Readonly<Record<string, readonly string[]>>,
): (node: FormNode, path: string) => Offer {
  const held = new Map<string, { list: readonly Choice[]; offer: Offer }>();
  return (node, path) => {
    const item = node.item as Question;
    const own = form.definition.lists[item.list ?? ''];
    const isMade = own === undefined || isFiltered(item) || item.parameters?.randomize;
    // What hangs on nothing is the same in every row.
    const key = isMade ? path : node.path;
    const known = held.get(key);
    if (!isMade && known !== undefined) return known.offer;
    const hasChoices = item.list !== undefined || item.listFrom !== undefined;
    const list = isMade ? (hasChoices ? live().choicesOf(path) : []) : own;
    if (known !== undefined && isSameList(known.list, list)) return known.offer;
    const wanted = () => [
      ...(named[item.name] ?? NOTHING),
      ...[...countChoices(form, node, earlier)]
        .sort((a, b) => b[1] - a[1])
        .map(([name]) => name),
    ];
    const offer = offerFrom(list, wanted);
    held.set(key, { list, offer });
    return offer;
  };
}
