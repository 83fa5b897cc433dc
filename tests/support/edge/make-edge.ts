// The server's edge for tests: the real app over a real database and a folder of its own, not listening.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../../src/server/app.ts';
import type { Deps } from '../../../src/server/deps.ts';
import { openFolderBox } from '../../../src/server/file-box.ts';
import { sharedSecrets } from '../../../src/server/shared-secrets.ts';
import { makeTestDatabase, type TestDatabase } from '../server/database.ts';

export type Edge = {
  app: FastifyInstance;
  deps: Deps;
  db: TestDatabase;
  /** Folder of the file box. */
  dir: string;
  /** Another server on the same database and the same files. */
  another(over?: Partial<Deps>): Promise<FastifyInstance>;
  close(): Promise<void>;
};

/** Builds the app on a database of its own. `over` replaces parts. */
export async function makeEdge(over: Partial<Deps> = {}): Promise<Edge> {
  const db = await makeTestDatabase();
  const dir = await mkdtemp(join(tmpdir(), 'lan-toa-edge-'));
  const deps: Deps = {
    db: db.pool,
    box: await openFolderBox(dir),
    ...sharedSecrets(db.pool, randomBytes(32)),
    clientDir: join(dir, 'client'),
    publicOrigin: null,
    isHttps: false,
    isDemo: false,
    trustProxy: false,
    tls: null,
    logLevel: 'silent',
    now: () => new Date(),
    isReady: async () => true,
    ...over,
  };
  const app = await buildApp(deps);
  const others: FastifyInstance[] = [];
  return {
    app,
    deps,
    db,
    dir,
    async another(changes = {}) {
      const pool = db.openAnotherPool();
      const secrets = sharedSecrets(pool, deps.secret);
      const other = await buildApp({ ...deps, db: pool, ...secrets, ...changes });
      others.push(other);
      return other;
    },
    async close() {
      await Promise.all([app, ...others].map((each) => each.close()));
      await db.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
