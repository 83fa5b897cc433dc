import { tmpdir } from 'node:os';
import { openPool } from './database/open.ts';
import type { Deps } from './deps.ts';

const never = (): never => {
  throw new Error('nothing is asked while routes are listed');
};

/** Parts that are never asked: enough to build the app and see what its routes declare. */
export const unaskedDeps = (): Deps => ({
  db: openPool('postgres://nobody@127.0.0.1:1/nothing'),
  box: {
    partialDir: tmpdir(),
    grown: never,
    digest: never,
    keep: never,
    drop: never,
    has: never,
    read: never,
  },
  keys: never,
  settings: never,
  secret: Buffer.alloc(0),
  clientDir: tmpdir(),
  publicOrigin: null,
  isHttps: false,
  isDemo: false,
  trustProxy: false,
  tls: null,
  logLevel: 'silent',
  now: () => new Date(),
  isReady: never,
});
