// A photo made small: at most 1,600 px on its long edge and 350 kB. Promises: upright as the camera meant it, and without
// metadata, because it is drawn and encoded anew. Runs in a worker, or on the page where there is none.

export const PHOTO_MAX_EDGE = 1_600;
export const PHOTO_MAX_BYTES = 350_000;
/** A decoded pixel takes four bytes: this many are a quarter of a gigabyte. */
export const PHOTO_MAX_PIXELS = 60_000_000;

export type ResizeProblem = 'unreadable' | 'too-many-pixels';
export type ResizeAnswer = { blob: Blob } | { problem: ResizeProblem };

const QUALITIES = [0.85, 0.75, 0.65, 0.55, 0.45];
/** When the lowest quality is still too large, fewer pixels are better than worse ones. */
const SHRINK = 0.8;

/** The size of a picture that fits the long edge. */
export function fitEdge(
  width: number,
  height: number,
  edge = PHOTO_MAX_EDGE,
): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** Makes a photo small enough to travel. */
export async function resizePhoto(photo: Blob): Promise<ResizeAnswer> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(
    // A picture this browser cannot read (HEIC, a broken file) is a refusal to explain, not a failure.
    () => null,
  );
  if (bitmap === null) return { problem: 'unreadable' };
  try {
    if (bitmap.width * bitmap.height > PHOTO_MAX_PIXELS)
      return { problem: 'too-many-pixels' };
    return { blob: await encodeSmall(bitmap) };
  } finally {
    bitmap.close();
  }
}

async function encodeSmall(bitmap: ImageBitmap): Promise<Blob> {
  for (let edge = PHOTO_MAX_EDGE; ; edge = Math.floor(edge * SHRINK)) {
    const canvas = draw(bitmap, edge);
    for (const quality of QUALITIES) {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      if (blob.size <= PHOTO_MAX_BYTES || edge < 64) return blob;
    }
  }
}

function draw(bitmap: ImageBitmap, edge: number): OffscreenCanvas {
  const { width, height } = fitEdge(bitmap.width, bitmap.height, edge);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no 2d context');
  // A transparent picture becomes black in JPEG; paper is white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}
