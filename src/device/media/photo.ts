// From a picked file to a photo that can be kept: refused with a reason, or small, upright, without metadata, and
// hashed as exactly the bytes that will be stored and sent.
import { fail, ok, type Result } from '../../domain/result.ts';
import { sha256Hex } from '../sha256.ts';
import { newUuid } from '../store/new-uuid.ts';
import { HEAD_BYTES, imageSize } from './image-size.ts';
import { PHOTO_MAX_PIXELS, type ResizeAnswer, resizePhoto } from './resize.ts';

/** A photo as it will be stored: its hash is that of `blob`. */
export type CapturedPhoto = {
  fileId: string;
  name: string;
  sha256: string;
  size: number;
  type: string;
  blob: Blob;
};

/** `empty`: the camera gave nothing · `unreadable`: HEIC or broken · `too-many-pixels`: over 60 million. */
export type PhotoProblem = { code: 'empty' | 'unreadable' | 'too-many-pixels' };

/** Makes a file small; `null` = could not be tried there. */
export type Resizer = (photo: Blob) => Promise<ResizeAnswer | null>;

/**
 * Prepares a picked file.
 * @param resize in a worker where there is one (`makeWorkerResizer`), else on this thread
 */
export async function capturePhoto(
  file: Blob,
  resize: Resizer = resizePhoto,
): Promise<Result<CapturedPhoto, PhotoProblem>> {
  if (file.size === 0) return fail({ code: 'empty' });
  const size = imageSize(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (size !== null && size.width * size.height > PHOTO_MAX_PIXELS)
    return fail({ code: 'too-many-pixels' });
  const answer = (await resize(file)) ?? (await resizePhoto(file));
  if ('problem' in answer) return fail({ code: answer.problem });
  const { blob } = answer;
  const bytes = await blob.arrayBuffer();
  const fileId = newUuid();
  return ok({
    fileId,
    name: `${fileId}.jpg`,
    sha256: await sha256Hex(bytes),
    size: bytes.byteLength,
    type: 'image/jpeg',
    // Bytes in hand, not a handle to a file that the gallery may delete meanwhile.
    blob: new Blob([bytes], { type: 'image/jpeg' }),
  });
}

type Reply = { id: number; answer: ResizeAnswer | null };

/**
 * Resizes in a worker, started at the first photo. Where it cannot start or dies, the page does the work itself.
 * @param startWorker makes the worker; handed in, because only a page may bless a script address
 */
export function makeWorkerResizer(startWorker: () => Worker): Resizer {
  const waiting = new Map<number, (answer: ResizeAnswer | null) => void>();
  let worker: Worker | null = null;
  let isDead = false;
  let last = 0;

  const giveUp = () => {
    isDead = true;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };

  const start = (): Worker => {
    const made = startWorker();
    made.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      waiting.get(data.id)?.(data.answer);
      waiting.delete(data.id);
    });
    made.addEventListener('error', giveUp);
    made.addEventListener('messageerror', giveUp);
    return made;
  };

  return (photo) => {
    if (isDead || typeof Worker === 'undefined') return Promise.resolve(null);
    worker ??= start();
    last += 1;
    const id = last;
    const answer = new Promise<ResizeAnswer | null>((resolve) =>
      waiting.set(id, resolve),
    );
    worker.postMessage({ id, photo });
    return answer;
  };
}
