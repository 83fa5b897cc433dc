import { type AnswersLike, valueUnder } from '../../domain/form/answers.ts';
import type { Choice, Question } from '../../domain/form/form.ts';
import {
  type FormNode,
  isSection,
  type PreparedForm,
} from '../../domain/form/prepare-form.ts';
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

/**
 * The choices of every question in the order in which they are offered: what the task names, then what the unit
 * chose most in its earlier phiếu, then the list as the form has it.
 * @param named codes the task names, by the name of the question
 */
export function makeOffers(
  form: PreparedForm,
  earlier: readonly AnswersLike[],
  named: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<FormNode, Offer> {
  const offers = new Map<FormNode, Offer>();
  for (const node of form.nodes) {
    if (isSection(node.item)) continue;
    const list = form.definition.lists[(node.item as Question).list ?? ''] ?? [];
    if (list.length < LONG) {
      offers.set(node, { choices: list, often: 0 });
      continue;
    }
    const counts = [...countChoices(form, node, earlier)].sort((a, b) => b[1] - a[1]);
    const wanted = new Set([
      ...(named[node.item.name] ?? NOTHING),
      ...counts.map(([name]) => name),
    ]);
    const first = [...wanted]
      .map((name) => list.find((choice) => choice.name === name))
      .filter((choice): choice is Choice => choice !== undefined)
      .slice(0, OFTEN);
    const rest = list.filter((choice) => !first.includes(choice));
    offers.set(node, { choices: [...first, ...rest], often: first.length });
  }
  return offers;
}
