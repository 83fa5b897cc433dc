// Many files, two at a time: each in a process with limits, so that one file made to eat memory or time is a fault
// of that file and the others still get their verdict. What is said comes in the order of the files. Processes and
// not threads: a thread spends a third more on the same file.
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { type CheckedFile, checkPath, sayCompiled, unread } from './check-path.ts';
import { workerFile } from './form-thread.ts';

export type HowToCheck = {
  isJson: boolean;
  /** Is handed what is to be said of each file, in their order. */
  said: (checked: CheckedFile) => void;
  /** How long one file may take. */
  fileMaxMs?: number;
};

const HELPERS_MAX = 2;
/** Below this, starting helpers costs more than they save. */
const HELPERS_FROM_FILES = 8;
const BATCH_FILES = 10;
const FILE_MAX_MS = 30_000;
// A form lives for some milliseconds; with little room for young objects the collector runs without end. A lower
// limit on the whole makes the engine sparing from the start and costs a third more time; its own limit does.
const HEAP = '--max-semi-space-size=64';

/** Starts a helper; sources need the development loader there as well. */
function startHelper(): ChildProcess {
  const file = workerFile('check-worker');
  const isSource = file.pathname.endsWith('.ts');
  const loader = isSource ? createRequire(import.meta.url).resolve('tsx/esm') : '';
  const loading = isSource ? ['--import', pathToFileURL(loader).href] : [];
  const helper = fork(file, [], { execArgv: [HEAP, ...loading] });
  return helper.on('error', () => undefined);
}

const stopped = (path: string, isJson: boolean) =>
  sayCompiled(path, unread(path, 'took-too-long'), isJson);

type Place = readonly [at: number, path: string];
type Done = (at: number, checked: CheckedFile) => void;

/**
 * Hands some files to a helper.
 * @returns how many of them it lived to answer
 */
function askHelper(
  helper: ChildProcess,
  batch: readonly Place[],
  { isJson, fileMaxMs = FILE_MAX_MS, done }: HowToCheck & { done: Done },
): Promise<number> {
  return new Promise((resolve) => {
    let count = 0;
    const finish = () => {
      clearTimeout(timer);
      helper.off('message', answered).off('exit', finish);
      resolve(count);
    };
    const answered = (checked: CheckedFile) => {
      const [at = 0] = batch[count] ?? [];
      count += 1;
      timer.refresh();
      done(at, checked);
      if (count === batch.length) finish();
    };
    const timer = setTimeout(finish, fileMaxMs);
    helper.on('message', answered).on('exit', finish);
    const paths = batch.map(([, path]) => path);
    helper.send({ paths, isJson }, (fault) => fault && finish());
  });
}

/** Says what has come, as far as there is no gap. */
function inOrder({ said }: HowToCheck): Done {
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

/** The next files in line; a helper that waited after every single one would be idle half of the time. */
function takeBatch(queue: Iterator<Place>): Place[] {
  const batch: Place[] = [];
  while (batch.length < BATCH_FILES) {
    const next = queue.next();
    if (next.done) break;
    batch.push(next.value);
  }
  return batch;
}

async function runHelper(
  queue: Iterator<Place>,
  how: HowToCheck & { done: Done },
): Promise<void> {
  let helper = startHelper();
  for (let batch = takeBatch(queue); batch.length > 0; ) {
    const count = await askHelper(helper, batch, how);
    const lost = batch[count];
    if (lost) {
      const [at, path] = lost;
      how.done(at, stopped(path, how.isJson));
      helper.kill('SIGKILL');
      helper = startHelper();
    }
    batch = batch.slice(count + 1);
    if (batch.length === 0) batch = takeBatch(queue);
  }
  helper.kill();
}

/** Checks files and hands over what is to be said of each, in their order. */
export async function checkPaths(
  paths: readonly string[],
  how: HowToCheck,
): Promise<void> {
  if (paths.length < HELPERS_FROM_FILES) {
    for (const path of paths) how.said(await checkPath(path, how.isJson));
    return;
  }
  const shared = { ...how, done: inOrder(how) };
  const queue = paths.entries();
  const count = Math.min(HELPERS_MAX, availableParallelism());
  await Promise.all(Array.from({ length: count }, () => runHelper(queue, shared)));
}
