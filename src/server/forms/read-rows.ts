// Rows of cells into tables: shared by every shape in which an XLSForm is written but our own text.
import {
  ALL_SHEETS,
  emptyTables,
  type FormRow,
  type FormTables,
  type SheetName,
} from './form-table.ts';

/** A sheet as read: its name and its rows of cells, header first, '' where a cell holds nothing. */
export type RawSheet = { name: string; rows: readonly (readonly string[])[] };

/** A form of this size is no form; nothing larger is taken apart. */
const ROWS_MAX = 20_000;
const COLUMNS_MAX = 1_000;

const cleanHeader = (header: string): string => header.trim().replace(/ +/g, ' ');

function readRaw({ rows }: RawSheet): { headers: string[]; found: FormRow[] } {
  const headers = (rows[0] ?? []).slice(0, COLUMNS_MAX).map(cleanHeader);
  const found = rows.slice(1, ROWS_MAX).map((cells, i): FormRow => {
    const held = new Map<string, string>();
    headers.forEach((header, at) => {
      const cell = cells[at] ?? '';
      if (header !== '' && cell.trim() !== '') held.set(header, cell);
    });
    return { row: i + 2, cells: held };
  });
  return { headers, found };
}

/**
 * The tables of a workbook.
 * @param isWorkbook whether a lone sheet of another name is the survey, as in a spreadsheet
 */
export function tablesOfSheets(
  sheets: readonly RawSheet[],
  isWorkbook = false,
): FormTables {
  const tables = emptyTables();
  const others: string[] = [];
  for (const sheet of sheets) {
    const wanted = sheet.name.trim().toLowerCase();
    const known = ALL_SHEETS.find((name) => name === wanted);
    const name: SheetName | undefined =
      known ?? (isWorkbook && sheets.length === 1 ? 'survey' : undefined);
    if (name === undefined) others.push(sheet.name);
    else {
      const { headers, found } = readRaw(sheet);
      tables.headers[name] = headers;
      tables[name] = found;
    }
  }
  tables.others = others;
  return tables;
}
