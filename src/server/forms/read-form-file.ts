import { fail, ok, type Result } from '../../domain/result.ts';
import { FILE_MAX_BYTES } from './check-zip.ts';
import { expandIncludes } from './expand-includes.ts';
import { type FormFault, makeFault } from './form-fault.ts';
import type { FormTables } from './form-table.ts';
import { readCsv } from './read-csv.ts';
import { readFormText } from './read-form-text.ts';
import { isMarkdown, readMarkdown } from './read-markdown.ts';
import { readXlsx } from './read-xlsx.ts';

export type FormFile = {
  bytes: Uint8Array;
  name: string;
  /** For a text of this project: the rows it shares with others, by name. */
  parts?: ReadonlyMap<string, string>;
};

const refuse = (code: 'not-a-spreadsheet' | 'too-large', text: string) =>
  fail([makeFault(code, { sheet: 'file' as const, row: 1, column: '', text })]);

const isZip = (bytes: Buffer): boolean => bytes.readUInt16BE(0) === 0x504b;

function readText(
  text: string,
  name: string,
  parts: ReadonlyMap<string, string>,
): Result<FormTables, FormFault[]> {
  if (/\.form$/i.test(name)) {
    const whole = expandIncludes(text, parts);
    return whole.ok ? readFormText(whole.value) : whole;
  }
  if (/\.csv$/i.test(name)) return ok(readCsv(text));
  if (isMarkdown(text)) return ok(readMarkdown(text));
  return refuse('not-a-spreadsheet', name);
}

/** Reads a form of any shape into its tables: what it is shows in its bytes first, then in its name. */
export async function readFormFile({
  bytes: raw,
  name,
  parts = new Map(),
}: FormFile): Promise<Result<FormTables, FormFault[]>> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes.length > FILE_MAX_BYTES) return refuse('too-large', '> 5 MB');
  if (bytes.length < 2) return refuse('not-a-spreadsheet', name);
  if (isZip(bytes)) return readXlsx(bytes);
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (text.includes('\u0000')) return refuse('not-a-spreadsheet', name);
  return readText(text, name, parts);
}
