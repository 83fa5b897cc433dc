// What authors of forms run: npm run form -- check FILE… [--json], npm run form -- answer FILE ANSWERS.json [--json]
// Bundled once per state of the sources and kept: run from the sources through a loader, two hundred forms take
// twice as long, and bundling anew each time makes one form wait.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, 'node_modules', '.cache', 'form');
const HOUR_MS = 3_600_000;

const sources = [
  'src/domain',
  'src/server/forms',
  'package-lock.json',
  'scripts/form.mjs',
];
const filesUnder = (path) =>
  statSync(join(root, path)).isDirectory()
    ? readdirSync(join(root, path))
        .sort()
        .flatMap((name) => filesUnder(`${path}/${name}`))
    : [path];

/** What the program is made of, as one name. */
function stamp() {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap(filesUnder))
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 24);
}

/** Bundles into a folder of its own and moves that into place: two runs at once do not see half a program. */
async function bundle(target) {
  const { build } = await import('vite');
  const outDir = mkdtempSync(join(cache, 'new-'));
  const input = ['form-command', 'check-worker'].map(
    (name) => `src/server/forms/${name}.ts`,
  );
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { ssr: true, outDir, target: 'node20', rolldownOptions: { input } },
  });
  try {
    renameSync(outDir, target);
  } catch (fault) {
    // Another run was first, with the same program.
    if (!existsSync(target)) throw fault;
    rmSync(outDir, { recursive: true, force: true });
  }
  for (const name of readdirSync(cache)) {
    const old = join(cache, name);
    if (old !== target && Date.now() - statSync(old).mtimeMs > HOUR_MS)
      rmSync(old, { recursive: true, force: true });
  }
}

// `| head` reads no further than it wants.
process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 1));
mkdirSync(cache, { recursive: true });
const program = join(cache, stamp());
if (!existsSync(program)) await bundle(program);
const { runFormCommand } = await import(
  pathToFileURL(join(program, 'form-command.js')).href
);
process.exitCode = await runFormCommand(process.argv.slice(2), (line) =>
  process.stdout.write(`${line}\n`),
);
