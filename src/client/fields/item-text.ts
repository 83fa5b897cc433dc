import { type AnswersLike, valueUnder } from '../../domain/form/answers.ts';
import type { Text } from '../../domain/form/form.ts';
import { fillText } from '../../domain/form/insert-text.ts';
import {
  type FormNode,
  isSection,
  type PreparedForm,
} from '../../domain/form/prepare-form.ts';
import { answerText, type Reading, textIn } from '../parts/answer-text.ts';
import type { Lang } from '../words/lang.ts';
import type { FormShown } from './form-shown.ts';

/** Whether a repeat holds nothing but pictures, so that it is shown as a grid. */
export function isPhotoRepeat(form: PreparedForm, node: FormNode): boolean {
  const inside = form.children.get(node.index) ?? [];
  return (
    node.item.kind === 'repeat' && inside.length === 1 && inside[0]?.item.kind === 'image'
  );
}

/** The answers of an item in words: a question's own, a repeat's row by row. */
export function itemText(
  form: PreparedForm,
  node: FormNode,
  data: AnswersLike,
  reading: Reading,
): string {
  const held = valueUnder(data, node.steps);
  if (!isSection(node.item)) return answerText(node.item, held, reading);
  if (!Array.isArray(held)) return '';
  if (isPhotoRepeat(form, node)) return reading.words.form.compare.photos(held.length);
  return held
    .map((row) =>
      (form.children.get(node.index) ?? [])
        .map((child) => itemText(form, child, row, reading))
        .filter((text) => text !== '')
        .join(': '),
    )
    .join('; ');
}

/** The name of an item as the form has it. */
export const itemName = (node: FormNode, lang: Lang): string =>
  // Answers inside a name would need their row; a name in a list does without them.
  fillText(textIn(node.item.label, lang), ['…']) || node.item.name;

/** A sentence of the item at a path, with the answers that stand in it. */
export const textWith = (
  { live, reading }: Pick<FormShown, 'live' | 'reading'>,
  path: string,
  text: Text | undefined,
): string => fillText(textIn(text, reading.lang), live().insertsOf(path));
