// Whether an answer is of its item's kind. Promises: total over any JSON; an absent answer is of every kind.
// Refuses whatever a form's own screen could not have stored.
import { cleanText, dayNumber } from './expression-value.ts';
import type { FormDefinition, Question, Text } from './form.ts';
import { problemText } from './problem-text.ts';

const isText = (value: unknown): value is string => typeof value === 'string';

const isChoice = (
  definition: Pick<FormDefinition, 'lists'>,
  item: Question,
  value: unknown,
): boolean =>
  isText(value) &&
  (definition.lists[item.list ?? '']?.some((c) => c.name === cleanText(value)) ?? false);

const isChoices = (
  definition: Pick<FormDefinition, 'lists'>,
  item: Question,
  value: unknown,
): boolean =>
  Array.isArray(value) &&
  new Set(value).size === value.length &&
  value.every((one) => isChoice(definition, item, one));

const matches = (pattern: RegExp, value: unknown): boolean =>
  isText(value) &&
  pattern.test(cleanText(value)) &&
  !Number.isNaN(dayNumber(cleanText(value)));

/**
 * Checks that a stored answer is of its question's kind.
 * @returns what to say to the person, or null when it is
 */
export function checkType(
  definition: Pick<FormDefinition, 'lists'>,
  item: Question,
  value: unknown,
): Text | null {
  if (value === undefined || value === null || value === '') return null;
  switch (item.kind) {
    case 'text':
    case 'hidden':
      return isText(value) ? null : problemText.text;
    case 'integer':
      return Number.isSafeInteger(value) ? null : problemText.integer;
    case 'date':
      return matches(/^\d{4}-\d\d-\d\d$/, value) ? null : problemText.date;
    case 'time':
      return matches(/^\d\d:\d\d(:\d\d)?$/, value) ? null : problemText.time;
    case 'select_one':
      return isChoice(definition, item, value) ? null : problemText.choice;
    case 'select_multiple':
      return isChoices(definition, item, value) ? null : problemText.choice;
    case 'image':
      return isText(value) && /^[\w-]{1,80}\.[a-z0-9]{2,5}$/.test(value)
        ? null
        : problemText.image;
    case 'calculate':
    case 'note':
      return null;
  }
}
