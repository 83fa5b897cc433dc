import { type AnswersLike, valueUnder } from '../../domain/form/answers.ts';
import {
  type FormNode,
  isSection,
  type PreparedForm,
} from '../../domain/form/prepare-form.ts';
import { answerText, type Reading, textIn } from '../parts/answer-text.ts';
import type { Lang } from '../words/lang.ts';

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
  textIn(node.item.label, lang) || node.item.name;
