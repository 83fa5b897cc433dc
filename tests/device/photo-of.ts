// Photos as capture hands them over.
import type { CapturedPhoto } from '../../src/device/media/photo.ts';
import type { Draft } from '../../src/device/store/person-db.ts';
import { aPhoto } from '../support/build.ts';

/** The n-th photo with its bytes. */
export function photoOf(n: number): CapturedPhoto {
  const { ref, content } = aPhoto(n);
  return { ...ref, blob: new Blob([new Uint8Array(content)], { type: ref.type }) };
}

/** The draft with the photo named in its answers and files. */
export function withPhoto(draft: Draft, { blob: _, ...file }: CapturedPhoto): Draft {
  const photos = Array.isArray(draft.answers.photos) ? draft.answers.photos : [];
  return {
    ...draft,
    answers: { ...draft.answers, photos: [...photos, { photo: file.name }] },
    files: [...draft.files, file],
  };
}
