// Tables drawn with bars: `| survey |`, then `| | type | name |`, as XLSForm is discussed in text. The sheet's
// name stands in the first column, its rows under it.
import type { FormTables } from './form-table.ts';
import { tablesOfSheets } from './read-rows.ts';

function cellsOf(line: string): string[] | null {
  // What stands behind a `#` after the last bar is a remark.
  const bare = line.replace(/#[^|]*$/, '').trim();
  if (!/^\|.*\|$/s.test(bare) || bare.length < 2) return null;
  const inner = bare.slice(1, -1);
  if (/^[|-]+$/.test(inner)) return null;
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** Whether a text looks like such tables. */
export const isMarkdown = (text: string): boolean =>
  (text.slice(0, 5000).match(/\|/g)?.length ?? 0) >= 5;

/** Reads them. */
export function readMarkdown(text: string): FormTables {
  const sheets: { name: string; rows: string[][] }[] = [];
  for (const line of text.split('\n')) {
    if (/^\s*#/.test(line)) continue;
    const [name, ...cells] = cellsOf(line) ?? [''];
    if (name !== '') sheets.push({ name: name ?? '', rows: [] });
    if (cells.some((cell) => cell !== '')) sheets.at(-1)?.rows.push(cells);
  }
  return tablesOfSheets(sheets);
}
