// A helper process of the authors' command: takes some paths at a time; see check-paths.ts. It ends with the process
// that started it.
import { checkPath } from './check-path.ts';

type Asked = { paths: string[]; isJson: boolean };

process.on('message', async ({ paths, isJson }: Asked) => {
  for (const path of paths) process.send?.(await checkPath(path, isJson));
});
