import writeXlsxFile from 'write-excel-file/node';
import { ALL_SHEETS, type FormTables, headersOf, type SheetName } from './form-table.ts';

/** A cell no program may take for a formula: the type is given, whatever the text begins with. */
const cell = (value: string | undefined) =>
  value === undefined || value === '' ? null : { value, type: String };

function rowsOf(tables: FormTables, sheet: SheetName) {
  const headers = headersOf(tables, sheet);
  const height = tables[sheet].at(-1)?.row ?? 1;
  const byRow = new Map(tables[sheet].map(({ row, cells }) => [row, cells]));
  const rows = [
    headers.map((header) => ({ ...cell(header), fontWeight: 'bold' as const })),
  ];
  for (let row = 2; row <= height; row += 1) {
    const cells = byRow.get(row);
    rows.push(headers.map((header) => cell(cells?.get(header))) as never);
  }
  return rows;
}

/** The spreadsheet of a form, for download: every row keeps its number. */
export async function writeFormXlsx(tables: FormTables): Promise<Buffer> {
  const sheets = ALL_SHEETS.filter((sheet) => headersOf(tables, sheet).length > 0);
  const written = writeXlsxFile(
    sheets.map((sheet) => ({
      sheet,
      data: rowsOf(tables, sheet),
      stickyRowsCount: 1,
    })) as never,
  );
  return (await written).toBuffer();
}
