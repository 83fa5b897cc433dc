// Starts a thread on one of the files of this folder, built or not.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** The thread's own file: beside this one as source, beside the entry or one above when built. */
export function workerFile(name: string): URL {
  if (import.meta.url.endsWith('.ts')) return new URL(`./${name}.ts`, import.meta.url);
  const beside = new URL(`./${name}.js`, import.meta.url);
  return existsSync(fileURLToPath(beside))
    ? beside
    : new URL(`../${name}.js`, import.meta.url);
}

/** Sources need the development loader in the thread as well; Node 20 does not hand it on by itself. */
export function startWorker(file: URL, options: WorkerOptions): Worker {
  if (!file.pathname.endsWith('.ts')) return new Worker(file, options);
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const [from, entry] = [pathToFileURL(loader).href, file.href].map((it) =>
    JSON.stringify(it),
  );
  const code = `import(${from}).then(({ register }) => (register(), import(${entry})))`;
  return new Worker(code, { ...options, eval: true });
}
