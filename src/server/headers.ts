// The headers every answer carries. The policy allows our own files and nothing else: no inline script,
// no inline style, no foreign host, and script URLs only through our one Trusted Types policy.
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const SELF = ["'self'"];
const NONE = ["'none'"];
const DIRECTIVES = {
  defaultSrc: NONE,
  scriptSrc: SELF,
  styleSrc: SELF,
  imgSrc: ["'self'", 'blob:'],
  connectSrc: SELF,
  manifestSrc: SELF,
  workerSrc: SELF,
  fontSrc: SELF,
  baseUri: NONE,
  formAction: SELF,
  frameAncestors: NONE,
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['lan-toa'],
};
const PERMISSIONS =
  'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()';

/** Registers the headers; HSTS only where the site is reached by https, else localhost would be locked out. */
export async function addHeaders(app: FastifyInstance, isHttps: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 63_072_000 } : false,
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS);
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store');
  });
}
