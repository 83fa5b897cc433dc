// Small XLSForms for tests, written as their tables.
import { compileForm } from '../../../src/server/forms/compile-form.ts';
import type { FormFault } from '../../../src/server/forms/form-fault.ts';
import {
  addTableRow,
  emptyTables,
  type FormTables,
} from '../../../src/server/forms/form-table.ts';
import { readMarkdown } from '../../../src/server/forms/read-markdown.ts';

type Cells = Record<string, string>;

export const goodSettings: Cells = { form_title: 'Thử', form_id: 'T', version: '1' };

export function tablesOf(
  survey: readonly Cells[],
  choices: readonly Cells[] = [],
  settings: Cells = goodSettings,
): FormTables {
  const tables = emptyTables();
  for (const cells of survey) addTableRow(tables.survey, new Map(Object.entries(cells)));
  for (const cells of choices)
    addTableRow(tables.choices, new Map(Object.entries(cells)));
  addTableRow(tables.settings, new Map(Object.entries(settings)));
  return tables;
}

const say = ({ sheet, row, column, code, text }: FormFault): string =>
  `${sheet} ${row} ${column} ${code} ${text}`;

/** What the compiler says of a form, shortened to `sheet row column code text`. */
export const faultsOf = (...parts: Parameters<typeof tablesOf>): string[] =>
  compileForm(tablesOf(...parts)).faults.map(say);

/** The codes of a form drawn with bars, those of one level only if it is given. */
export const codesOf = (drawn: string, level?: FormFault['level']): string[] =>
  compileForm(readMarkdown(drawn))
    .faults.filter((fault) => level === undefined || fault.level === level)
    .map((fault) => fault.code);
