import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import {
  ApiError,
  PasswordRequest,
  SessionAnswer,
  SignInRequest,
} from '../../sync/protocol.ts';
import { callerOf, setSessionCookie } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Policy } from '../policy.ts';
import { refuse } from '../replies.ts';
import {
  changePassword,
  type Signed,
  sessionAnswer,
  signIn,
  signOut,
} from '../sign-in.ts';

const OWN: Policy = { access: 'signed-in', reach: 'self', changes: true };
const schema = { tags: ['session'] };
const refusals = { '4xx': ApiError, '5xx': ApiError };

function hand(
  deps: Deps,
  reply: FastifyReply,
  slot: number,
  signed: Signed,
): SessionAnswer {
  setSessionCookie(deps, reply, slot, signed.token);
  return signed.answer;
}

/** Sign in, who am I, sign out, another password. */
export function sessionRoutes(root: FastifyInstance, deps: Deps): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.post(
    '/api/v1/session',
    {
      config: { policy: { access: 'public', reach: 'self', changes: true } },
      schema: {
        ...schema,
        body: SignInRequest,
        response: { 200: SessionAnswer, ...refusals },
      },
    },
    async (request, reply) => {
      const result = await signIn(deps, request, reply, request.body);
      if (!result.ok)
        return refuse(reply, result.problem.code, result.problem.retryAfterMs);
      return hand(deps, reply, request.body.slot, result.value);
    },
  );
  app.get(
    '/api/v1/session',
    {
      config: { policy: { ...OWN, changes: false } },
      schema: { ...schema, response: { 200: SessionAnswer, ...refusals } },
    },
    async (request) => sessionAnswer(deps, callerOf(request)),
  );
  app.delete(
    '/api/v1/session',
    {
      config: { policy: OWN },
      schema: { ...schema, response: { 204: z.null(), ...refusals } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await signOut(deps, caller);
      setSessionCookie(deps, reply, caller.slot, null);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/session/password',
    {
      config: { policy: OWN },
      schema: {
        ...schema,
        body: PasswordRequest,
        response: { 200: SessionAnswer, ...refusals },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const result = await changePassword(deps, caller, request.body);
      if (!result.ok)
        return refuse(reply, result.problem.code, result.problem.retryAfterMs);
      return hand(deps, reply, caller.slot, result.value);
    },
  );
}
