// A thread of the authors' command: takes one path after another; see check-paths.ts.
import { parentPort } from 'node:worker_threads';
import { checkPath } from './check-path.ts';

parentPort?.on('message', async ({ path, isJson }: { path: string; isJson: boolean }) => {
  parentPort?.postMessage(await checkPath(path, isJson));
});
