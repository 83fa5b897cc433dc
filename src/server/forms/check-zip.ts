// Looks through a zip before a library opens it: how many files, and how much they become when unpacked,
// counted while unpacking, since what a zip says of itself may be a lie.
import { inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type FormFault, makeFault } from './form-fault.ts';

export const FILE_MAX_BYTES = 5 * 1024 * 1024;
const INFLATED_MAX_BYTES = 50 * 1024 * 1024;
const ENTRIES_MAX = 200;
const RATIO_MAX = 100;
/** Below this a high ratio is harmless: an empty sheet packs very well. */
const RATIO_FROM_BYTES = 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

type Entry = { method: number; packed: number; at: number };

const fault = (code: 'not-a-spreadsheet' | 'zip-bomb' | 'too-large', text: string) =>
  makeFault(code, { sheet: 'file', row: 1, column: '', text });

/** The list of files at the end of the zip; null when it is no zip, or not a whole one. */
function readEntries(bytes: Buffer): Entry[] | null {
  const from = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= from && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < from || end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  while (entries.length < Math.min(count, ENTRIES_MAX + 1)) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return null;
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) return null;
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
    });
    at += 46;
    at +=
      bytes.readUInt16LE(at - 18) +
      bytes.readUInt16LE(at - 16) +
      bytes.readUInt16LE(at - 14);
  }
  return entries;
}

/**
 * Unpacks one file and counts; stops at the limit. Null when it cannot be unpacked. At once and not in the
 * background: it runs in a thread of its own, where a round through the loop for every piece only costs time.
 */
function inflatedSize(packed: Buffer, limit: number): number | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) }).length;
  } catch (fault) {
    const isTooMuch =
      fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooMuch ? limit + 1 : null;
  }
}

function checkEntries(bytes: Buffer, entries: Entry[]): FormFault | null {
  let total = 0;
  for (const { method, packed, at } of entries) {
    if (at + packed > bytes.length || (method !== 0 && method !== 8))
      return fault('not-a-spreadsheet', 'zip');
    const piece = bytes.subarray(at, at + packed);
    const limit = INFLATED_MAX_BYTES - total;
    const size = method === 0 ? packed : inflatedSize(piece, limit);
    if (size === null) return fault('not-a-spreadsheet', 'zip');
    total += size;
    if (total > INFLATED_MAX_BYTES) return fault('zip-bomb', '> 50 MB');
    if (size > RATIO_FROM_BYTES && size > packed * RATIO_MAX)
      return fault('zip-bomb', '> 100 : 1');
  }
  return null;
}

/** Checks a zip as a whole. */
export function checkZip(bytes: Buffer): Result<true, FormFault[]> {
  if (bytes.length > FILE_MAX_BYTES) return fail([fault('too-large', '> 5 MB')]);
  const entries = bytes.length < 22 ? null : readEntries(bytes);
  if (!entries) return fail([fault('not-a-spreadsheet', 'zip')]);
  if (entries.length > ENTRIES_MAX) return fail([fault('zip-bomb', '> 200')]);
  const trouble = checkEntries(bytes, entries);
  return trouble ? fail([trouble]) : ok(true);
}
