import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, makeRefusal } from './refusal.ts';

/** The system user PostgreSQL runs as; null = the one who started us. */
export type RunAs = { uid: number; gid: number } | null;

/** Where the cluster lives: `base` holds it (and copied binaries), `cluster` is its data directory. */
export type Home = { base: string; cluster: string; runAs: RunAs };

const SYSTEM_USER = 'postgres';
/** In DATA_DIR: names the folder that holds the cluster when DATA_DIR itself is out of PostgreSQL's reach. */
const POINTER = 'postgres-folder';

const isRoot = (): boolean => process.getuid?.() === 0;
const atHome = (base: string, runAs: RunAs): Home => ({
  base,
  cluster: join(base, 'pg'),
  runAs,
});
const hasCluster = (home: Home): boolean => existsSync(join(home.cluster, 'PG_VERSION'));

/** Makes a folder and those above it. Not by `recursive`, which never returns where the kernel keeps the folder. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Makes DATA_DIR where missing. What stands there already keeps its rights: it may not be ours. */
export function makeDataDir(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) {
      makeFolder(dataDir);
      // Ours, so ours to set: root lets PostgreSQL's own user pass through, and nobody list it.
      chmodSync(dataDir, isRoot() ? 0o711 : 0o700);
    }
    if (!statSync(dataDir).isDirectory())
      throw makeRefusal(`${dataDir} is not a folder.`);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw makeRefusal(
      `The folder ${dataDir} cannot be written (${codeOf(cause) || 'not a folder'}): ` +
        'give this user the right to it, or name another folder in DATA_DIR.',
      cause,
    );
  }
}

/** Whether PostgreSQL's user can pass into a folder; asked of the system itself, so that it counts ACLs too. */
export function canReach(runAs: RunAs, folder: string): boolean {
  if (runAs === null) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], {
    ...runAs,
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}

function idOf(flag: '-u' | '-g'): number | null {
  const asked = spawnSync('id', [flag, SYSTEM_USER], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout) : null;
}

/** PostgreSQL refuses to run as root: finds the system user it runs as, and makes it where missing. */
function systemUser(): { uid: number; gid: number } {
  if (idOf('-u') === null) {
    spawnSync('groupadd', ['--system', '--force', SYSTEM_USER]);
    const home = ['--home-dir', '/nonexistent', '--no-create-home'];
    const shell = ['--shell', '/usr/sbin/nologin'];
    spawnSync('useradd', [
      '--system',
      '--gid',
      SYSTEM_USER,
      ...home,
      ...shell,
      SYSTEM_USER,
    ]);
  }
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  if (uid === null || gid === null)
    throw makeRefusal(
      `PostgreSQL cannot run as root and the system user "${SYSTEM_USER}" could not be made: ` +
        'make it, start as an ordinary user, or set DATABASE_URL.',
    );
  return { uid, gid };
}

const unreachable = (folder: string): Error =>
  makeRefusal(
    `PostgreSQL's own system user cannot enter ${folder}: let others pass through the folders ` +
      'above it (chmod o+x), or name another folder in DATA_DIR.',
  );

/** A cluster that exists decides for itself: it runs as the owner of its files. */
function ownerHome(base: string): Home {
  const { uid, gid } = statSync(join(base, 'pg'));
  const home = atHome(base, { uid, gid });
  if (!canReach(home.runAs, base)) throw unreachable(base);
  return home;
}

function rootHome(dataDir: string): Home {
  const pointer = join(dataDir, POINTER);
  if (existsSync(pointer)) {
    const base = readFileSync(pointer, 'utf8').trim();
    if (!existsSync(base))
      throw makeRefusal(
        `${pointer} says that the database is in ${base}, and that folder is gone: ` +
          'bring it back, or remove DATA_DIR to begin anew.',
      );
    return hasCluster(atHome(base, null)) ? ownerHome(base) : atHome(base, systemUser());
  }
  if (hasCluster(atHome(dataDir, null))) return ownerHome(dataDir);
  const user = systemUser();
  if (canReach(user, dataDir)) return atHome(dataDir, user);
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const base = `/var/lib/lan-toa-${name}`;
  try {
    mkdirSync(base, { recursive: true });
    chmodSync(base, 0o711);
  } catch (cause) {
    throw makeRefusal(
      `PostgreSQL's own system user cannot enter ${dataDir}, and ${base} cannot be made ` +
        `(${codeOf(cause)}): name a folder that others may pass through in DATA_DIR.`,
      cause,
    );
  }
  if (!canReach(user, base)) throw unreachable(base);
  writeFileSync(pointer, `${base}\n`);
  return atHome(base, user);
}

/**
 * Decides where the cluster lives and as whom it runs. Never changes the rights of a folder that is not ours.
 * @throws a refusal that names the folder and the remedy
 */
export function findHome(dataDir: string): Home {
  makeDataDir(dataDir);
  if (isRoot()) return rootHome(dataDir);
  const home = atHome(dataDir, null);
  const me = process.getuid?.();
  if (me !== undefined && hasCluster(home) && statSync(home.cluster).uid !== me)
    throw makeRefusal(
      `The database in ${home.cluster} belongs to another user: start as that user, ` +
        'or name another folder in DATA_DIR.',
    );
  if (existsSync(join(dataDir, POINTER)))
    throw makeRefusal(
      `The database of ${dataDir} was made by root and lies elsewhere (see ${POINTER} in it): ` +
        'start as root, or name another folder in DATA_DIR.',
    );
  return home;
}

/** The sentence that says where the database is, when it is not in DATA_DIR. */
export const homeNote = (home: Home, dataDir: string): string | null =>
  dirname(home.cluster) === dataDir
    ? null
    : `PostgreSQL's own user cannot enter ${dataDir}, so the database is kept in ${home.base}.`;
