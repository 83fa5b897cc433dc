// A database with the demonstration as of a moment, and what stands in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanRecord } from '../../../src/domain/plan.ts';
import type { ReportRecord } from '../../../src/domain/report.ts';
import type { AssignmentRecord, TaskRecord } from '../../../src/domain/task.ts';
import { type FileBox, openFolderBox } from '../../../src/server/file-box.ts';
import { loadDemo } from '../../../src/server/loader/demo.ts';
import { loadGround } from '../../../src/server/loader/ground.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { makeTestDatabase, type TestDatabase } from '../../support/server/database.ts';

type Records = {
  plan: PlanRecord;
  task: TaskRecord;
  assignment: AssignmentRecord;
  report: ReportRecord;
};

export type DemoDatabase = TestDatabase & {
  box: FileBox;
  load(): Promise<void>;
  rows<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Records as devices get them. */
  records<T extends keyof Records>(type: T): Promise<Records[T][]>;
};

/** Makes the database and loads the demonstration. */
export async function makeDemoDatabase(now: Date): Promise<DemoDatabase> {
  const database = await makeTestDatabase();
  const { pool } = database;
  const folder = mkdtempSync(join(tmpdir(), 'lan-toa-demo-'));
  const box = await openFolderBox(folder);
  const load = () => loadDemo({ db: pool, box }, { now });
  const rows = <Row>(sql: string, values: unknown[] = []) =>
    asSystem(pool, async (tx) => (await tx.client.query(sql, values)).rows as Row[]);
  await loadGround(pool);
  await load();
  return {
    ...database,
    box,
    load,
    rows,
    async records<T extends keyof Records>(type: T) {
      const found = await rows<{ body: Records[T] }>(
        'select body from feed_body where type = $1 order by id',
        [type],
      );
      return found.map(({ body }) => body);
    },
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
