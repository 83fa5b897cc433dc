// An XLSForm as one CSV: the sheet's name in the first column, its rows in the others, as pyxform reads it.
import type { FormTables } from './form-table.ts';
import { tablesOfSheets } from './read-rows.ts';

/** Cuts CSV into rows: quotes may hold separators, line breaks and doubled quotes. */
export function readCsvRows(text: string, separator: ',' | ';' = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const plainly = `[^${separator}\\r\\n]*`;
  const piece = new RegExp(`"((?:[^"]|"")*)"(${plainly})|(${plainly})`, 'y');
  let at = 0;
  while (at <= text.length) {
    piece.lastIndex = at;
    const [whole = '', quoted, after = '', plain = ''] = piece.exec(text) ?? [];
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + after);
    at += whole.length;
    if (text[at] !== separator) {
      rows.push(row);
      row = [];
      if (text.startsWith('\r\n', at)) at += 1;
    }
    at += 1;
  }
  return rows;
}

/** Reads the tables. */
export function readCsv(text: string): FormTables {
  const sheets: { name: string; rows: string[][] }[] = [];
  for (const [name = '', ...cells] of readCsvRows(text)) {
    if (name.trim() !== '') sheets.push({ name, rows: [] });
    const cleaned = cells.map((cell) => cell.trim());
    if (cleaned.some((cell) => cell !== '')) sheets.at(-1)?.rows.push(cleaned);
  }
  return tablesOfSheets(sheets);
}
