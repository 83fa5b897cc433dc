import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  ApiError,
  MIN_PROTOCOL,
  PROTOCOL,
  PushAnswer,
  PushRequest,
} from '../../sync/protocol.ts';
import { callerOf, keepSession } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Policy } from '../policy.ts';
import { judgePush } from '../push.ts';
import { refuse } from '../replies.ts';

/** Counted after decompression, so that a small gzip cannot become a large text. */
export const PUSH_MAX_BYTES = 2 * 1024 * 1024;
const policy: Policy = { access: 'session', reach: 'acts', changes: true };

/** Operations in, one outcome each out; answered only after the database has committed. */
export function pushRoutes(root: FastifyInstance, deps: Deps): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.post(
    '/api/v1/sync/push',
    {
      bodyLimit: PUSH_MAX_BYTES,
      config: { policy },
      schema: {
        tags: ['sync'],
        body: PushRequest,
        response: { 200: PushAnswer, '4xx': ApiError, '5xx': ApiError },
      },
    },
    async (request, reply) => {
      if (request.body.protocol < MIN_PROTOCOL) return refuse(reply, 'update-needed');
      const caller = callerOf(request);
      await keepSession(deps, request, reply);
      const judged = await judgePush(deps, caller, request.body, request.log);
      return { protocol: PROTOCOL, ...judged };
    },
  );
}
