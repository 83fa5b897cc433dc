// What the two commands need, made only when it is missing or stale: node scripts/ensure.mjs deps build browser
// Node built-ins only, because on a fresh clone there is nothing else yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './built.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);

/** Ends the command with one sentence. */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function run(what, command, args) {
  const startedAt = Date.now();
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error || status !== 0)
    stop(`${what} failed${error ? ` (${error.message})` : ''}: see the lines above.`);
  console.log(`${what}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

const readJson = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;

/**
 * Whether node_modules holds what the lock asks for. npm writes its own list last, so an install
 * that was broken off has none; the content is compared because a checkout moves the file times.
 */
function areDepsFresh() {
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json')?.packages;
  if (!present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  );
}

const steps = {
  deps() {
    if (areDepsFresh()) return;
    // NODE_ENV=production would leave out the build tools, which both commands need.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
    const npm = process.env.npm_execpath;
    if (npm) run('npm ci', process.execPath, [npm, ...args]);
    else run('npm ci', process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  },
  build() {
    if (!isBuilt()) run('build', process.execPath, ['scripts/build.mjs']);
  },
  async browser() {
    const { ensureChromium } = await import('./chromium.mjs');
    console.log(`browser: ${await ensureChromium()}`);
  },
};

if (major < 20 || (major === 20 && minor < 19))
  stop(`Lan Tỏa needs Node 20.19 or newer; this is ${process.version}.`);
process.chdir(root);
for (const name of process.argv.slice(2)) {
  if (!steps[name])
    stop(`ensure.mjs knows ${Object.keys(steps).join(', ')}; not ${name}.`);
  try {
    await steps[name]();
  } catch (fault) {
    stop(fault.message);
  }
}
