import readSheets from 'read-excel-file/node';
import { fail, ok, type Result } from '../../domain/result.ts';
import { checkZip } from './check-zip.ts';
import { type FormFault, makeFault } from './form-fault.ts';
import type { FormTables } from './form-table.ts';
import { tablesOfSheets } from './read-rows.ts';

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** A date as Python writes it, which is what pyxform makes of such a cell. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const day = date.toISOString().slice(0, 10);
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
    .map(twoDigits)
    .join(':');
  return `${day} ${time}`;
}

/** A cell as text: whole numbers without decimals, TRUE and FALSE, dates. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value);
  return String(value).replaceAll('\u00a0', ' ').trim();
}

/** Reads a spreadsheet, after a look at how it is packed. */
export async function readXlsx(bytes: Buffer): Promise<Result<FormTables, FormFault[]>> {
  const checked = checkZip(bytes);
  if (!checked.ok) return checked;
  const read = await readSheets(bytes).then(
    (sheets) => sheets,
    () => null,
  );
  if (!read)
    return fail([
      makeFault('not-a-spreadsheet', { sheet: 'file', row: 1, column: '', text: 'xlsx' }),
    ]);
  const sheets = read.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) => row.map(cellText)),
  }));
  return ok(tablesOfSheets(sheets, true));
}
