import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDir } from './embedded-home.ts';
import { writePrivate } from './embedded-secrets.ts';
import { codeOf, makeRefusal } from './refusal.ts';

const BYTES = 32;

/**
 * The secret that seals signing keys inside the database, so that a copy of the database alone signs nothing.
 * Made at the first start, kept in DATA_DIR, the same for all servers of one database.
 */
export function readSealKey(dataDir: string): Buffer {
  makeDataDir(dataDir);
  const path = join(dataDir, 'seal.key');
  try {
    if (!existsSync(path)) writePrivate(path, randomBytes(BYTES).toString('base64url'));
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST')
      throw makeRefusal(
        `The file ${path} cannot be written (${codeOf(thrown)}).`,
        thrown,
      );
  }
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64url');
  if (key.length !== BYTES)
    throw makeRefusal(`The file ${path} is damaged: bring it back from a backup.`);
  return key;
}
