/** The three tables of an XLSForm, however they were written down. */
export type SheetName = 'survey' | 'choices' | 'settings';

/** One row: the cells that hold something, by column name as written. */
export type FormRow = {
  /** Row number as a spreadsheet shows it: 1 is the header, 2 the first row of data. */
  row: number;
  cells: ReadonlyMap<string, string>;
};

export type FormTables = Record<SheetName, FormRow[]>;

export const SHEETS: readonly SheetName[] = ['survey', 'choices', 'settings'];

/** Tables with nothing in them yet. */
export const emptyTables = (): FormTables => ({ survey: [], choices: [], settings: [] });

/** Adds a row under those already there; a row without cells takes its number but is not kept. */
export function addTableRow(
  rows: FormRow[],
  cells: ReadonlyMap<string, string>,
): FormRow {
  const row = { row: (rows.at(-1)?.row ?? 1) + 1, cells };
  rows.push(row);
  return row;
}
