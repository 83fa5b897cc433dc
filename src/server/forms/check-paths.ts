// Many files, two at a time: each in a thread with limits, so that one file made to eat memory or time is a fault
// of that file and the others still get their verdict. What is said comes in the order of the files.
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { type CheckedFile, checkPath, sayCompiled, unread } from './check-path.ts';
import { startWorker, workerFile } from './form-thread.ts';

export type HowToCheck = {
  isJson: boolean;
  /** Is handed what is to be said of each file, in their order. */
  said: (checked: CheckedFile) => void;
  /** How long one file may take. */
  fileMaxMs?: number;
};

const THREADS_MAX = 2;
/** Below this, starting threads costs more than they save. */
const THREADS_FROM_FILES = 8;
const FILE_MAX_MS = 30_000;
const LIMITS = {
  maxOldGenerationSizeMb: 512,
  // A form lives for some milliseconds; with little room for young objects the collector runs without end.
  maxYoungGenerationSizeMb: 192,
  stackSizeMb: 4,
};

const stopped = (path: string, isJson: boolean) =>
  sayCompiled(path, unread(path, 'took-too-long'), isJson);

/** Hands one file to a thread; null when the thread did not live to answer. */
function askThread(
  thread: Worker,
  path: string,
  { isJson, fileMaxMs = FILE_MAX_MS }: HowToCheck,
): Promise<CheckedFile | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(null), fileMaxMs);
    const lost = () => finish(null);
    const finish = (checked: CheckedFile | null) => {
      clearTimeout(timer);
      thread.off('message', finish).off('error', lost).off('exit', lost);
      resolve(checked);
    };
    thread.on('message', finish).on('error', lost).on('exit', lost);
    thread.postMessage({ path, isJson });
  });
}

/** Says what has come, as far as there is no gap. */
function inOrder({ said }: HowToCheck): (at: number, checked: CheckedFile) => void {
  const waiting = new Map<number, CheckedFile>();
  let next = 0;
  return (at, checked) => {
    waiting.set(at, checked);
    for (let found = waiting.get(next); found; found = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      said(found);
    }
  };
}

async function runThread(
  queue: Iterator<[number, string]>,
  how: HowToCheck,
  done: (at: number, checked: CheckedFile) => void,
): Promise<void> {
  const start = () =>
    startWorker(workerFile('check-worker'), { resourceLimits: LIMITS }).on(
      'error',
      () => undefined,
    );
  let thread = start();
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const [at, path] = next.value;
    const checked = await askThread(thread, path, how);
    if (!checked) {
      void thread.terminate();
      thread = start();
    }
    done(at, checked ?? stopped(path, how.isJson));
  }
  await thread.terminate();
}

/** Checks files and hands over what is to be said of each, in their order. */
export async function checkPaths(
  paths: readonly string[],
  how: HowToCheck,
): Promise<void> {
  if (paths.length < THREADS_FROM_FILES) {
    for (const path of paths) how.said(await checkPath(path, how.isJson));
    return;
  }
  const done = inOrder(how);
  const queue = paths.entries();
  const count = Math.min(THREADS_MAX, availableParallelism());
  await Promise.all(Array.from({ length: count }, () => runThread(queue, how, done)));
}
