// buildApp: the whole edge as one Fastify instance that does not listen; what tests call and what the
// process starts. Everything two processes must agree on is in PostgreSQL, so any number of these may run.
import { randomBytes } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, {
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { moreFunctions } from '../domain/form/function-more.ts';
import { useMoreFunctions } from '../domain/form/more-functions.ts';
import { addDoor } from './caller.ts';
import type { Deps } from './deps.ts';
import { addHeaders } from './headers.ts';
import { logRequests, logSettings } from './log.ts';
import { collectPolicies, type RoutePolicy } from './policy.ts';
import { answerFor, refuse } from './replies.ts';
import { fileRoutes } from './routes/files.ts';
import { formDraftRoutes } from './routes/form-drafts.ts';
import { formFileRoutes } from './routes/form-files.ts';
import { formRoutes } from './routes/forms.ts';
import { healthRoutes } from './routes/health.ts';
import { addInterfaceDescription, openapiRoute } from './routes/openapi.ts';
import { pullRoutes } from './routes/pull.ts';
import { pushRoutes } from './routes/push.ts';
import { sessionRoutes } from './routes/session.ts';
import { staticRoutes } from './routes/static.ts';

declare module 'fastify' {
  interface FastifyInstance {
    policies: readonly RoutePolicy[];
  }
}

const BODY_MAX_BYTES = 64 * 1024;
/** A photo's chunk over the slowest line we serve (6 kB/s) still fits; a dribbling caller does not. */
const REQUEST_MAX_MS = 300_000;

/** A number means so many hops counted from us: what stands further out can be made up by the caller. */
const proxyTrust = (trust: Deps['trustProxy']) =>
  typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : trust;

const settings = (deps: Deps): FastifyServerOptions => ({
  logger: { ...logSettings(deps.logLevel), ...(deps.logTo && { stream: deps.logTo }) },
  logController: new LogController({ disableRequestLogging: true }),
  trustProxy: proxyTrust(deps.trustProxy),
  bodyLimit: BODY_MAX_BYTES,
  requestTimeout: REQUEST_MAX_MS,
  // Short enough to be read out on the telephone; a caller's own id is never taken over.
  genReqId: () => randomBytes(5).toString('hex'),
  // A poisoned member is dropped, so that one such item does not take its whole batch with it:
  // its digest no longer agrees, and it is set aside by itself.
  onProtoPoisoning: 'remove',
  onConstructorPoisoning: 'remove',
  forceCloseConnections: 'idle',
  ...(deps.tls && { https: deps.tls }),
});

function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((thrown, request, reply) => {
    const answer = answerFor(thrown);
    if (answer.isBug) request.log.error({ err: thrown }, 'bug');
    else if (answer.code === 'busy') request.log.warn({ err: thrown }, 'busy');
    return refuse(reply, answer.code, answer.retryAfterMs);
  });
}

/**
 * Builds the app over its parts; call `listen` or `inject` on it, and `close` at the end.
 * @throws Error when any route declares no policy
 */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  useMoreFunctions(moreFunctions);
  const app = Fastify(settings(deps)) as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('policies', collectPolicies(app));
  logRequests(app);
  addErrorHandler(app);
  await addHeaders(app, deps.isHttps);
  await app.register(cookie);
  addDoor(app, deps);
  await app.register(compress, { encodings: ['br', 'gzip'], requestEncodings: ['gzip'] });
  await addInterfaceDescription(app);
  healthRoutes(app, deps);
  sessionRoutes(app, deps);
  pushRoutes(app, deps);
  pullRoutes(app, deps);
  await app.register(async (scope) => fileRoutes(scope, deps));
  await app.register(async (scope) => formDraftRoutes(scope, deps));
  await app.register(async (scope) => formFileRoutes(scope, deps));
  formRoutes(app, deps);
  openapiRoute(app);
  await staticRoutes(app, deps.clientDir);
  await app.ready();
  return app;
}
