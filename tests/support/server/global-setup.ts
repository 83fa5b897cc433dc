// A real PostgreSQL for each worker of a run: the very code the server starts its own with. Each test file gets a
// database of its own, copied from a migrated one. A cluster of its own too: how far a pull may go is decided by the
// oldest transaction of the whole cluster, so that files side by side on one would wait for each other's.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Embedded, startEmbedded } from '../../../src/server/database/embedded.ts';
import { migrate } from '../../../src/server/database/migrate.ts';

type Addresses = { superuserUrl: string; ownerUrl: string; appUrl: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each worker, in the order of their numbers. */
    postgres: Addresses[];
  }
}

let folder: string | null = null;
const clusters: Embedded[] = [];

async function open(dataDir: string): Promise<Addresses> {
  const cluster = await startEmbedded({ dataDir, flags: ['max_connections=200'] });
  clusters.push(cluster);
  await migrate(cluster.ownerUrl);
  const { superuserUrl, ownerUrl, appUrl } = cluster;
  return { superuserUrl, ownerUrl, appUrl };
}

export async function setup(project: TestProject): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'lan-toa-test-'));
  folder = home;
  // The folder is ours; where root runs the tests, PostgreSQL's own user must pass through it.
  chmodSync(home, 0o711);
  const workers = Array.from({ length: project.config.maxWorkers ?? 1 }, (_, i) => i);
  const opened = workers.map((worker) => open(join(home, `data-${worker}`)));
  project.provide('postgres', await Promise.all(opened));
}

export async function teardown(): Promise<void> {
  await Promise.all(clusters.map((cluster) => cluster.stop()));
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
