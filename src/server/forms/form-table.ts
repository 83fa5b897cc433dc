/** The tables of an XLSForm, however they were written down. */
export const ALL_SHEETS = [
  'survey',
  'choices',
  'settings',
  'external_choices',
  'entities',
  'osm',
] as const;
export type SheetName = (typeof ALL_SHEETS)[number];

/** The tables a form of this project is written in. */
export const SHEETS: readonly SheetName[] = ['survey', 'choices', 'settings'];

/** One row: the cells that hold something, by column name as written. */
export type FormRow = {
  /** Row number as a spreadsheet shows it: 1 is the header, 2 the first row of data. */
  row: number;
  cells: ReadonlyMap<string, string>;
};

export type FormTables = Record<SheetName, FormRow[]> & {
  /** Column names of a table, empty columns too, where they are known. */
  headers: Partial<Record<SheetName, readonly string[]>>;
  /** Names of sheets that are none of XLSForm's. */
  others: readonly string[];
};

/** Tables with nothing in them yet. */
export const emptyTables = (): FormTables => ({
  survey: [],
  choices: [],
  settings: [],
  external_choices: [],
  entities: [],
  osm: [],
  headers: {},
  others: [],
});

/** The columns of a table in their order, those of its rows where no header was read. */
export const headersOf = (tables: FormTables, sheet: SheetName): string[] => [
  ...new Set(
    tables.headers[sheet] ?? tables[sheet].flatMap(({ cells }) => [...cells.keys()]),
  ),
];

/** Adds a row under those already there; a row without cells takes its number but is not kept. */
export function addTableRow(
  rows: FormRow[],
  cells: ReadonlyMap<string, string>,
): FormRow {
  const row = { row: (rows.at(-1)?.row ?? 1) + 1, cells };
  rows.push(row);
  return row;
}
