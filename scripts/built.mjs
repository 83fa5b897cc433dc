// Whether dist/ is the build of the sources that stand here. Compares content, not file times:
// a checkout moves the times, and a build that was broken off leaves no stamp. Built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const stampFile = 'dist/built.json';
const outputs = [
  'dist/client/index.html',
  'dist/client/sw.js',
  'dist/server/main.js',
  'dist/server/admin.js',
];
const inputs = [
  'src',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/brotli.mjs',
  'vite.config.ts',
  'vite.server.config.ts',
];

const filesUnder = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesUnder(join(path, name)))
    : [path];

/** One hash over everything the build reads. */
export function hashInputs() {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.filter((path) => existsSync(path)).flatMap(filesUnder))
    hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

export const isBuilt = () =>
  outputs.every((file) => existsSync(file)) &&
  existsSync(stampFile) &&
  JSON.parse(readFileSync(stampFile, 'utf8')).inputs === hashInputs();

/** `inputsHash` is taken before the build starts: a file saved meanwhile makes it stale. */
export const markBuilt = (inputsHash) =>
  writeFileSync(stampFile, JSON.stringify({ inputs: inputsHash }));
