// Published forms: the list a coordinator works with, withdrawing, attaching, the sheet itself, and the answers.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { ApiError } from '../../sync/protocol.ts';
import { callerOf } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { exportAnswers } from '../export-answers.ts';
import { readFormSheet } from '../form-sheet.ts';
import { ownOrigin } from '../origin.ts';
import type { Policy } from '../policy.ts';
import { refuse } from '../replies.ts';
import { attachForm } from '../store/form-attach.ts';
import { readDrafts } from '../store/form-drafts.ts';
import { mayManage, readShelf, withdraw } from '../store/form-shelf.ts';
import { asPerson, asSystem } from '../store/scope.ts';
import { headOf, XLSX_TYPE } from './form-drafts.ts';
import { AnswersQuery, Attach, FormId, Shelf, UnitQuery } from './form-schemas.ts';

const FORMS: Policy = { access: 'session', reach: 'forms', changes: true };
const READ: Policy = { ...FORMS, changes: false };
const refusals = { '4xx': ApiError, '5xx': ApiError };
const tags = ['forms'];
const Params = z.object({ formId: FormId });
const VersionParams = z.object({ formId: FormId, version: FormId });

function sendFile(
  reply: FastifyReply,
  { bytes, type, name }: { bytes: Buffer | string; type: string; name: string },
): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .type(type)
    .send(bytes);
}

/** Everything about forms but their drafts. */
export function formRoutes(root: FastifyInstance, deps: Deps): void {
  const app = root.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/api/v1/forms',
    {
      exposeHeadRoute: false,
      config: { policy: READ },
      schema: { tags, querystring: UnitQuery, response: { 200: Shelf, ...refusals } },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const { unitId } = request.query;
      const shelf = await asPerson(deps.db, personId, async (tx) => {
        if (!(await mayManage(tx, personId, unitId))) return null;
        const forms = (await readShelf(tx, unitId)).map(
          ({ titleVi, titleEn, ...form }) => ({
            ...form,
            title: { vi: titleVi, en: titleEn },
          }),
        );
        const drafts = (await readDrafts(tx, unitId)).map(headOf);
        return { forms, drafts, common: await mayManage(tx, personId, null) };
      });
      return shelf ?? refuse(reply, 'not-found');
    },
  );

  app.post(
    '/api/v1/forms/:formId/withdraw',
    {
      config: { policy: FORMS },
      schema: { tags, params: Params, response: { 204: z.null(), ...refusals } },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const problem = await asSystem(deps.db, (tx) =>
        withdraw(tx, personId, request.params.formId),
      );
      return problem === null ? reply.code(204).send(null) : refuse(reply, problem);
    },
  );

  app.post(
    '/api/v1/forms/:formId/attach',
    {
      config: { policy: FORMS },
      schema: {
        tags,
        params: Params,
        body: Attach,
        response: { 200: z.object({ tasks: z.int() }), ...refusals },
      },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const { formId } = request.params;
      const done = await asSystem(deps.db, (tx) =>
        attachForm(tx, personId, { ...request.body, formId }),
      );
      return done.ok ? { tasks: done.value } : refuse(reply, done.problem);
    },
  );

  app.get(
    '/api/v1/forms/:formId/versions/:version/sheet',
    {
      exposeHeadRoute: false,
      config: { policy: READ },
      schema: { tags, params: VersionParams, response: { ...refusals } },
    },
    async (request, reply) => {
      const { formId, version } = request.params;
      const bytes = await readFormSheet(
        deps,
        callerOf(request).personId,
        formId,
        version,
      );
      if (bytes === null) return refuse(reply, 'not-found');
      return sendFile(reply, {
        bytes,
        type: XLSX_TYPE,
        name: `${formId}-${version}.xlsx`,
      });
    },
  );

  app.get(
    '/api/v1/forms/:formId/answers',
    {
      exposeHeadRoute: false,
      config: { policy: { access: 'session', reach: 'scope', changes: false } },
      schema: {
        tags,
        params: Params,
        querystring: AnswersQuery,
        response: { ...refusals },
      },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      const { formId } = request.params;
      const made = await exportAnswers(deps.db, personId, {
        formId,
        ...request.query,
        filesAt: `${ownOrigin(request, deps.publicOrigin)}/api/v1/files`,
      });
      return made.ok ? sendFile(reply, made.value) : refuse(reply, made.problem);
    },
  );
}
