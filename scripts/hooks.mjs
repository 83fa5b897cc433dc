// Run by npm after an install: points git at the hooks kept in this repository.
// Does nothing on a build machine (CI=true) and outside a checkout (a tarball, a container layer).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (process.env.CI !== 'true' && existsSync('.git'))
  spawnSync('git', ['config', 'core.hooksPath', '.githooks']);
