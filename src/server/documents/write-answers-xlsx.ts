import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from './answer-cell.ts';
import type { AnswersTable } from './answers-table.ts';

/** As many characters as a cell may hold. */
const CELL_MAX = 32_767;
const SHEET_NAME_MAX = 31;
/** Characters that XML cannot hold: one of them makes the whole file unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

// Of the ways to end a line XML keeps one.
const textOf = (value: string): string =>
  value.replace(/\r\n?/g, '\n').replace(NOT_XML, '').slice(0, CELL_MAX);

function cellOf(cell: Cell) {
  switch (cell.type) {
    case 'text':
      return cell.value === '' ? null : { value: textOf(cell.value), type: String };
    case 'number':
      return { value: cell.value, type: Number };
    case 'date':
      return { value: cell.value, type: Date, format: 'dd/mm/yyyy' };
    case 'time':
      return { value: cell.value, type: Date, format: 'dd/mm/yyyy hh:mm' };
  }
}

/** Sheet names: short, without what Excel forbids, and no two alike. */
function sheetNames(tables: readonly AnswersTable[]): string[] {
  const taken = new Set<string>();
  return tables.map(({ name }) => {
    const base = name.replace(/[\\/?*[\]:']/g, ' ').trim() || 'Bảng';
    for (let n = 1; ; n += 1) {
      const end = n === 1 ? '' : ` ${n}`;
      const full = base.slice(0, SHEET_NAME_MAX - end.length) + end;
      if (taken.has(full.toLowerCase())) continue;
      taken.add(full.toLowerCase());
      return full;
    }
  });
}

/** The tables as one spreadsheet: texts are texts, and there is no formula in it. */
export async function writeAnswersXlsx(tables: readonly AnswersTable[]): Promise<Buffer> {
  const names = sheetNames(tables);
  const written = writeXlsxFile(
    tables.map(({ headers, rows }, n) => ({
      sheet: names[n],
      data: [
        headers.map((value) => ({
          value: textOf(value),
          type: String,
          fontWeight: 'bold' as const,
        })),
        ...rows.map((row) => row.map(cellOf)),
      ],
      columns: headers.map(() => ({ width: 24 })),
      stickyRowsCount: 1,
    })) as never,
  );
  return (await written).toBuffer();
}
