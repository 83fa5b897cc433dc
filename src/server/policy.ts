// Every route says who may call it and how far it reaches. Promises: a route that says nothing stops the
// app from being built, so tests and the build fail before anybody can call it.
import type { FastifyInstance } from 'fastify';

/**
 * Who may call: `public` anyone · `signed-in` a live session, even one that must change its password
 * first · `session` a live session past its first password.
 */
export type Access = 'public' | 'signed-in' | 'session';

/**
 * How far a call reaches: `nothing` of any unit · `self` the caller's own account · `scope` what the
 * caller's grants make visible today · `acts` each operation is judged by itself · `author` files that
 * the caller's own texts announced · `forms` units whose forms the caller may manage ·
 * `held-forms` form versions that the caller's devices get.
 */
export type Reach =
  | 'nothing'
  | 'self'
  | 'scope'
  | 'acts'
  | 'author'
  | 'forms'
  | 'held-forms';

/** `changes`: the call alters something, so that its origin is checked (always for unsafe methods). */
export type Policy = { access: Access; reach: Reach; changes: boolean };

declare module 'fastify' {
  interface FastifyContextConfig {
    policy: Policy;
  }
}

export type RoutePolicy = { method: string; url: string; policy: Policy };

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

function problemOf(
  method: string,
  url: string,
  policy: Policy | undefined,
): string | null {
  if (policy === undefined) return `${method} ${url} declares no policy`;
  if (!SAFE.has(method) && !policy.changes)
    return `${method} ${url} changes something but its policy says otherwise`;
  return null;
}

/**
 * Collects the policy of each route that is added from now on.
 * @returns the list, growing as routes are added
 * @throws Error from the adding of a route that declares none
 */
export function collectPolicies(app: FastifyInstance): readonly RoutePolicy[] {
  const routes: RoutePolicy[] = [];
  app.addHook('onRoute', (route) => {
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    for (const method of methods) {
      const policy = route.config?.policy;
      const problem = problemOf(method, route.url, policy);
      if (problem !== null) throw new Error(problem);
      if (policy !== undefined) routes.push({ method, url: route.url, policy });
    }
  });
  return routes;
}

/** The policies of the app's routes, in a place where tests and the interface description find them. */
export const PUBLIC_READ: Policy = { access: 'public', reach: 'nothing', changes: false };
