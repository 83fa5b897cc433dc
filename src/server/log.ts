// Structured logs without personal data: no bodies, names, cookies, addresses or query strings; a request
// is its route's pattern, an error its kind and where it happened, never the values it carries.
import type { FastifyInstance } from 'fastify';
import type { LoggerOptions } from 'pino';

/** Settings of the process's logger. */
export const logSettings = (level: string): LoggerOptions => ({
  level,
  base: null,
  serializers: {
    req: () => undefined,
    res: () => undefined,
    err: describeError,
  },
});

type Described = { kind: string; code: string | null; where: string[] };

/** An error without what it says: messages of the database repeat the values that offended it. */
export function describeError(thrown: unknown): Described {
  if (!(thrown instanceof Error)) return { kind: typeof thrown, code: null, where: [] };
  const { code } = thrown as { code?: unknown };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: thrown.name,
    code: typeof code === 'string' ? code : null,
    where: frames.slice(0, 8).map((line) => line.trim()),
  };
}

/** One line per answered call: files of the client only where somebody asked for that much. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (route === '/*' || route === '/healthz' || route === '/readyz')
      request.log.debug(line);
    else request.log.info(line);
  });
}
