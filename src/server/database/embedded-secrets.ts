import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { codeOf, makeRefusal } from './refusal.ts';

const password = z.string().min(32);
const Secrets = z.object({
  /** Of the cluster's superuser, who makes roles and the database, and nothing later. */
  superuser: password,
  owner: password,
  app: password,
});
export type Secrets = z.infer<typeof Secrets>;

const FILE = 'postgres-secrets.json';

/** Writes a file that only we may read, so that it is whole on the disk or not there. Fails if it exists. */
export function writePrivate(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * The passwords of our own PostgreSQL, made at the first start and kept in DATA_DIR.
 * @param cluster the data directory of a cluster that exists already: then its passwords must too
 */
export function readSecrets(dataDir: string, cluster: string | null): Secrets {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) {
    if (cluster !== null)
      throw makeRefusal(
        `${path} is gone, and with it the passwords of the database in ${cluster}: ` +
          'bring it back from a backup, or remove that folder to begin anew.',
      );
    const make = () => randomBytes(24).toString('hex');
    const fresh: Secrets = { superuser: make(), owner: make(), app: make() };
    try {
      writePrivate(path, `${JSON.stringify(fresh)}\n`);
    } catch (cause) {
      // Two starts at once: the other one was first, and its passwords count.
      if (codeOf(cause) !== 'EEXIST')
        throw makeRefusal(
          `${path} cannot be written (${codeOf(cause)}): free some space, or name another folder in DATA_DIR.`,
          cause,
        );
    }
  }
  try {
    return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw makeRefusal(
      `${path} cannot be read or is damaged: bring it back from a backup.`,
      cause,
    );
  }
}
