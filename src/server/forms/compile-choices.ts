import { isSafeName } from '../../domain/form/answers.ts';
import type { Choice } from '../../domain/form/form.ts';
import type { CompileReport } from './compile-report.ts';
import { mediaOf, textOf } from './compile-text.ts';
import { cellOf, placeOf, type Sheet, type SheetRow } from './sheet-row.ts';

/** The rows of the choices by the name of their list, in their order. */
export type ChoiceLists = ReadonlyMap<string, readonly SheetRow[]>;

/** Groups the rows of choices, external choices or OSM tags; rows of no list are noted. */
export function groupChoices(sheet: Sheet, report: CompileReport | null): ChoiceLists {
  const lists = new Map<string, SheetRow[]>();
  for (const row of sheet.rows) {
    const name = cellOf(row, 'list name');
    const held = lists.get(name);
    if (held) held.push(row);
    else if (name !== '') lists.set(name, [row]);
    else if (row.cells.size > 0)
      report?.blame('unlisted-choice', placeOf(row, 'list name', 'list_name'));
  }
  return lists;
}

function checkList(
  rows: readonly SheetRow[],
  allowsTwice: boolean,
  report: CompileReport,
): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const name = cellOf(row, 'name');
    const place = placeOf(row, 'name');
    if (name === '') {
      report.blame('missing-name', place);
      continue;
    }
    if (![...row.cells.keys()].some((key) => /^label(::|$)/.test(key)))
      report.blame('unlabelled-choice', placeOf(row, 'label'), { text: name });
    if (/\s/.test(name)) report.blame('spaced-choice-name', place);
    if (seen.has(name))
      report.blame(allowsTwice ? 'repeated-choice' : 'duplicate-choice', place);
    seen.add(name);
  }
}

/** Checks the rows of every list as pyxform does. */
export function checkChoices(
  sheet: Sheet,
  lists: ChoiceLists,
  allowsTwice: boolean,
  report: CompileReport,
): void {
  if (sheet.rows.length > 0 && !sheet.columns.has('name'))
    report.blame('missing-column', {
      sheet: 'choices',
      row: 1,
      column: 'name',
      text: 'name',
    });
  for (const [key, column] of sheet.columns)
    if (key !== 'list name' && key.split('::')[0]?.includes(' '))
      report.blame('invalid-choice-column', {
        sheet: 'choices',
        row: 1,
        column,
        text: column,
      });
  for (const rows of lists.values()) checkList(rows, allowsTwice, report);
}

/** Columns that are not for conditions. */
const OWN = /^(list name|name|label|media|sms_option)(::|$)/;

function compileChoice(
  row: SheetRow,
  defaultLanguage: string,
  report: CompileReport,
): Choice {
  const name = cellOf(row, 'name');
  const label = textOf(row, 'label', defaultLanguage);
  const media = mediaOf(row, defaultLanguage);
  // An answer inside the label of a choice would have to be worked out for every choice on the screen.
  if (`${label?.vi}${label?.en}`.includes('${'))
    report.blame('unsupported-text', placeOf(row, 'label'), { text: label?.vi ?? '' });
  const cells = [...row.cells]
    .filter(([key]) => !OWN.test(key) && isSafeName(key))
    .map(([key, { text }]) => [key, text] as const);
  return {
    name,
    label: label ?? { vi: name, en: name },
    ...(media ? { media } : {}),
    ...(cells.length > 0 ? { cells: Object.fromEntries(cells) } : {}),
  };
}

/** Lists of a definition; `others` are those that get a choice `other` at their end. */
export function compileChoices(
  lists: ChoiceLists,
  others: ReadonlySet<string>,
  defaultLanguage: string,
  report: CompileReport,
): Record<string, Choice[]> {
  const found: [string, Choice[]][] = [];
  for (const [name, rows] of lists) {
    const choices = rows.map((row) => compileChoice(row, defaultLanguage, report));
    if (others.has(name) && !choices.some((choice) => choice.name === 'other'))
      choices.push({ name: 'other', label: { vi: 'Khác', en: 'Other' } });
    found.push([name, choices]);
  }
  return Object.fromEntries(found);
}
