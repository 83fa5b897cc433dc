// A line of text drawn on a photo, where superiors ask to see on the picture when and where it was taken. Visible text
// only: nothing is written into the file's metadata.
import { sha256Hex } from '../sha256.ts';
import type { CapturedPhoto } from './photo.ts';

const QUALITY = 0.85;

/** The photo with the text along its lower edge, hashed as it will be sent; as it was where that cannot be drawn. */
export async function stampPhoto(
  photo: CapturedPhoto,
  text: string,
): Promise<CapturedPhoto> {
  const picture = await createImageBitmap(photo.blob);
  const { width, height } = picture;
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen === null) return photo;
  pen.drawImage(picture, 0, 0);
  picture.close();
  const size = Math.max(14, Math.round(width / 36));
  pen.font = `600 ${size}px sans-serif`;
  pen.fillStyle = 'rgb(0 0 0 / 60%)';
  pen.fillRect(0, height - 2 * size, width, 2 * size);
  pen.fillStyle = '#ffffff';
  pen.textBaseline = 'middle';
  // The width is a limit: a long place is drawn narrower, never cut.
  pen.fillText(text, size / 2, height - size, width - size);
  const drawn = await canvas.convertToBlob({ type: photo.type, quality: QUALITY });
  const bytes = await drawn.arrayBuffer();
  return {
    ...photo,
    size: bytes.byteLength,
    sha256: await sha256Hex(bytes),
    blob: new Blob([bytes], { type: photo.type }),
  };
}
