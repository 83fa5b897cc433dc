// A file that goes with a form, judged by its bytes and never by what it is called. Promises: a data file that is
// taken can be chosen from as the form wants; a picture that is called a film is refused. Nothing is run or resized.

import { ROWS_TYPE } from '../../domain/form/form.ts';
import type {
  FileTable,
  FileUse,
  NeededFile,
} from '../../domain/form/form-attachments.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { readCsvRows } from './read-csv.ts';
import { readGeojson } from './read-geojson.ts';

/** Why a file is not taken. */
export type AttachmentProblem =
  | 'file-empty'
  | 'file-too-large'
  | 'file-kind'
  | 'file-unreadable'
  | 'file-columns'
  | 'file-rows';
export type ReadAttachment = { type: string; bytes: Buffer };

const MIB = 1024 * 1024;
export const ATTACHMENT_MAX_BYTES: Record<FileUse, number> = {
  data: 5 * MIB,
  image: 5 * MIB,
  audio: 10 * MIB,
  video: 20 * MIB,
};
/** A select of more rows is not something a person looks through, and a phone holds them all in memory. */
export const ROWS_MAX = 20_000;

/** First bytes, where they stand, and what they prove. */
const SIGNS: readonly (readonly [
  at: number,
  sign: string,
  type: string,
  uses: readonly FileUse[],
])[] = [
  [0, '\x89PNG\r\n\x1a\n', 'image/png', ['image']],
  [0, '\xff\xd8\xff', 'image/jpeg', ['image']],
  [0, 'GIF8', 'image/gif', ['image']],
  [8, 'WEBP', 'image/webp', ['image']],
  [0, 'ID3', 'audio/mpeg', ['audio']],
  [0, '\xff\xfb', 'audio/mpeg', ['audio']],
  [0, '\xff\xf3', 'audio/mpeg', ['audio']],
  [0, 'OggS', 'audio/ogg', ['audio']],
  [8, 'WAVE', 'audio/wav', ['audio']],
  // One box holds sound and film alike, and only a player can tell.
  [4, 'ftyp', 'video/mp4', ['video']],
  [4, 'ftyp', 'audio/mp4', ['audio']],
  [0, '\x1aE\xdf\xa3', 'video/webm', ['video']],
];

function mediaType(bytes: Buffer, use: FileUse): string | null {
  const head = bytes.toString('latin1', 0, 16);
  const sign = SIGNS.find(
    ([at, text, , uses]) => uses.includes(use) && head.startsWith(text, at),
  );
  return sign?.[2] ?? null;
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: an answer of its own, since spreadsheets save so when not told otherwise.
    return null;
  }
}

/** Excel writes semicolons where the comma is the decimal sign, as it is in Vietnamese. */
function separatorOf(text: string): ',' | ';' {
  const [head = ''] = text.split(/\r?\n/, 1);
  return head.includes(';') && !head.includes(',') ? ';' : ',';
}

function csvTable(text: string): string[][] {
  const rows = readCsvRows(text, separatorOf(text)).map((row) =>
    row.map((cell) => cell.trim().normalize('NFC')),
  );
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

function checkTable(
  table: FileTable | null,
  { columns }: NeededFile,
): Result<FileTable, AttachmentProblem> {
  const [head, ...rows] = table ?? [];
  if (table === null || head === undefined) return fail('file-unreadable');
  const named = head.filter((name) => name !== '');
  if (new Set(named).size < named.length) return fail('file-columns');
  if (columns?.some((name) => !head.includes(name))) return fail('file-columns');
  if (columns && rows.some((row) => !row[head.indexOf(columns[0])]))
    return fail('file-rows');
  return rows.length > ROWS_MAX ? fail('file-rows') : ok(table);
}

/** Reads a file for the place a form has for it. */
export function readFormAttachment(
  bytes: Buffer,
  needed: NeededFile,
): Result<ReadAttachment, AttachmentProblem> {
  if (bytes.length === 0) return fail('file-empty');
  if (bytes.length > ATTACHMENT_MAX_BYTES[needed.use]) return fail('file-too-large');
  if (needed.use !== 'data') {
    const type = mediaType(bytes, needed.use);
    return type === null ? fail('file-kind') : ok({ type, bytes });
  }
  const text = bytes.includes(0) ? null : decode(bytes);
  if (text === null) return fail('file-unreadable');
  const read = needed.name.endsWith('.geojson') ? readGeojson(text) : csvTable(text);
  const table = checkTable(read, needed);
  if (!table.ok) return table;
  return ok({ type: ROWS_TYPE, bytes: Buffer.from(JSON.stringify(table.value)) });
}
