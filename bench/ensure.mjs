// What a run needs, made only when it is missing: our own packages, then the app's packages, its build and a browser.
// The peers' packages (peers/) are installed by the run that measures them.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, run } from './lib/installed.mjs';

const here = dirname(fileURLToPath(import.meta.url));

ensureInstalled(here);
run(
  process.execPath,
  ['scripts/ensure.mjs', 'deps', 'build', 'browser'],
  resolve(here, '..'),
);
