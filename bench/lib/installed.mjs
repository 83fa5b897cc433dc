// A package's dependencies, installed only where its lock says something else than what is there. Built-ins only:
// on a fresh clone there is nothing else yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const npm = process.env.npm_execpath;

const packagesIn = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;

function isInstalled(dir) {
  const present = packagesIn(resolve(dir, 'node_modules/.package-lock.json'));
  if (present === null) return false;
  return Object.entries(packagesIn(resolve(dir, 'package-lock.json'))).every(
    ([path, { version, optional, peer }]) =>
      path === '' ||
      present[path]?.version === version ||
      ((optional || peer) && !present[path]),
  );
}

/** Runs a command to its end, and ends with it where it fails. */
export function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (!error && status === 0) return;
  console.error(`${args[0]} failed${error ? ` (${error.message})` : ''}: see above.`);
  process.exit(1);
}

/** Installs what the lock of the package in `dir` names, unless it is there. */
export function ensureInstalled(dir) {
  if (isInstalled(dir)) return;
  // A peer may ask for a package manager of its own; what is measured is its code.
  const args = [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
  ];
  if (npm) run(process.execPath, [npm, ...args], dir);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, dir);
}
