// One PostgreSQL for the whole browser run with the demonstration loaded once; every test gets a copy of it, so
// that no test sees what another has done.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../../../src/server/database/embedded.ts';
import { migrate } from '../../../src/server/database/migrate.ts';
import { openPool } from '../../../src/server/database/open.ts';
import { openFolderBox } from '../../../src/server/file-box.ts';
import { loadDemo } from '../../../src/server/loader/demo.ts';
import { loadGround } from '../../../src/server/loader/ground.ts';

export type Cluster = {
  /** Folder with the demonstration's files, to be copied. */
  demoFiles: string;
  /** A folder of this run; gone at its end. */
  dir: string;
  /** Makes a database that is a copy of the demonstration; returns its addresses. */
  copy(): Promise<{ appUrl: string; superuserUrl: string }>;
  stop(): Promise<void>;
};

const inDatabase = (url: string, name: string): string => {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
};

async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Starts the cluster and loads the demonstration as of now. */
export async function startCluster(): Promise<Cluster> {
  const dir = mkdtempSync(join(tmpdir(), 'lan-toa-browser-'));
  chmodSync(dir, 0o711);
  const cluster: Embedded = await startEmbedded({
    dataDir: join(dir, 'data'),
    flags: ['max_connections=200'],
  });
  await migrate(cluster.ownerUrl);
  const demoFiles = join(dir, 'demo-files');
  const pool = openPool(cluster.appUrl);
  await loadGround(pool);
  await loadDemo({ db: pool, box: await openFolderBox(demoFiles) }, { now: new Date() });
  await pool.end();
  const template = new URL(cluster.appUrl).pathname.slice(1);
  let made = 0;
  return {
    demoFiles,
    dir,
    async copy() {
      made += 1;
      const name = `browser_${made}`;
      await asSuperuser(
        inDatabase(cluster.superuserUrl, 'postgres'),
        `create database ${name} template ${template}`,
      );
      return {
        appUrl: inDatabase(cluster.appUrl, name),
        superuserUrl: inDatabase(cluster.superuserUrl, name),
      };
    },
    async stop() {
      await cluster.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
