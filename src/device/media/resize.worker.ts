// Composition root of the photo worker: one photo in, one small photo or refusal out, in order.
import { resizePhoto } from './resize.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener(
  'message',
  ({ data }: MessageEvent<{ id: number; photo: Blob }>) => {
    resizePhoto(data.photo).then(
      (answer) => self.postMessage({ id: data.id, answer }),
      // The page then tries by itself, where a mistake of ours is seen and logged.
      () => self.postMessage({ id: data.id, answer: null }),
    );
  },
);
