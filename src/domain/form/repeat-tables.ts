// The repeats of a form as tables of their own. Promises: whoever offers a table and whoever writes it mean the same
// ones, by the path of the repeat. Pictures alone make no table: their names fit into one cell.
import type { FormDefinition, FormItem, Question, Text } from './form.ts';
import { isSection } from './prepare-form.ts';

/** The one question of a repeat that holds pictures only. */
export const pictureOf = (item: FormItem): Question | null => {
  if (item.kind !== 'repeat' || !isSection(item) || item.items.length !== 1) return null;
  const only = item.items[0];
  return only?.kind === 'image' ? (only as Question) : null;
};

export type RepeatTable = { path: string; label: Text };

/** The repeats in the order of the form, those inside others too. */
export function repeatTables({ items }: Pick<FormDefinition, 'items'>): RepeatTable[] {
  const found = (at: readonly FormItem[], around: string): RepeatTable[] =>
    at.flatMap((item) => {
      if (!isSection(item) || pictureOf(item) !== null) return [];
      const path = `${around}/${item.name}`;
      const label = item.label ?? { vi: item.name, en: item.name };
      const own = item.kind === 'repeat' ? [{ path, label }] : [];
      return [...own, ...found(item.items, path)];
    });
  return found(items, '');
}
