// When a picture was taken, as its camera wrote it into the file (EXIF, DateTimeOriginal). A file's own date is none of
// that: copying, sending and saving renew it. Nothing else is read.
import { isCivilDate } from '../../domain/civil-date.ts';
import { HEAD_BYTES } from './image-size.ts';

/** Such as 2026-03-12 and 14:05. */
export type TakenAt = { date: string; clock: string };

type Tags = { view: DataView; isLittle: boolean };

const EXIF_DIRECTORY = 0x8769;
const TAKEN = 0x9003;
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ENTRY_BYTES = 12;

// What lies outside the bytes at hand reads as nothing.
const u16 = ({ view, isLittle }: Tags, at: number): number =>
  at + 2 <= view.byteLength ? view.getUint16(at, isLittle) : 0;
const u32 = ({ view, isLittle }: Tags, at: number): number =>
  at + 4 <= view.byteLength ? view.getUint32(at, isLittle) : 0;

/** The segment of a JPEG that holds the camera's tags, from their byte order on. */
function tagsOf(head: ArrayBuffer): Tags | null {
  const view = new DataView(head);
  const jpeg: Tags = { view, isLittle: false };
  if (u16(jpeg, 0) !== 0xffd8) return null;
  for (let at = 2; at + 10 <= view.byteLength; at += 2 + u16(jpeg, at + 2)) {
    const marker = u16(jpeg, at);
    // Only segments with a length stand before the picture itself.
    if (marker < 0xffc0 || marker === 0xffda) return null;
    if (
      marker === 0xffe1 &&
      EXIF.every((byte, n) => view.getUint8(at + 4 + n) === byte)
    ) {
      const tags = new DataView(head, at + 10);
      return { view: tags, isLittle: u16({ view: tags, isLittle: false }, 0) === 0x4949 };
    }
  }
  return null;
}

/** What a directory says of a tag: its value, or where that stands; 0 where it says nothing. */
function entryOf(tags: Tags, directory: number, tag: number): number {
  const last = directory + 2 + ENTRY_BYTES * u16(tags, directory);
  for (let at = directory + 2; at < last; at += ENTRY_BYTES)
    if (u16(tags, at) === tag) return u32(tags, at + 8);
  return 0;
}

/** From the first bytes of a JPEG, on the camera's own clock; null where it does not say. */
export function takenAt(head: ArrayBuffer): TakenAt | null {
  const tags = tagsOf(head);
  if (tags === null) return null;
  const directory = entryOf(tags, u32(tags, 4), EXIF_DIRECTORY);
  const at = directory === 0 ? 0 : entryOf(tags, directory, TAKEN);
  if (at === 0 || at + 16 > tags.view.byteLength) return null;
  const text = Array.from({ length: 16 }, (_, n) =>
    String.fromCharCode(tags.view.getUint8(at + n)),
  ).join('');
  const found = /^(\d{4}):(\d\d):(\d\d) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute] = found;
  const date = `${year}-${month}-${day}`;
  const clock = `${hour}:${minute}`;
  // A camera whose clock was never set writes zeros, and no calendar has that day.
  return isCivilDate(date) ? { date, clock } : null;
}

/** The same of a file as it was picked. */
export const readTakenAt = async (file: Blob): Promise<TakenAt | null> =>
  takenAt(await file.slice(0, HEAD_BYTES).arrayBuffer());
