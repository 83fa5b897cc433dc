// First bytes of pictures of a given size, as cameras and programs write them.

const u16 = (n: number) => [n >> 8, n & 0xff];
const u32 = (n: number) => [...u16(n >>> 16), ...u16(n & 0xffff)];
const le24 = (n: number) => [n & 0xff, (n >> 8) & 0xff, (n >> 16) & 0xff];
const text = (word: string) => [...word].map((char) => char.charCodeAt(0));

/** A JPEG up to its frame header; `before` bytes of metadata stand in front of it. */
export function jpegHead(
  width: number,
  height: number,
  { before = 100, frame = 0xc0 } = {},
): Uint8Array {
  const metadata = [0xff, 0xe1, ...u16(before + 2), ...Array<number>(before).fill(0xff)];
  const tables = [0xff, 0xc4, ...u16(4), 0, 0];
  const size = [0xff, frame, ...u16(17), 8, ...u16(height), ...u16(width)];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...metadata,
    ...tables,
    ...size,
    ...Array<number>(30).fill(0),
  ]);
}

export const pngHead = (width: number, height: number): Uint8Array =>
  Uint8Array.from([
    0x89,
    ...text('PNG\r\n'),
    0x1a,
    0x0a,
    ...u32(13),
    ...text('IHDR'),
    ...u32(width),
    ...u32(height),
    ...[8, 6, 0, 0, 0, 0, 0, 0, 0],
    0,
  ]);

/** A JPEG whose camera says when it was taken, in either order of bytes; `tag` says it is that moment that it names. */
export function jpegTaken(
  moment: string,
  { isLittle = false, tag = 0x9003 } = {},
): Uint8Array<ArrayBuffer> {
  const short = (n: number) => (isLittle ? u16(n).reverse() : u16(n));
  const long = (n: number) => (isLittle ? u32(n).reverse() : u32(n));
  const entry = (of: number, kind: number, count: number, value: number) => [
    ...[short(of), short(kind), long(count), long(value)].flat(),
  ];
  // Two directories of one and two entries, from the byte order on: at 8 and 26, the text at 56.
  const tags = [
    ...text(isLittle ? 'II' : 'MM'),
    ...[short(42), long(8)].flat(),
    ...[short(1), entry(0x8769, 4, 1, 26), long(0)].flat(),
    ...[short(2), entry(0x9000, 7, 4, 0), entry(tag, 2, 20, 56), long(0)].flat(),
    ...[text(moment), 0].flat(),
  ];
  const jfif = [0xff, 0xe0, ...u16(16), ...text('JFIF'), ...Array<number>(10).fill(0)];
  const exif = [0xff, 0xe1, ...u16(tags.length + 8), ...text('Exif'), 0, 0, ...tags];
  return Uint8Array.from([0xff, 0xd8, ...jfif, ...exif, 0xff, 0xda, 0, 8]);
}

/** A WebP of one of its three kinds. */
export function webpHead(
  kind: 'VP8 ' | 'VP8L' | 'VP8X',
  width: number,
  height: number,
): Uint8Array {
  const bits = (width - 1) | ((height - 1) << 14);
  const body = {
    'VP8 ': [
      0,
      0,
      0,
      0x9d,
      0x01,
      0x2a,
      width & 0xff,
      width >> 8,
      height & 0xff,
      height >> 8,
    ],
    VP8L: [
      0x2f,
      bits & 0xff,
      (bits >> 8) & 0xff,
      (bits >> 16) & 0xff,
      (bits >>> 24) & 0xff,
    ],
    VP8X: [0, 0, 0, 0, ...le24(width - 1), ...le24(height - 1)],
  }[kind];
  const head = [...text('RIFF'), 0, 0, 0, 0, ...text('WEBP'), ...text(kind), 0, 0, 0, 0];
  return Uint8Array.from([...head, ...body, ...Array<number>(16).fill(0)]);
}
