// Uploads over tus 1.0.0. The upload's id is the file's id, so that a phone that lost every answer still knows
// where to ask. What was received already answers as complete; what does not have the announced size or
// SHA-256 is dropped and never counted.
import type { IncomingMessage } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { Uuid } from '../domain/ids.ts';
import { callerOf } from './caller.ts';
import type { Deps } from './deps.ts';
import { findExpected, settleUpload } from './files.ts';
import { type RefusalCode, refuse, statusOf } from './replies.ts';
import type { ExpectedFile } from './store/files.ts';
import { makeUploadLocker } from './upload-lock.ts';

const PATH = '/api/v1/files';
/** The largest file a text can announce; a photo has 350 kB. */
export const FILE_MAX_BYTES = 20 * 1024 * 1024;

/** A phone may be away for weeks; an upload nobody went on with for longer is begun anew, its text stays. */
const ABANDONED_MS = 60 * 24 * 60 * 60_000;

type Answer = Promise<FastifyReply | undefined>;

const bodyFor = (code: RefusalCode): { status_code: number; body: string } => ({
  status_code: statusOf(code),
  body: JSON.stringify({ error: code }),
});

/** The upload protocol's own refusals, in our words. */
function codeFor(status: number | undefined): RefusalCode {
  if (status === 404 || status === 410) return 'not-found';
  if (status === 409) return 'offset-differs';
  if (status === 413) return 'too-large';
  if (status === 423) return 'upload-busy';
  return status !== undefined && status < 500 ? 'bad-request' : 'busy';
}

/** The file id that a creation names in its metadata, or null. */
function namedFile(request: FastifyRequest): string | null {
  const { 'upload-metadata': metadata } = request.headers;
  if (typeof metadata !== 'string') return null;
  const pair = metadata.split(',').map((part) => part.trim().split(' '));
  const encoded = pair.find(([name]) => name === 'fileId')?.[1];
  const named = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .toLowerCase();
  return Uuid.safeParse(named).success ? named : null;
}

/** Makes the four verbs of an upload over the file box. */
export function makeUploads(deps: Deps, log: FastifyBaseLogger) {
  const expectedOf = new WeakMap<IncomingMessage, ExpectedFile>();
  const tus = new Server({
    path: PATH,
    relativeLocation: true,
    maxSize: FILE_MAX_BYTES,
    allowedOrigins: [],
    locker: makeUploadLocker(deps.db),
    datastore: new FileStore({
      directory: deps.box.partialDir,
      expirationPeriodInMilliseconds: ABANDONED_MS,
    }),
    namingFunction: (_request, metadata) => String(metadata?.fileId).toLowerCase(),
    onUploadFinish: async (request) => {
      const raw = request.runtime?.node?.req as IncomingMessage | undefined;
      const expected = raw && expectedOf.get(raw);
      if (expected === undefined) throw bodyFor('not-found');
      if ((await settleUpload(deps, expected)) === null) throw bodyFor('digest-differs');
      return {};
    },
    onResponseError: (_request, error) => {
      const { status_code: status, body } = error as {
        status_code?: number;
        body?: string;
      };
      if (body?.startsWith('{')) return undefined;
      // Not a word of the protocol: the disk, the database or a bug. The phone keeps the photo and tries again.
      if (status === undefined || status >= 500)
        log.error({ err: error }, 'upload failed');
      return bodyFor(codeFor(status));
    },
  });

  async function handOver(
    request: FastifyRequest,
    reply: FastifyReply,
    expected: ExpectedFile,
  ): Promise<undefined> {
    expectedOf.set(request.raw, expected);
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    await tus.handle(request.raw, reply.raw);
    return undefined;
  }

  /** Answers for a file that is here already, as the protocol says it of a finished upload. */
  const finished = (reply: FastifyReply, status: number, file: ExpectedFile) =>
    reply
      .code(status)
      .header('tus-resumable', '1.0.0')
      .header('upload-offset', String(file.size))
      .header('upload-length', String(file.size));

  async function find(request: FastifyRequest, fileId: string | null) {
    return fileId === null ? null : findExpected(deps, callerOf(request), fileId);
  }
  const idIn = (request: FastifyRequest) => (request.params as { fileId: string }).fileId;

  return {
    /** Drops what grew and was left; returns how many. */
    sweep: () => tus.cleanUpExpiredUploads(),
    async create(request: FastifyRequest, reply: FastifyReply): Answer {
      const fileId = namedFile(request);
      const file = await find(request, fileId);
      if (file === null) return refuse(reply, 'not-found');
      if (request.headers['upload-length'] !== String(file.size))
        return refuse(reply, 'size-differs');
      const location = `${PATH}/${fileId}`;
      if (file.receivedAt !== null)
        return finished(reply, 201, file).header('location', location).send();
      if ((await deps.box.grown(file.fileId)) !== null)
        return reply
          .code(201)
          .header('tus-resumable', '1.0.0')
          .header('location', location)
          .send();
      return handOver(request, reply, file);
    },
    async offset(request: FastifyRequest, reply: FastifyReply): Answer {
      const file = await find(request, idIn(request));
      if (file === null) return refuse(reply, 'not-found');
      return file.receivedAt !== null
        ? finished(reply, 200, file).send()
        : handOver(request, reply, file);
    },
    async append(request: FastifyRequest, reply: FastifyReply): Answer {
      const file = await find(request, idIn(request));
      if (file === null) return refuse(reply, 'not-found');
      return file.receivedAt !== null
        ? finished(reply, 204, file).send()
        : handOver(request, reply, file);
    },
    async remove(request: FastifyRequest, reply: FastifyReply): Answer {
      const file = await find(request, idIn(request));
      if (file === null) return refuse(reply, 'not-found');
      return file.receivedAt !== null
        ? refuse(reply, 'file-received')
        : handOver(request, reply, file);
    },
  };
}
