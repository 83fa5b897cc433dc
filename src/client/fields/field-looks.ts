import type { Question } from '../../domain/form/form.ts';

/** Whether an item is to look like one of these. */
export const looks = (item: Pick<Question, 'appearance'>, ...words: string[]): boolean =>
  words.some((word) => item.appearance?.split(/\s+/).includes(word) ?? false);
