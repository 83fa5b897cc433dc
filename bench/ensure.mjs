// What a run needs, made only when it is missing: our own packages, then the app's packages, its build and a browser.
// Built-ins only, because on a fresh clone there is nothing else yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..');
const npm = process.env.npm_execpath;

const packagesIn = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;

function isInstalled() {
  const present = packagesIn(resolve(here, 'node_modules/.package-lock.json'));
  if (present === null) return false;
  return Object.entries(packagesIn(resolve(here, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  );
}

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (!error && status === 0) return;
  console.error(`${args[0]} failed${error ? ` (${error.message})` : ''}: see above.`);
  process.exit(1);
}

if (!isInstalled()) {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  if (npm) run(process.execPath, [npm, ...args], here);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, here);
}
run(process.execPath, ['scripts/ensure.mjs', 'deps', 'build', 'browser'], root);
