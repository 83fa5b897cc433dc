import { canonicalJson } from '../../domain/canonical.ts';
import { type AnswersLike, valueUnder } from '../../domain/form/answers.ts';
import type { FormNode, PreparedForm } from '../../domain/form/prepare-form.ts';

const UNSEEN = ['hidden', 'calculate', 'note', 'group'];

/** What a person compares: questions outside repeats, and every outermost repeat as one. */
export const comparable = (form: PreparedForm): FormNode[] =>
  form.nodes.filter(
    (node) => node.repeats.length === 0 && !UNSEEN.includes(node.item.kind),
  );

const asText = (value: unknown): string =>
  value === undefined
    ? ''
    : canonicalJson(typeof value === 'string' ? value.trim() : value);

/** The items in which two texts of one form differ, in the order of the form. */
export function listDifferences(
  form: PreparedForm,
  mine: AnswersLike,
  theirs: AnswersLike,
): FormNode[] {
  return comparable(form).filter(
    (node) =>
      asText(valueUnder(mine, node.steps)) !== asText(valueUnder(theirs, node.steps)),
  );
}
