// Files: bytes travel apart from texts, resumably (tus 1.0.0). Promises: only the person whose text announced
// a file may bring or ask after it, only those who see its report may read it, and to everybody else it does
// not exist; it counts only when our own SHA-256 agrees.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { Uuid } from '../../domain/ids.ts';
import { ApiError, FileStatus } from '../../sync/protocol.ts';
import { callerOf } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { fileReceipt, openVisibleFile } from '../files.ts';
import type { Policy } from '../policy.ts';
import { refuse } from '../replies.ts';
import { makeUploads } from '../uploads.ts';

const AUTHOR: Policy = { access: 'session', reach: 'author', changes: true };
const Params = z.object({ fileId: Uuid });
const Empty = z.null();
const refusals = { '4xx': ApiError, '5xx': ApiError };
const tags = ['files'];

/** An image type a browser can do no harm with; anything else goes out as plain bytes. */
const SAFE_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp']);
const EXTENSION: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

const SWEEP_EVERY_MS = 24 * 60 * 60_000;

/** Drops abandoned uploads now and every day; a disk that does not answer is asked again tomorrow. */
function sweepDaily(root: FastifyInstance, sweep: () => Promise<number>): void {
  const once = (): void => {
    sweep().then(
      (dropped) => dropped > 0 && root.log.info({ dropped }, 'abandoned uploads dropped'),
      (err) => root.log.error({ err }, 'sweep of uploads failed'),
    );
  };
  const daily = setInterval(once, SWEEP_EVERY_MS).unref();
  root.addHook('onReady', async () => once());
  root.addHook('onClose', async () => clearInterval(daily));
}

/** Bringing files, asking after them, reading them. In a scope of its own: bytes are no JSON here. */
export function fileRoutes(root: FastifyInstance, deps: Deps): void {
  const typed = root.withTypeProvider<ZodTypeProvider>();
  const uploads = makeUploads(deps, root.log);
  sweepDaily(root, uploads.sweep);
  // The upload protocol reads the bytes itself, as they come.
  root.addContentTypeParser('application/offset+octet-stream', (_request, _bytes, done) =>
    done(null),
  );
  const config = { policy: AUTHOR };
  const one = { tags, params: Params };

  root.post(
    '/api/v1/files',
    { config, compress: false, schema: { tags, response: { 201: Empty, ...refusals } } },
    uploads.create,
  );
  root.head(
    '/api/v1/files/:fileId',
    {
      config: { policy: { ...AUTHOR, changes: false } },
      compress: false,
      schema: { ...one, response: { 200: Empty, ...refusals } },
    },
    uploads.offset,
  );
  root.patch(
    '/api/v1/files/:fileId',
    {
      config,
      compress: false,
      schema: { ...one, response: { 204: Empty, ...refusals } },
    },
    uploads.append,
  );
  root.delete(
    '/api/v1/files/:fileId',
    {
      config,
      compress: false,
      schema: { ...one, response: { 204: Empty, ...refusals } },
    },
    uploads.remove,
  );
  typed.get(
    '/api/v1/files/:fileId/receipt',
    {
      config: { policy: { ...AUTHOR, changes: false } },
      schema: { ...one, response: { 200: FileStatus, ...refusals } },
    },
    async (request, reply) => {
      const status = await fileReceipt(deps, callerOf(request), request.params.fileId);
      return status ?? refuse(reply, 'not-found');
    },
  );
  root.get(
    '/api/v1/files/:fileId',
    {
      exposeHeadRoute: false,
      compress: false,
      config: { policy: { access: 'session', reach: 'scope', changes: false } },
      schema: { ...one, response: { ...refusals } },
    },
    async (request, reply) => {
      const { fileId } = request.params as z.infer<typeof Params>;
      const file = await openVisibleFile(deps, callerOf(request), fileId);
      if (file === null) return refuse(reply, 'not-found');
      const type = SAFE_TYPES.has(file.type) ? file.type : 'application/octet-stream';
      return reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `attachment; filename="${fileId}.${EXTENSION[type] ?? 'bin'}"`,
        )
        .header('content-length', String(file.size))
        .type(type)
        .send(file.stream);
    },
  );
}
