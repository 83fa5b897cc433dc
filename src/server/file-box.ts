// Where the bytes of files are kept, behind a small port: a local folder now. Promises: what is kept was
// flushed to the disk first and appears under its name whole or not at all. Keys are made by us, so that no
// name that a person typed ever becomes a path.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

export type FileBox = {
  /** Folder in which unfinished uploads grow. */
  readonly partialDir: string;
  /** SHA-256 of a grown upload, in hexadecimal; null when somebody else has moved or dropped it meanwhile. */
  digest(partialName: string): Promise<string | null>;
  /** Moves a grown upload under its key; the same key again replaces equal bytes by equal bytes. */
  keep(partialName: string, key: string): Promise<void>;
  /** How many bytes of an upload are here, or null when none was begun. */
  grown(partialName: string): Promise<number | null>;
  /** Drops an unfinished upload; nothing happens when there is none. */
  drop(partialName: string): Promise<void>;
  /** Whether the box holds the key, in that size. */
  has(key: string, size: number): Promise<boolean>;
  /** The bytes under a key, or null when the box does not hold them. */
  read(key: string): Promise<{ stream: Readable; size: number } | null>;
};

/** The key of a file: only inside a unit are equal bytes one file, else asking would tell what others hold. */
export const fileKey = (ownerId: string, sha256: string): string =>
  `${ownerId}/${sha256.slice(0, 2)}/${sha256}`;

const isMissing = (thrown: unknown): boolean =>
  (thrown as { code?: unknown })?.code === 'ENOENT';

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A box in a folder of this machine (or of a disk that several servers share). */
export async function openFolderBox(dir: string): Promise<FileBox> {
  const partialDir = join(dir, 'partial');
  const keptDir = join(dir, 'kept');
  await mkdir(partialDir, { recursive: true });
  await mkdir(keptDir, { recursive: true });
  return {
    partialDir,
    digest: (name) => digestOf(join(partialDir, name)),
    async keep(name, key) {
      const [from, to] = [join(partialDir, name), join(keptDir, key)];
      await mkdir(dirname(to), { recursive: true });
      try {
        await flush(from);
        await rename(from, to);
      } catch (fault) {
        // Another call settles the same upload and was first.
        if (!isMissing(fault) || (await sizeOf(to)) === null) throw fault;
      }
      await flush(dirname(to));
      await rm(`${from}.json`, { force: true });
    },
    async grown(name) {
      const config = await sizeOf(join(partialDir, `${name}.json`));
      return config === null ? null : sizeOf(join(partialDir, name));
    },
    async drop(name) {
      await rm(join(partialDir, name), { force: true });
      await rm(join(partialDir, `${name}.json`), { force: true });
    },
    has: async (key, size) => (await sizeOf(join(keptDir, key))) === size,
    async read(key) {
      const path = join(keptDir, key);
      const size = await sizeOf(path);
      return size === null ? null : { stream: createReadStream(path), size };
    },
  };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (fault) {
    if (isMissing(fault)) return null;
    throw fault;
  }
}

async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (fault) {
    if (isMissing(fault)) return null;
    throw fault;
  }
  return hash.digest('hex');
}
