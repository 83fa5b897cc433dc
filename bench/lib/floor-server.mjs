// Serves the floors' pages, and counts what was asked of it.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { builtDir } from './build-pages.mjs';
import { pageFile } from './paths.mjs';

const fileOf = (path) =>
  [join(builtDir, path), pageFile(`${path.slice(1)}.html`)].find(
    (file) => /\.(js|html)$/.test(file) && existsSync(file),
  );

/** Starts it inside this process: it is idle while anything is measured. */
export async function startFloorServer() {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const file = fileOf(new URL(request.url, 'http://floor').pathname);
    if (file === undefined) return response.writeHead(404).end();
    response.setHeader(
      'content-type',
      file.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
    );
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests: () => requests,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
