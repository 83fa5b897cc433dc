// One real PostgreSQL for all server tests of a run: the very code the server starts its own with. Each test file
// gets a database of its own, copied from a migrated one.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Embedded, startEmbedded } from '../../../src/server/database/embedded.ts';
import { migrate } from '../../../src/server/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { superuserUrl: string; ownerUrl: string; appUrl: string };
  }
}

let folder: string | null = null;
let cluster: Embedded | null = null;

export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'lan-toa-test-'));
  // The folder is ours; where root runs the tests, PostgreSQL's own user must pass through it.
  chmodSync(folder, 0o711);
  cluster = await startEmbedded({
    dataDir: join(folder, 'data'),
    flags: ['max_connections=200'],
  });
  await migrate(cluster.ownerUrl);
  const { superuserUrl, ownerUrl, appUrl } = cluster;
  project.provide('postgres', { superuserUrl, ownerUrl, appUrl });
}

export async function teardown(): Promise<void> {
  await cluster?.stop();
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
