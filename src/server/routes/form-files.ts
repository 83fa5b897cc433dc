// Files that go with forms: a coordinator puts them into a draft, phones fetch those of the forms they hold. In a
// scope of its own: bytes of any kind come in here, and are judged by what they are.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { neededFiles } from '../../domain/form/form-attachments.ts';
import { ApiError } from '../../sync/protocol.ts';
import { callerOf } from '../caller.ts';
import type { Deps } from '../deps.ts';
import {
  ATTACHMENT_MAX_BYTES,
  readFormAttachment,
} from '../forms/read-form-attachment.ts';
import type { Policy } from '../policy.ts';
import { refuse } from '../replies.ts';
import {
  attachFile,
  detachFile,
  type Part,
  readDraftFile,
  readHeldFormFile,
  type StoredFile,
} from '../store/form-attachments.ts';
import { type FormDraft, readDraft } from '../store/form-drafts.ts';
import { mayManage } from '../store/form-shelf.ts';
import { asPerson, type PersonTx } from '../store/scope.ts';
import { FormId } from './form-schemas.ts';

const FORMS: Policy = { access: 'session', reach: 'forms', changes: true };
const HELD: Policy = { access: 'session', reach: 'held-forms', changes: false };
const refusals = { '4xx': ApiError, '5xx': ApiError };
const tags = ['forms'];
const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const DraftId = z.string().check(z.maxLength(64));
const Draft = z.object({ draftId: DraftId });
const DraftFile = z.object({ draftId: DraftId, sha256: Sha256 });
const Named = z.object({ name: z.string().check(z.minLength(1), z.maxLength(200)) });
const Version = z.object({ formId: FormId, version: FormId, sha256: Sha256 });

const MAX_BYTES = Math.max(...Object.values(ATTACHMENT_MAX_BYTES));

function sendBytes(reply: FastifyReply, { type, bytes, part }: StoredFile): FastifyReply {
  if (part !== undefined) {
    const last = part.from + bytes.length - 1;
    reply.code(206).header('content-range', `bytes ${part.from}-${last}/${part.size}`);
  }
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .header('content-disposition', 'attachment')
    .type(type)
    .send(bytes);
}

/** The one kind of range a phone asks for; of any other the whole file is the answer, as HTTP allows. */
function partOf({ range }: IncomingHttpHeaders): Part | null {
  const [, first, last] = /^bytes=(\d{1,9})-(\d{1,9})$/.exec(range ?? '') ?? [];
  const from = Number(first);
  const count = Number(last) - from + 1;
  return count > 0 ? { from, count } : null;
}

/** The draft, if the person may work on it. */
async function findOwn(tx: PersonTx, draftId: string): Promise<FormDraft | null> {
  const draft = await readDraft(tx, draftId);
  if (draft === null) return null;
  return (await mayManage(tx, tx.personId, draft.unitId)) ? draft : null;
}

/** Uploading into a draft, taking out, and fetching. */
export function formFileRoutes(root: FastifyInstance, deps: Deps): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  root.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: MAX_BYTES },
    (_request, bytes, done) => done(null, bytes),
  );
  const ownDraft = (personId: string, draftId: string) =>
    asPerson(deps.db, personId, (tx) => findOwn(tx, draftId));

  app.post(
    '/api/v1/forms/drafts/:draftId/files',
    {
      bodyLimit: MAX_BYTES,
      config: { policy: FORMS },
      schema: {
        tags,
        consumes: ['application/octet-stream'],
        params: Draft,
        querystring: Named,
        response: {
          200: z.object({ sha256: z.string(), size: z.int(), type: z.string() }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const { draftId } = request.params;
      const name = request.query.name.normalize('NFC');
      const draft = await ownDraft(personId, draftId);
      if (draft === null) return refuse(reply, 'not-found');
      if (!Buffer.isBuffer(request.body)) return refuse(reply, 'bad-request');
      const needed = neededFiles(draft.definition).find(
        (file) => file.name.normalize('NFC') === name,
      );
      if (needed === undefined) return refuse(reply, 'file-unnamed');
      const read = readFormAttachment(request.body, needed);
      if (!read.ok) return refuse(reply, read.problem);
      const { bytes, type } = read.value;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = { sha256, size: bytes.length, type };
      const refused = await asPerson(deps.db, personId, async (tx) =>
        (await findOwn(tx, draftId)) === null
          ? ('not-found' as const)
          : attachFile(tx, draftId, needed.name, { ...file, bytes }),
      );
      return refused === null ? file : refuse(reply, refused);
    },
  );

  app.delete(
    '/api/v1/forms/drafts/:draftId/files',
    {
      config: { policy: FORMS },
      schema: {
        tags,
        params: Draft,
        querystring: Named,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const { draftId } = request.params;
      const isGone = await asPerson(
        deps.db,
        personId,
        async (tx) =>
          (await findOwn(tx, draftId)) !== null &&
          (await detachFile(tx, draftId, request.query.name)),
      );
      return isGone ? reply.code(204).send(null) : refuse(reply, 'not-found');
    },
  );

  app.get(
    '/api/v1/forms/drafts/:draftId/files/:sha256',
    {
      exposeHeadRoute: false,
      config: { policy: { ...FORMS, changes: false } },
      schema: { tags, params: DraftFile, response: { ...refusals } },
    },
    async (request, reply) => {
      const { draftId, sha256 } = request.params;
      const found = await asPerson(deps.db, callerOf(request).personId, async (tx) =>
        (await findOwn(tx, draftId)) === null ? null : readDraftFile(tx, draftId, sha256),
      );
      return found === null ? refuse(reply, 'not-found') : sendBytes(reply, found);
    },
  );

  app.get(
    '/api/v1/forms/:formId/versions/:version/files/:sha256',
    {
      exposeHeadRoute: false,
      config: { policy: HELD },
      schema: { tags, params: Version, response: { ...refusals } },
    },
    async (request, reply) => {
      const found = await asPerson(deps.db, callerOf(request).personId, (tx) =>
        readHeldFormFile(tx, request.params, partOf(request.headers)),
      );
      return found === null ? refuse(reply, 'not-found') : sendBytes(reply, found);
    },
  );
}
