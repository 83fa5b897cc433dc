import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { benchDir, pageFile, rootDir } from './paths.mjs';

export const builtDir = join(benchDir, '.build');
/** The one build of Dexie that the app ships, for both sides. */
const dexie = join(rootDir, 'node_modules/dexie/dist/modern/dexie.mjs');

/** Bundles the pages of the bench; ours is bundled from the app's own sources. */
export async function buildPages() {
  mkdirSync(builtDir, { recursive: true });
  const common = { bundle: true, minify: true, outdir: builtDir, logLevel: 'error' };
  const browser = { ...common, target: 'chrome119', alias: { dexie } };
  await esbuild.build({
    ...browser,
    format: 'esm',
    entryPoints: ['start-floor.js', 'start-floor-sw.js', 'vanilla.js'].map(pageFile),
  });
  await esbuild.build({
    ...browser,
    format: 'iife',
    entryPoints: ['probe.js', 'drain-floor.js', 'drain-engine.ts', 'form-engine.ts'].map(
      pageFile,
    ),
  });
  await esbuild.build({
    ...common,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    entryPoints: [pageFile('stub-hub.ts')],
  });
}
