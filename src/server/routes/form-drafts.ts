// Uploaded forms until they are published. Promises: what is faulty is answered and stored nowhere; a draft of
// another unit does not exist. In a scope of its own: a spreadsheet is no JSON here.
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { type FormDefinition, formDigestText } from '../../domain/form/form.ts';
import { ApiError } from '../../sync/protocol.ts';
import { callerOf } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { filesOf } from '../draft-files.ts';
import { compileInWorker } from '../forms/compile-in-worker.ts';
import type { Policy } from '../policy.ts';
import { refuse } from '../replies.ts';
import {
  deleteDraft,
  type FormDraft,
  readDraft,
  writeDraft,
} from '../store/form-drafts.ts';
import {
  findObstacle,
  mayManage,
  publishDraft,
  readInheritable,
} from '../store/form-shelf.ts';
import { readVersions } from '../store/forms.ts';
import { readHostFiles } from '../store/lists.ts';
import { asPerson, asSystem } from '../store/scope.ts';
import { DraftView, Uploaded, UploadQuery } from './form-schemas.ts';

export const XLSX_TYPE =
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const UPLOAD_MAX_BYTES = 5 * 1024 * 1024;
const FORMS: Policy = { access: 'session', reach: 'forms', changes: true };
const refusals = { '4xx': ApiError, '5xx': ApiError };
const tags = ['forms'];
const Params = z.object({ draftId: z.string().check(z.maxLength(64)) });
const Published = z.object({ formId: z.string(), version: z.string() });

/** What is said of a draft without its questions. */
export const headOf = (draft: FormDraft) => {
  const { id, unitId, formId, version, fileName, uploadedBy, uploadedAt } = draft;
  const { title } = draft.definition;
  const warnings = draft.faults.length;
  return {
    id,
    unitId,
    formId,
    version,
    title,
    fileName,
    uploadedBy,
    uploadedAt,
    warnings,
  };
};

const digestOf = (definition: FormDefinition): string =>
  createHash('sha256').update(formDigestText(definition)).digest('hex');

/** Uploading, looking at, publishing and throwing away. */
export function formDraftRoutes(root: FastifyInstance, deps: Deps): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  root.addContentTypeParser(
    [XLSX_TYPE, 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: UPLOAD_MAX_BYTES },
    (_request, bytes, done) => done(null, bytes),
  );
  const may = (personId: string, unitId: string) =>
    asPerson(deps.db, personId, (tx) => mayManage(tx, personId, unitId));

  app.post(
    '/api/v1/forms/drafts',
    {
      bodyLimit: UPLOAD_MAX_BYTES,
      config: { policy: FORMS },
      schema: {
        tags,
        consumes: [XLSX_TYPE],
        querystring: UploadQuery,
        response: { 200: Uploaded, ...refusals },
      },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const { unitId, fileName } = request.query;
      // Asked before any work is done, and once more in the transaction that stores.
      if (!(await may(personId, unitId))) return refuse(reply, 'not-found');
      const source = request.body;
      if (!Buffer.isBuffer(source)) return refuse(reply, 'bad-request');
      const host = await asPerson(deps.db, personId, readHostFiles);
      const { form, faults, about } = await compileInWorker(source, fileName, host);
      if (form === null || faults.some(({ level }) => level !== 'warning'))
        return { draftId: null, faults, about };
      const draft = { unitId, fileName, source, definition: form, faults };
      const draftId = await asPerson(deps.db, personId, async (tx) => {
        if (!(await mayManage(tx, personId, unitId))) return null;
        const published = await readInheritable(tx, personId, {
          ...draft,
          formId: form.id,
        });
        return writeDraft(tx, { ...draft, uploadedBy: personId, published });
      });
      if (draftId === null) return refuse(reply, 'not-found');
      return { draftId, faults, about };
    },
  );

  app.get(
    '/api/v1/forms/drafts/:draftId',
    {
      exposeHeadRoute: false,
      config: { policy: { ...FORMS, changes: false } },
      schema: { tags, params: Params, response: { 200: DraftView, ...refusals } },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const found = await asPerson(deps.db, personId, async (tx) => {
        const draft = await readDraft(tx, request.params.draftId);
        if (draft === null || !(await mayManage(tx, personId, draft.unitId))) return null;
        const obstacle = await findObstacle(tx, personId, draft);
        const versions = await readVersions(tx, [draft.formId]);
        const current = versions.find(({ isCurrent }) => isCurrent);
        const published =
          obstacle === 'form-id-taken' ? null : (current?.definition ?? null);
        const { definition } = draft;
        const faults = draft.faults as z.infer<typeof DraftView>['faults'];
        const files = filesOf(draft, await readHostFiles(tx));
        return { draft: headOf(draft), definition, faults, files, published, obstacle };
      });
      return found ?? refuse(reply, 'not-found');
    },
  );

  app.delete(
    '/api/v1/forms/drafts/:draftId',
    {
      config: { policy: FORMS },
      schema: { tags, params: Params, response: { 204: z.null(), ...refusals } },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const gone = await asPerson(deps.db, personId, async (tx) => {
        const draft = await readDraft(tx, request.params.draftId);
        if (draft === null || !(await mayManage(tx, personId, draft.unitId))) return 0;
        return deleteDraft(tx, draft);
      });
      return gone === 0 ? refuse(reply, 'not-found') : reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/forms/drafts/:draftId/publish',
    {
      config: { policy: FORMS },
      schema: {
        tags,
        params: Params,
        body: z.object({ acknowledged: z.boolean() }),
        response: { 200: Published, ...refusals },
      },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const { draftId } = request.params;
      const { acknowledged } = request.body;
      const done = await asSystem(deps.db, (tx) =>
        publishDraft(tx, personId, { draftId, acknowledged, hash: digestOf }),
      );
      return done.ok ? done.value : refuse(reply, done.problem);
    },
  );
}
