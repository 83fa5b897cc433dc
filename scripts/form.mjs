// What authors of forms run: npm run form -- check FILE… [--json], npm run form -- answer FILE ANSWERS.json [--json]
// Bundled on the spot, in half a second: run from the sources through a loader, two hundred forms take twice as long.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
// A folder of its own, so that two runs at once do not take each other's program away.
const outDir = mkdtempSync(join(cache, 'form-'));
try {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      ssr: 'src/server/forms/form-command.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
    },
  });
  const { runFormCommand } = await import(
    pathToFileURL(join(outDir, 'form-command.js')).href
  );
  process.exitCode = await runFormCommand(process.argv.slice(2), (line) =>
    process.stdout.write(`${line}\n`),
  );
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
