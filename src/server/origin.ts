// Whether a call that changes something comes from our own pages. Cookies travel with any request a
// browser is talked into; the Origin header does not lie. Refuses a browser that does not say.
import type { FastifyRequest } from 'fastify';

/** Browsers, and only they, write these; a program without a page has no origin to name. */
const isBrowserLike = (headers: FastifyRequest['headers']): boolean =>
  headers['sec-fetch-site'] !== undefined ||
  /^Mozilla\//.test(headers['user-agent'] ?? '');

/**
 * Whether the request may change something.
 * @param publicOrigin the configured origin; without one, the host the request itself names
 */
export function isOwnOrigin(
  request: FastifyRequest,
  publicOrigin: string | null,
): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site === 'cross-site' || site === 'same-site') return false;
  if (origin === undefined) return !isBrowserLike(request.headers);
  if (publicOrigin !== null) return origin === publicOrigin;
  if (!/^https?:\/\//.test(origin)) return false;
  return origin.replace(/^https?:\/\//, '').toLowerCase() === request.host.toLowerCase();
}

/** The address under which this server was asked, as a link in a file needs it. */
export const ownOrigin = (
  request: Pick<FastifyRequest, 'protocol' | 'host'>,
  publicOrigin: string | null,
): string => publicOrigin ?? `${request.protocol}://${request.host}`;
