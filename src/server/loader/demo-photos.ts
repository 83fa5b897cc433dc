// The pictures of the demonstration: drawings, real JPEG files, sent the way a phone's upload ends.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeUuid } from '../../domain/ids.ts';
import type { FileRef } from '../../domain/report.ts';
import { seedDir } from '../database/package-root.ts';
import type { Deps } from '../deps.ts';
import { settleUpload } from '../files.ts';
import { findExpectedFile } from '../store/files.ts';
import type { Chance } from './demo-chance.ts';

export type DemoPhoto = { bytes: Buffer; sha256: string };
export type DemoPhotos = ReadonlyMap<string, DemoPhoto>;
/** A picture on its way to a report. */
export type SentPhoto = { ref: FileRef; photo: DemoPhoto };

/** All pictures by name. */
export async function readDemoPhotos(): Promise<DemoPhotos> {
  const folder = join(seedDir(), 'photos');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jpg')).sort();
  const read = files.map(async (file): Promise<[string, DemoPhoto]> => {
    const bytes = await readFile(join(folder, file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return [file.slice(0, -'.jpg'.length), { bytes, sha256 }];
  });
  return new Map(await Promise.all(read));
}

/** Names a picture as a phone would that took it at this moment. */
export function takePhoto(photo: DemoPhoto, takenMs: number, chance: Chance): SentPhoto {
  const fileId = makeUuid(takenMs, chance.bytes(10));
  const { sha256, bytes } = photo;
  const name = `${fileId}.jpg`;
  return {
    photo,
    ref: { fileId, name, sha256, size: bytes.length, type: 'image/jpeg' },
  };
}

/** Sends the bytes of an announced file; a file that is here already stays as it is. */
export async function sendPhoto(
  deps: Pick<Deps, 'db' | 'box'>,
  personId: string,
  { ref, photo }: SentPhoto,
): Promise<void> {
  const expected = await findExpectedFile(deps.db, personId, ref.fileId);
  if (expected === null || expected.receivedAt !== null) return;
  await writeFile(join(deps.box.partialDir, ref.fileId), photo.bytes);
  await settleUpload(deps, expected);
}
