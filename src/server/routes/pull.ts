import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { ApiError, PullPage } from '../../sync/protocol.ts';
import { callerOf, keepSession } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Policy } from '../policy.ts';
import { pullPage } from '../store/pull.ts';

const policy: Policy = { access: 'session', reach: 'scope', changes: false };
/** It names the audiences it has followed: long for somebody who wears many hats. */
const CURSOR_MAX_CHARS = 12_000;
const Query = z.object({
  cursor: z.optional(z.string().check(z.maxLength(CURSOR_MAX_CHARS))),
});

/** What changed for this person since the cursor. */
export function pullRoutes(root: FastifyInstance, deps: Deps): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/v1/sync/pull',
    {
      config: { policy },
      schema: {
        tags: ['sync'],
        querystring: Query,
        response: { 200: PullPage, '4xx': ApiError, '5xx': ApiError },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await keepSession(deps, request, reply);
      return pullPage(deps.db, caller.personId, request.query.cursor ?? null);
    },
  );
}
