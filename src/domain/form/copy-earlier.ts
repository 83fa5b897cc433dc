// "Lấy từ kỳ trước": what an earlier report of the same kind says again. Promises: nothing that is filled in is
// touched, and every path that was filled is told. Refuses what belongs to one occasion: days, places, files.
import {
  type Answers,
  type AnswersLike,
  isEmpty,
  setAnswer,
  valueUnder,
} from './answers.ts';
import { checkType } from './check-type.ts';
import type { Question } from './form.ts';
import type { PreparedForm } from './prepare-form.ts';

const COPIED: ReadonlySet<string> = new Set([
  'text',
  'integer',
  'decimal',
  'range',
  'select_one',
  'select_multiple',
  'rank',
  'barcode',
]);

/** The answers with the blanks outside repeats filled from an earlier text, and where. */
export function copyEarlier(
  form: PreparedForm,
  answers: Answers,
  earlier: AnswersLike,
): { answers: Answers; paths: string[] } {
  let filled = answers;
  const paths: string[] = [];
  for (const { item, path, steps, repeats, value } of form.nodes) {
    if (repeats.length > 0 || !COPIED.has(item.kind) || value === 'worked') continue;
    const was = valueUnder(earlier, steps);
    if (isEmpty(was) || !isEmpty(valueUnder(filled, steps))) continue;
    if (checkType(form.definition, item as Question, was) !== null) continue;
    filled = setAnswer(filled, path, was);
    paths.push(path);
  }
  return { answers: filled, paths };
}
