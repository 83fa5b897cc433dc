// Writes the tables of an XLSForm as text, so that readFormText gives the same tables back.
import { type FormRow, type FormTables, SHEETS } from './form-table.ts';

const writeCell = (cell: string): string =>
  cell.replace(/[\\|]/g, '\\$&').replace(/\n/g, '\\n').replace(/^ | $/g, '\\s');

const writeBlock = ({ cells }: FormRow): string =>
  [...cells]
    .map(([column, cell], i) => `${i === 0 ? '- ' : '  '}${column}: ${writeCell(cell)}`)
    .join('\n');

/** Choices stand one to a line, under a header that is written again when the columns change. */
function writeTable(rows: readonly FormRow[]): string {
  let header = '';
  const lines: string[] = [];
  for (const { cells } of rows) {
    const columns = `| ${[...cells.keys()].join(' | ')} |`;
    if (columns !== header) lines.push(...(header === '' ? [columns] : ['', columns]));
    header = columns;
    lines.push(`| ${[...cells.values()].map(writeCell).join(' | ')} |`);
  }
  return lines.join('\n');
}

/** The text of a form, from its tables. */
export const writeFormText = (tables: FormTables): string =>
  SHEETS.map((sheet) => {
    const rows = tables[sheet];
    const body =
      sheet === 'choices' ? writeTable(rows) : rows.map(writeBlock).join('\n\n');
    return `[${sheet}]\n${body}\n`;
  }).join('\n');
