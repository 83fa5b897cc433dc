// A whole server for one browser test: the real app over its own copy of the demonstration, listening on a free
// port of 127.0.0.1. It can be taken down and brought back under the same address, and asked what it holds.
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import type { FormDefinition } from '../../../src/domain/form/form.ts';
import { buildApp } from '../../../src/server/app.ts';
import { openPool } from '../../../src/server/database/open.ts';
import { packageRoot } from '../../../src/server/database/package-root.ts';
import type { Deps } from '../../../src/server/deps.ts';
import { openFolderBox } from '../../../src/server/file-box.ts';
import { sharedSecrets } from '../../../src/server/shared-secrets.ts';
import { publishForms } from '../../../src/server/store/forms.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { hashOf } from '../all-kinds-form.ts';
import type { Cluster } from './cluster.ts';

export type Office = {
  url: string;
  /** Takes the server away; whoever calls finds nobody. */
  down(): Promise<void>;
  /** Brings it back at the same address. */
  up(): Promise<void>;
  /** Another server on the same database and files; returns its address. */
  another(): Promise<string>;
  /** Publishes forms, as the server does with its own. */
  publish(...definitions: FormDefinition[]): Promise<void>;
  /** Asks the database as its superuser. */
  ask<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
  /** Every file on the server's disk: SHA-256 of its bytes → its size. */
  heldFiles(): Map<string, number>;
  close(): Promise<void>;
};

let opened = 0;

/** Opens an office. `over` replaces parts of what the app is built over. */
export async function openOffice(
  cluster: Cluster,
  over: Partial<Deps> = {},
): Promise<Office> {
  opened += 1;
  const { appUrl, superuserUrl } = await cluster.copy();
  const filesDir = join(cluster.dir, `files-${opened}`);
  cpSync(cluster.demoFiles, filesDir, { recursive: true });
  const owner = new pg.Pool({ connectionString: superuserUrl, max: 2 });
  const secret = randomBytes(32);
  const running: { app: FastifyInstance; pool: pg.Pool }[] = [];
  const build = async (port: number) => {
    const pool = openPool(appUrl);
    const app = await buildApp({
      db: pool,
      box: await openFolderBox(filesDir),
      ...sharedSecrets(pool, secret),
      clientDir: join(packageRoot(), 'dist/client'),
      publicOrigin: null,
      isHttps: false,
      isDemo: true,
      trustProxy: false,
      tls: null,
      logLevel: 'silent',
      now: () => new Date(),
      isReady: async () => true,
      ...over,
    });
    await app.listen({ port, host: '127.0.0.1' });
    running.push({ app, pool });
    return (app.server.address() as { port: number }).port;
  };
  const stop = async (at: { app: FastifyInstance; pool: pg.Pool }) => {
    at.app.server.closeAllConnections();
    await at.app.close();
    await at.pool.end();
  };
  const port = await build(0);
  return {
    url: `http://127.0.0.1:${port}`,
    async down() {
      const first = running.shift();
      if (first !== undefined) await stop(first);
    },
    async up() {
      await build(port);
      // The first in line is the one with the address everybody knows.
      const back = running.pop();
      if (back !== undefined) running.unshift(back);
    },
    another: async () => `http://127.0.0.1:${await build(0)}`,
    async publish(...definitions) {
      const pool = running[0]?.pool;
      if (pool === undefined) throw new Error('the office is down');
      const forms = definitions.map((it) => ({ definition: it, hash: hashOf(it) }));
      await asSystem(pool, (tx) => publishForms(tx, forms));
    },
    async ask(text, values) {
      return (await owner.query(text, values)).rows;
    },
    heldFiles() {
      const held = new Map<string, number>();
      for (const entry of readdirSync(filesDir, {
        recursive: true,
        withFileTypes: true,
      })) {
        if (!entry.isFile()) continue;
        const bytes = readFileSync(join(entry.parentPath, entry.name));
        held.set(createHash('sha256').update(bytes).digest('hex'), bytes.length);
      }
      return held;
    },
    async close() {
      for (const at of running) await stop(at);
      await owner.end();
    },
  };
}
