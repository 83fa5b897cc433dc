import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import type { Deps } from '../deps.ts';
import { PUBLIC_READ } from '../policy.ts';

const Health = z.object({ ok: z.boolean() });
const Readiness = z.object({ ok: z.boolean(), demo: z.boolean() });

/**
 * `/healthz`: the process answers. `/readyz`: the database answers too and the first data is loaded; `demo`
 * says whether this is a demonstration.
 */
export function healthRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const config = { policy: PUBLIC_READ };
  typed.get(
    '/healthz',
    { config, schema: { tags: ['health'], response: { 200: Health } } },
    async () => ({ ok: true }),
  );
  typed.get(
    '/readyz',
    {
      config,
      schema: { tags: ['health'], response: { 200: Readiness, 503: Readiness } },
    },
    async (_request, reply) => {
      const ok = await deps.isReady();
      return reply.code(ok ? 200 : 503).send({ ok, demo: deps.isDemo });
    },
  );
}
