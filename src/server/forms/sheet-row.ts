// The rows of a table with every column at its key. Texts are cleaned as pyxform cleans them, except that a
// sentence keeps its typographic quotes: only rules read by a machine need plain ones.

import { columnKey } from './column-names.ts';
import type { CompileReport } from './compile-report.ts';
import { type FormTables, headersOf, type SheetName } from './form-table.ts';

/** A cell that holds something, and the column it stands in, as written. */
export type SheetCell = { column: string; text: string };
export type SheetRow = {
  sheet: SheetName;
  row: number;
  /** By key; texts of several languages at `label::Tiếng Việt (vi)`. */
  cells: ReadonlyMap<string, SheetCell>;
};
export type Sheet = {
  rows: SheetRow[];
  /** Every key of the header, and the column it is called. */
  columns: ReadonlyMap<string, string>;
};

const SPOKEN = /^(label|hint|guidance_hint|title|bind::jr:\w+Msg)(::|$)/;

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A cell as it counts: composed marks, plain quotes, and one blank at a time where wanted. */
function cleanCell(key: string, cell: string, isCollapsed: boolean): string {
  // Most cells are plain letters with single blanks, and there are ten thousand of them.
  if (PLAIN.test(cell)) return cell;
  const text = cell.normalize('NFC').replaceAll('\u00a0', ' ');
  const plain = SPOKEN.test(key)
    ? text
    : text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  // Line breaks part the paragraphs of a sentence, and nothing else.
  if (SPOKEN.test(key)) return plain.trim();
  return isCollapsed ? plain.trim().replace(/\s+/g, ' ') : plain;
}

function keysOf(
  tables: FormTables,
  sheet: SheetName,
  report: CompileReport,
): Map<string, string> {
  const headers = headersOf(tables, sheet).filter((header) => header.trim() !== '');
  for (const header of headers)
    if ((tables.headers[sheet] ?? []).filter((other) => other === header).length > 1)
      report.blame('duplicate-column', { sheet, row: 1, column: header, text: header });
  const both = headers.includes('id_string') && headers.includes('form_id');
  if (sheet === 'settings' && both) {
    const place = { sheet, row: 1, column: 'id_string', text: 'id_string' };
    report.blame('duplicate-setting', place);
    headers.splice(headers.indexOf('id_string'), 1);
  }
  const isDouble = headers.some((header) => header.includes('::'));
  const keys = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const header of headers) {
    const { key, isPlain } = columnKey(sheet, header, isDouble);
    if (taken.has(key) && !isPlain) {
      const text = `${taken.get(key)}, ${header}`;
      report.blame('duplicate-column', { sheet, row: 1, column: header, text });
    }
    keys.set(header, key);
    taken.set(key, header);
  }
  return keys;
}

/** Reads one table. */
export function readSheet(
  tables: FormTables,
  sheet: SheetName,
  report: CompileReport,
  isCollapsed = false,
): Sheet {
  const keys = keysOf(tables, sheet, report);
  const rows = tables[sheet].map(({ row, cells }) => {
    const found = new Map<string, SheetCell>();
    for (const [column, cell] of cells) {
      const key = keys.get(column);
      if (key === undefined) continue;
      const text = cleanCell(key, cell, isCollapsed);
      if (text !== '') found.set(key, { column, text });
    }
    return { sheet, row, cells: found };
  });
  const columns = new Map([...keys].map(([header, key]) => [key, header]));
  return { rows, columns };
}

/** The text of a cell; '' when there is none. */
export const cellOf = (row: SheetRow, key: string): string =>
  row.cells.get(key)?.text ?? '';

/** Where a cell stands, for a fault about it; `name` is what the column is called if it is not there. */
export const placeOf = (row: SheetRow, key: string, name = key) => ({
  sheet: row.sheet,
  row: row.row,
  column: row.cells.get(key)?.column ?? name,
  text: cellOf(row, key),
});
