// Pictures where there is no browser to decode them: a file that begins with "picture" is one, or that has a
// camera's tags; all else is not.
import { Blob as NodeBlob } from 'node:buffer';

/** Puts what a browser does with pictures in place until the returned function is called. */
export function fakePictures(): () => void {
  const names = ['createImageBitmap', 'OffscreenCanvas', 'Blob'] as const;
  const before = names.map((name) => Reflect.get(globalThis, name));
  // The pretended page's own cannot be cloned into a database.
  Reflect.set(globalThis, 'Blob', NodeBlob);
  Reflect.set(globalThis, 'createImageBitmap', async (file: Blob) => {
    const text = await file.text();
    if (!/^(picture|small)|Exif/.test(text))
      throw new DOMException('', 'InvalidStateError');
    return { width: 2000, height: 1500, text, close: () => undefined };
  });
  Reflect.set(
    globalThis,
    'OffscreenCanvas',
    function OffscreenCanvas(width: number, height: number) {
      let drawn = '';
      return {
        getContext: () => ({
          fillRect: () => undefined,
          fillText: (text: string) => {
            drawn += ` «${text}»`;
          },
          drawImage: (picture: { text: string }) => {
            drawn = picture.text;
          },
        }),
        convertToBlob: async () => new Blob([`small ${width}×${height} ${drawn}`]),
      };
    },
  );
  return () => {
    names.forEach((name, n) => {
      if (before[n] === undefined) Reflect.deleteProperty(globalThis, name);
      else Reflect.set(globalThis, name, before[n]);
    });
  };
}

/** A file as a camera or a gallery hands it over. */
export const aFile = (name: string, content: string): File =>
  new File([content], name, { type: 'image/jpeg' });
