// Compiles what somebody uploaded in a thread of its own: a file made to eat memory or time ends its thread,
// never the server.
import type { AttachedFiles, CompiledForm } from './compile-form.ts';
import { makeFault } from './form-fault.ts';
import { startWorker, workerFile } from './form-thread.ts';

const TIME_MAX_MS = 15_000;
const MEMORY_MAX_MB = 256;

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
  const worker = startWorker(workerFile('compile-worker'), {
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
