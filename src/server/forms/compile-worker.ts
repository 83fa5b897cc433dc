// The thread in which an uploaded form is taken apart; see compile-in-worker.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { compileFile } from './compile-file.ts';

const { bytes, name, attached } = workerData as {
  bytes: Uint8Array;
  name: string;
  attached: string[] | null;
};
const compiled = await compileFile(
  { bytes, name },
  attached === null ? undefined : new Set(attached),
);
parentPort?.postMessage(compiled);
