// Reads the text form of an XLSForm (described in docs/forms.md) into its tables. The same tables, row by
// row, are what a spreadsheet would hold: nothing is understood here, only taken apart.
import { fail, ok, type Result } from '../../domain/result.ts';
import { type FormFault, makeFault } from './form-fault.ts';
import {
  ALL_SHEETS,
  addTableRow,
  emptyTables,
  type FormTables,
  type SheetName,
} from './form-table.ts';

const ESCAPES: Record<string, string> = { n: '\n', s: ' ', '\\': '\\', '|': '|' };

/** `\n` a new line, `\s` a blank at an end, `\|` and `\\` themselves. */
const readCell = (text: string): string =>
  text.trim().replace(/\\([ns\\|])/g, (_whole, mark: string) => ESCAPES[mark] ?? '');

/** The cells of `| a | b |`; a `\|` does not part them. */
const readCells = (line: string): string[] =>
  (line.trim().match(/(?:\\.|[^|\\])*\|/g) ?? [])
    .slice(1)
    .map((c) => readCell(c.slice(0, -1)));

type Reader = {
  tables: FormTables;
  faults: FormFault[];
  sheet: SheetName | null;
  /** The cells of the row that `- column: cell` began. */
  block: Map<string, string> | null;
  /** The column names of the `| … |` table that is being read. */
  header: string[] | null;
};

function readTableLine(reader: Reader, line: string): boolean {
  if (!reader.sheet || !/^\|.*\|$/.test(line)) return false;
  const cells = readCells(line);
  reader.block = null;
  if (reader.header === null) {
    reader.header = cells;
    return cells.length > 0;
  }
  if (cells.length !== reader.header.length) return false;
  const pairs = reader.header.map((column, i) => [column, cells[i] ?? ''] as const);
  addTableRow(
    reader.tables[reader.sheet],
    new Map(pairs.filter(([, cell]) => cell !== '')),
  );
  return true;
}

function readBlockLine(reader: Reader, line: string): boolean {
  const found = /^(- | {2})(\S.*?):(?: (.*))?$/.exec(line);
  if (!reader.sheet || !found) return false;
  const [, mark, column = '', cell = ''] = found;
  if (mark === '- ') {
    reader.block = new Map();
    addTableRow(reader.tables[reader.sheet], reader.block);
  }
  if (!reader.block || reader.block.has(column)) return false;
  const value = readCell(cell);
  if (value !== '') reader.block.set(column, value);
  return true;
}

function readLine(reader: Reader, line: string): boolean {
  const trimmed = line.trim();
  if (!trimmed.startsWith('|')) reader.header = null;
  if (trimmed === '' || trimmed.startsWith('#')) return true;
  const sheet = /^\[(.*)\]$/.exec(trimmed)?.[1];
  if (sheet !== undefined) {
    reader.sheet = ALL_SHEETS.find((name) => name === sheet) ?? null;
    reader.block = null;
    return reader.sheet !== null;
  }
  return trimmed.startsWith('|')
    ? readTableLine(reader, trimmed)
    : readBlockLine(reader, line.trimEnd());
}

/**
 * Reads the text of a form.
 * @returns its tables, or every line that could not be read (sheet `file`, row = line number)
 */
export function readFormText(text: string): Result<FormTables, FormFault[]> {
  const reader: Reader = {
    tables: emptyTables(),
    faults: [],
    sheet: null,
    block: null,
    header: null,
  };
  text.split(/\r?\n/).forEach((line, i) => {
    if (readLine(reader, line)) return;
    const place = { sheet: 'file' as const, row: i + 1, column: '', text: line.trim() };
    reader.faults.push(makeFault('text-syntax', place));
  });
  return reader.faults.length > 0 ? fail(reader.faults) : ok(reader.tables);
}
