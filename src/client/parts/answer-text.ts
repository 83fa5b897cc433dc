// An answer as a sentence shows it: labels for codes, dates with their weekday, numbers as offices write them.
import { isCivilDate } from '../../domain/civil-date.ts';
import type { FormDefinition, FormItem, Text } from '../../domain/form/form.ts';
import { formatDay, formatNumber } from '../words/format.ts';
import type { Lang } from '../words/lang.ts';
import type { Words } from '../words/vi.ts';

/** What a reader needs to put an answer into words. */
export type Reading = {
  definition: FormDefinition | null;
  words: Words;
  lang: Lang;
  today: string;
};

/** A text of the form in the language of the screen. */
export const textIn = (text: Text | undefined, lang: Lang): string => text?.[lang] ?? '';

const chosen = (item: FormItem, name: string, { definition, lang }: Reading): string => {
  const list = 'list' in item ? definition?.lists[item.list ?? ''] : undefined;
  const choice = list?.find((it) => it.name === name);
  return choice === undefined ? name : textIn(choice.label, lang);
};

/** The answer in words; empty when there is none. */
export function answerText(item: FormItem, value: unknown, reading: Reading): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value))
    return value.map((one) => chosen(item, String(one), reading)).join('; ');
  if (typeof value === 'boolean') return value ? '✓' : '';
  if (typeof value === 'number') {
    const amount = formatNumber(value);
    const isMoney = item.appearance?.split(' ').includes('money') ?? false;
    return isMoney ? reading.words.report.answers.dong(amount) : amount;
  }
  const text = String(value);
  if (item.kind === 'select_one') return chosen(item, text, reading);
  if (item.kind === 'date' && isCivilDate(text))
    return formatDay(text, '', reading.words);
  return text;
}

/** What the form calls the field at a path (`/products[2]/quantity`), or null. */
export function fieldLabel(
  definition: FormDefinition | null,
  path: string,
  lang: Lang,
): string | null {
  let items: readonly FormItem[] = definition?.items ?? [];
  let label: string | null = null;
  for (const name of path
    .replace(/\[\d+\]/g, '')
    .split('/')
    .slice(1)) {
    const item = items.find((it) => it.name === name);
    if (item === undefined) return label;
    label = textIn(item.label, lang) || label;
    items = 'items' in item ? item.items : [];
  }
  return label;
}
