// Compiles what somebody uploaded in a thread of its own: a file made to eat memory or time ends its thread,
// never the server.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { AttachedFiles, CompiledForm } from './compile-form.ts';
import { makeFault } from './form-fault.ts';

const TIME_MAX_MS = 15_000;
const MEMORY_MAX_MB = 256;

/** The thread's own file: beside this one as source, beside the server's entry when built. */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts'))
    return new URL('./compile-worker.ts', import.meta.url);
  const beside = new URL('./compile-worker.js', import.meta.url);
  return existsSync(fileURLToPath(beside))
    ? beside
    : new URL('../compile-worker.js', import.meta.url);
}

/** Sources need the development loader in the thread as well; Node 20 does not hand it on by itself. */
function startWorker(file: URL, options: WorkerOptions): Worker {
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

function stopped(): CompiledForm {
  const place = { sheet: 'file', row: 1, column: '', text: '' } as const;
  const about = { id: '', version: '', title: '', questions: 0 };
  return { form: null, draft: null, faults: [makeFault('took-too-long', place)], about };
}

/** Compiles a file within limits of time and memory. */
export function compileInWorker(
  bytes: Uint8Array,
  name: string,
  attached?: AttachedFiles,
  timeMaxMs = TIME_MAX_MS,
): Promise<CompiledForm> {
  const worker = startWorker(workerFile(), {
    workerData: { bytes, name, attached: attached ? [...attached] : null },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB, stackSizeMb: 4 },
  });
  return new Promise((resolve) => {
    const finish = (compiled: CompiledForm) => {
      clearTimeout(timer);
      resolve(compiled);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(stopped()), timeMaxMs);
    worker.once('message', finish);
    // Out of memory, or a bug: either way the person must hear of it.
    worker.once('error', () => finish(stopped()));
    worker.once('exit', () => finish(stopped()));
  });
}
