// The weight of the built client, in brotli bytes, against the limits: npm run size [-- --json]
// What is counted is what a phone fetches, read from the build's own lists and not from file names.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotli } from './brotli.mjs';

const limits = {
  'first screen': 75_000,
  'sw.js': 45_000,
  "official's app": 110_000,
  'form view and engine': 30_000,
};
// Lazy modules that a signed-in official's task list waits for all the same; by source path.
const firstScreenModules = [];

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const clientDir = join(root, 'dist/client');
const faults = [];

function read(file) {
  const path = join(clientDir, file);
  if (existsSync(path)) return readFileSync(path);
  faults.push(`${file} is missing from dist/client`);
  return Buffer.alloc(0);
}

/** The files of one module of the build and of everything it imports statically. */
function filesOf(key, chunks, seen = new Set()) {
  const chunk = chunks[key];
  if (!chunk) faults.push(`${key} is not in the build`);
  if (!chunk || seen.has(key)) return [];
  seen.add(key);
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.imports ?? []).flatMap((next) => filesOf(next, chunks, seen)),
  ];
}

/** The list that the build wrote into the worker: what an installed app keeps. */
function precachedFiles() {
  const entries = read('sw.js')
    .toString()
    .matchAll(/\{[^{}]*?\burl["']?:\s*["'`]([^"'`]+)["'`][^{}]*\}/g);
  const files = [...entries]
    .filter(([entry]) => entry.includes('revision'))
    .map(([, url]) => url.replace(/^\//, ''));
  if (files.length === 0) faults.push('sw.js precaches nothing');
  return files;
}

async function weigh(name, files) {
  const unique = [...new Set(files)].sort();
  const parts = [];
  for (const file of unique)
    parts.push({ file, bytes: (await brotli(read(file))).length });
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const limit = limits[name];
  if (bytes > limit) faults.push(`${name} is ${bytes - limit} bytes over its limit`);
  return { name, bytes, limit, left: limit - bytes, files: parts };
}

const manifest = read('.vite/manifest.json').toString();
const chunks = manifest ? JSON.parse(manifest) : {};
const firstScreen = ['index.html', ...firstScreenModules].flatMap((key) =>
  filesOf(key, chunks),
);
const precached = precachedFiles();
for (const file of [...firstScreen, ...precached].filter((name) =>
  /(^|\/)wide-/.test(name),
))
  faults.push(`${file} is the coordinator's, yet an official's phone fetches it`);
for (const file of firstScreen.filter((name) => !precached.includes(name)))
  faults.push(`${file} is needed by the first screen and not precached`);

const rows = [
  await weigh('first screen', ['index.html', ...firstScreen]),
  await weigh('sw.js', ['sw.js']),
  await weigh(
    "official's app",
    precached.filter((file) => /\.(js|css|html)$/.test(file)),
  ),
  // Kept by a device from its first form on: what it fetches then, beyond what it has.
  await weigh('form view and engine', JSON.parse(read('form.json').toString() || '[]')),
];

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ rows, faults }));
} else {
  const number = (value) => value.toLocaleString('en').padStart(9);
  console.log(`${'brotli bytes'.padEnd(20)}      size     limit      left`);
  for (const { name, bytes, limit, left } of rows)
    console.log(`${name.padEnd(20)} ${number(bytes)} ${number(limit)} ${number(left)}`);
  if (process.argv.includes('--files'))
    for (const { name, files } of rows)
      for (const { file, bytes } of files) console.log(`${name}: ${file} ${bytes}`);
}
for (const fault of new Set(faults)) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
