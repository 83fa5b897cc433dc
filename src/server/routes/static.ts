// The client's files. Promises: a hashed file may be kept for ever, the shell and the worker never without
// asking; what is not a file and not a page is a plain 404, so that no script is ever answered with HTML.
import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PUBLIC_READ } from '../policy.ts';
import { refuse } from '../replies.ts';

const FOREVER = 'public, max-age=31536000, immutable';

const isApi = (path: string): boolean => /^\/api(\/|$)/.test(path);
/** A page has no extension; every file of the client has one. */
const isPage = (path: string): boolean => !/\.[^/]*$|^\/assets(\/|$)/.test(path);
const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/';

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isApi(pathOf(request))) return refuse(reply, 'not-found');
  return reply
    .code(404)
    .header('cache-control', 'no-store')
    .type('text/plain')
    .send('404\n');
}

/** A path that cannot be decoded names no file. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path).replace(/^\/+/, '');
  } catch {
    return null;
  }
}

/** Serves `clientDir` and answers whatever no route knows. */
export async function staticRoutes(
  app: FastifyInstance,
  clientDir: string,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: clientDir,
    serve: false,
    suppressWarning: true,
    preCompressed: true,
    cacheControl: false,
    index: false,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      const isHashed = path.includes(`${sep}assets${sep}`);
      reply.header('cache-control', isHashed ? FOREVER : 'no-cache');
    },
  });
  app.setNotFoundHandler(notFound);
  const schema = { hide: true };
  app.get('/*', { config: { policy: PUBLIC_READ }, schema }, (request, reply) => {
    const path = pathOf(request);
    if (isApi(path)) return reply.callNotFound();
    if (isPage(path)) return reply.sendFile('index.html');
    const file = decoded(path);
    return file === null ? reply.callNotFound() : reply.sendFile(file);
  });
}
