// Photos that another app shares with this one: the worker puts them by until the person has chosen a phiếu for them.
// They lie in a cache of their own, unsealed, and no longer than that.

const BOX = 'shared';
const NAME = 'x-name';
const TIME = 'x-time';

/** Puts shared photos by, and leads to the question which phiếu they belong to. */
export async function takeShared(
  caches: CacheStorage,
  request: Request,
): Promise<Response> {
  const said = await request.formData();
  const files = said.getAll('photos').filter((it) => it instanceof File);
  const box = await caches.open(BOX);
  const held = (await box.keys()).length;
  for (const [n, file] of files.entries()) {
    const headers = {
      [NAME]: encodeURIComponent(file.name),
      [TIME]: String(file.lastModified),
      'content-type': file.type,
    };
    await box.put(`/shared/${held + n}`, new Response(file, { headers }));
  }
  return Response.redirect('/new', 303);
}

/** How many photos wait. */
export const countShared = async (caches: CacheStorage): Promise<number> =>
  (await caches.has(BOX)) ? (await (await caches.open(BOX)).keys()).length : 0;

/** The photos that wait, as files. */
export async function readShared(caches: CacheStorage): Promise<File[]> {
  const box = await caches.open(BOX);
  const held = await box.matchAll();
  return Promise.all(
    held.map(async (photo) => {
      const { headers } = photo;
      return new File([await photo.blob()], decodeURIComponent(headers.get(NAME) ?? ''), {
        type: headers.get('content-type') ?? '',
        lastModified: Number(headers.get(TIME)),
      });
    }),
  );
}

/** They have found their phiếu, or are not wanted. */
export const dropShared = async (caches: CacheStorage): Promise<unknown> =>
  caches.delete(BOX);
