// The size of a picture read from its first bytes, so that a huge one is refused before it is decoded: decoding is
// what takes the memory. Unknown formats answer null.

export type ImageSize = { width: number; height: number };

/** How much of a file is read; cameras write a preview of up to 64 kB before the size. */
export const HEAD_BYTES = 192 * 1024;

const isAt = (view: DataView, at: number, text: string): boolean =>
  view.byteLength >= at + text.length &&
  [...text].every((char, n) => view.getUint8(at + n) === char.charCodeAt(0));

/** Width and height of a JPEG, PNG or WebP as stored, or null. */
export function imageSize(head: ArrayBuffer): ImageSize | null {
  const view = new DataView(head);
  if (view.byteLength < 30) return null;
  if (isAt(view, 1, 'PNG\r\n') && isAt(view, 12, 'IHDR'))
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (isAt(view, 0, 'RIFF') && isAt(view, 8, 'WEBP')) return webpSize(view);
  return view.getUint16(0) === 0xffd8 ? jpegSize(view) : null;
}

/** Walks the segments of a JPEG to its frame header (any SOF but the tables that share its range). */
function jpegSize(view: DataView): ImageSize | null {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Fill bytes and markers without a length stand alone.
    const isBare =
      marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += marker === 0xff ? 1 : isBare ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(view: DataView): ImageSize | null {
  if (isAt(view, 12, 'VP8X')) {
    const u24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    return { width: u24(24) + 1, height: u24(27) + 1 };
  }
  if (isAt(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (!isAt(view, 12, 'VP8 ')) return null;
  return {
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}
