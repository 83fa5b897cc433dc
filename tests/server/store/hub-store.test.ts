import * as z from 'zod';
import { receiveFile } from '../../../src/server/store/files.ts';
import { hubStore } from '../../../src/server/store/hub-store.ts';
import { many } from '../../../src/server/store/query.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { hubStoreContract } from '../../support/hub-store-contract.ts';
import { makeTestDatabase } from '../../support/server/database.ts';
import { loadWorld } from '../../support/server/load-world.ts';

const Kept = z.object({ opId: z.string(), digest: z.string(), body: z.unknown() });
const Expected = z.object({ owner: z.string(), sha256: z.string(), size: z.number() });

hubStoreContract('PostgreSQL', async (world) => {
  const database = await makeTestDatabase();
  const { pool } = database;
  await loadWorld(pool, world);
  return {
    store: hubStore(pool),
    quarantined: () =>
      asSystem(pool, (tx) =>
        many(tx, Kept, 'select op_id as "opId", digest, body from quarantine'),
      ),
    revisions: (reportId) =>
      asSystem(pool, async (tx) => {
        const rows = await many(
          tx,
          z.object({ rev: z.number() }),
          'select rev from report_revision where report_id = $1 and rev is not null order by rev',
          [reportId],
        );
        return rows.map(({ rev }) => rev);
      }),
    receiveFile: async (fileId) => {
      const [file] = await asSystem(pool, (tx) =>
        many(
          tx,
          Expected,
          'select owner, sha256, size from file_expected where file_id = $1',
          [fileId],
        ),
      );
      if (file === undefined) throw new Error('not announced');
      await receiveFile(pool, { fileId, ...file });
    },
    expectedFrom: (fileId) =>
      asSystem(pool, async (tx) => {
        const rows = await many(
          tx,
          z.object({ personId: z.string() }),
          'select person_id as "personId" from file_sender where file_id = $1',
          [fileId],
        );
        return rows.map(({ personId }) => personId);
      }),
    close: () => database.close(),
  };
});
