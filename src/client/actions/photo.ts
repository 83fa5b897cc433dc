// From the camera or the gallery to a photo that can be kept. The shrinking is done off the main thread.
import type { FileProblem } from '../../device/media/file.ts';
import {
  type CapturedPhoto,
  capturePhoto,
  makeWorkerResizer,
  type PhotoProblem,
  type Resizer,
} from '../../device/media/photo.ts';
import workerUrl from '../../device/media/resize.worker.ts?worker&url';
import { stampPhoto } from '../../device/media/stamp.ts';
import { readTakenAt, type TakenAt } from '../../device/media/taken-at.ts';
import { ok, type Result } from '../../domain/result.ts';
import { trustedScript } from '../trusted-script.ts';
import type { SaveFault } from './draft-writer.ts';

export type { CapturedPhoto };
/** Why a picture is not in the phiếu; `full`: it holds as many as it may. */
export type PhotoRefusal = PhotoProblem['code'] | SaveFault | 'full';

// A build's worker is one file of ours and passes the policy; the development server has neither.
const startWorker = (): Worker =>
  new Worker(import.meta.env.PROD ? trustedScript(workerUrl) : workerUrl, {
    type: 'module',
  });

let resize: Resizer | null = null;

/**
 * Prepares a picked file; one worker serves all photos of this page, started at the first.
 * @param stamp makes the line to be drawn on the photo; given when its camera says it was taken, if it does
 */
export async function takePhoto(
  file: File,
  stamp: ((taken: TakenAt | null) => string) | null = null,
): Promise<Result<CapturedPhoto, PhotoProblem>> {
  resize ??= makeWorkerResizer(startWorker);
  const photo = await capturePhoto(file, resize);
  return photo.ok && stamp !== null
    ? ok(await stampPhoto(photo.value, stamp(await readTakenAt(file))))
    : photo;
}

/** Prepares a file that is kept as it is; few forms ask for one, so what it takes comes with their chunk. */
export const takeFile = (file: File): Promise<Result<CapturedPhoto, FileProblem>> =>
  import('../../device/media/file.ts').then(({ captureFile }) => captureFile(file));
