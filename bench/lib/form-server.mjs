// Serves the pages of forms: each loaded once, kept by the browser from then on.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { builtDir } from './build-pages.mjs';
import { pageFile } from './paths.mjs';

const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.xml': 'text/xml',
};

const pageOf = (name) => {
  const styles = existsSync(join(builtDir, name, `${name}.css`))
    ? `<link rel="stylesheet" href="/${name}/${name}.css">`
    : '';
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${name}</title><link rel="icon" href="data:,"><script>${readFileSync(pageFile('form-probe.js'), 'utf8')}</script>${styles}<script type="module" src="/${name}/${name}.js"></script></head><body><div id="app"></div></body></html>`;
};

function answerTo(path) {
  const page = path.match(/^\/form\/(\w+)$/)?.[1];
  if (page !== undefined) return { body: pageOf(page), type: 'text/html; charset=utf-8' };
  const file = join(builtDir, normalize(path));
  if (!file.startsWith(builtDir) || !existsSync(file)) return null;
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return { body: readFileSync(file), type };
}

/** Starts it inside this process: it is idle while anything is measured. */
export async function startFormServer() {
  const server = createServer((request, response) => {
    const found = answerTo(new URL(request.url, 'http://form').pathname);
    if (found === null) return response.writeHead(404).end();
    response.setHeader('content-type', found.type);
    response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.end(found.body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
