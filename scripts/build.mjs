// The whole build: client and worker, then server, then every text file compressed beside itself,
// so that the server never compresses a static file while a phone waits.
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'vite';
import { brotli } from './brotli.mjs';
import { hashInputs, markBuilt, stampFile } from './built.mjs';

const texts = /\.(js|css|html|svg|json|webmanifest|txt)$/;
// Below one network packet there is nothing to win.
const worthwhileBytes = 1_200;
const gzipAsync = promisify(gzip);

async function compressBeside(file) {
  const bytes = await readFile(file);
  if (bytes.length < worthwhileBytes) return;
  await writeFile(`${file}.br`, await brotli(bytes));
  await writeFile(`${file}.gz`, await gzipAsync(bytes, { level: 9 }));
}

async function compressClient() {
  const entries = await readdir('dist/client', { recursive: true, withFileTypes: true });
  const served = entries
    .filter((entry) => entry.isFile() && texts.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join('dist/client/.vite')));
  await Promise.all(served.map(compressBeside));
}

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
// A NODE_ENV left over in the shell would build another app than the one that is tested.
process.env.NODE_ENV = 'production';
try {
  const inputsHash = hashInputs();
  await rm(stampFile, { force: true });
  await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
  await build({ configFile: 'vite.server.config.ts', logLevel: 'warn' });
  await compressClient();
  // A route that does not declare who may call it must not be built.
  await promisify(execFile)(process.execPath, ['dist/server/admin.js', 'routes']);
  markBuilt(inputsHash);
} catch (fault) {
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(fault.code)) throw fault;
  console.error(
    `The build cannot write ${fault.path ?? 'dist'} (${fault.code}): give this user the folder, or delete dist and try again.`,
  );
  process.exit(1);
}
