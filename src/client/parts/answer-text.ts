// An answer as a sentence shows it: labels for codes, dates with their weekday, numbers as offices write them.
import { isCivilDate } from '../../domain/civil-date.ts';
import type { FormDefinition, FormItem, Text } from '../../domain/form/form.ts';
import { decimalText, formatDay, formatNumber } from '../words/format.ts';
import type { Lang } from '../words/lang.ts';
import type { Words } from '../words/vi.ts';

/** What a reader needs to put an answer into words. */
export type Reading = {
  definition: FormDefinition | null;
  words: Words;
  lang: Lang;
  today: string;
  /** Names of what is chosen from lists that the device keeps (units), by code. */
  names?: ReadonlyMap<string, string>;
};

/** A text of the form in the language of the screen. */
export const textIn = (text: Text | undefined, lang: Lang): string => text?.[lang] ?? '';

function chosen(
  item: FormItem,
  name: string,
  { definition, lang, names }: Reading,
): string {
  const list = 'list' in item ? definition?.lists[item.list ?? ''] : undefined;
  const choice = list?.find((it) => it.name === name);
  return choice === undefined ? (names?.get(name) ?? name) : textIn(choice.label, lang);
}

/** A stored moment as the clock in Vietnam shows it. */
function momentText(text: string, words: Words): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return text;
  const [day = '', time = ''] = new Date(at + 7 * 3_600_000).toISOString().split('T');
  return `${time.slice(0, 5)}, ${formatDay(day, '', words)}`;
}

/** The answer in words; empty when there is none. */
export function answerText(item: FormItem, value: unknown, reading: Reading): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value))
    return value.map((one) => chosen(item, String(one), reading)).join('; ');
  if (typeof value === 'boolean') return value ? '✓' : '';
  if (typeof value === 'number') {
    const amount = item.kind === 'decimal' ? decimalText(value) : formatNumber(value);
    const isMoney = item.appearance?.split(' ').includes('money') ?? false;
    return isMoney ? reading.words.report.answers.dong(amount) : amount;
  }
  const text = String(value);
  if (item.kind === 'select_one') return chosen(item, text, reading);
  if (item.kind === 'date' && isCivilDate(text))
    return formatDay(text, '', reading.words);
  if (item.kind === 'dateTime') return momentText(text, reading.words);
  if (item.kind === 'acknowledge') return '✓';
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
