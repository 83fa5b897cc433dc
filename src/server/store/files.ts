import type { Pool } from 'pg';
import * as z from 'zod';
import type { ReportRecord } from '../../domain/report.ts';
import { type Published, publishRecords } from './publish.ts';
import { many, one, run } from './query.ts';
import { asPerson, asSystem, type Tx } from './scope.ts';

const ExpectedFile = z.object({
  fileId: z.string(),
  reportId: z.string(),
  /** Unit (or `person:<id>`) inside which equal bytes are kept once. */
  owner: z.string(),
  name: z.string(),
  type: z.string(),
  sha256: z.string(),
  size: z.number(),
  receivedAt: z.string().nullable(),
  /** Whether equal bytes of the same owner are here already, whoever sent them. */
  isKept: z.boolean(),
});
/** A file announced by a text. */
export type ExpectedFile = z.infer<typeof ExpectedFile>;

const COLUMNS = `e.file_id as "fileId", e.report_id as "reportId", e.owner, e.name, e.type, e.sha256, e.size,
  e.received_at as "receivedAt",
  exists (select from file f where f.owner = e.owner and f.sha256 = e.sha256) as "isKept"`;

/** A file that this very person announced, or null; another's and none look the same. */
export const findExpectedFile = (
  pool: Pool,
  personId: string,
  fileId: string,
): Promise<ExpectedFile | null> =>
  asPerson(pool, personId, (tx) =>
    one(
      tx,
      ExpectedFile,
      `select ${COLUMNS} from file_expected e join file_sender s using (file_id)
       where e.file_id = $1 and s.person_id = $2`,
      [fileId, personId],
    ),
  );

/** A received file of a report that the person sees today, or null. */
export const findVisibleFile = (
  pool: Pool,
  personId: string,
  fileId: string,
): Promise<ExpectedFile | null> =>
  asPerson(pool, personId, (tx) =>
    one(
      tx,
      ExpectedFile,
      `select ${COLUMNS} from file_expected e join report r on r.id = e.report_id and r.unit_id = e.owner
       where e.file_id = $1 and e.received_at is not null and r.audiences && $2`,
      [fileId, tx.scope],
    ),
  );

const Concerned = z.object({ id: z.string(), audiences: z.array(z.string()) });
const Body = z.object({ body: z.custom<ReportRecord>() });

/** Reports of the owner that wait for these bytes: locked in one order, as the hub locks them. */
const lockConcerned = (tx: Tx, owner: string, sha256: string) =>
  many(
    tx,
    Concerned,
    `select id, audiences from report where unit_id = $1
       and id in (select report_id from file_expected where owner = $1 and sha256 = $2)
     order by id for update`,
    [owner, sha256],
  );

async function withFileReceived(
  tx: Tx,
  report: z.infer<typeof Concerned>,
  sha256: string,
): Promise<Published[]> {
  const found = await one(
    tx,
    Body,
    `select body from feed_body where type = 'report' and id = $1`,
    [report.id],
  );
  if (found === null) return [];
  const { body } = found;
  if (!body.files.some((file) => file.sha256 === sha256 && !file.received)) return [];
  const files = body.files.map((f) =>
    f.sha256 === sha256 ? { ...f, received: true } : f,
  );
  return [
    {
      type: 'report',
      id: report.id,
      unitId: body.unitId,
      body: { ...body, files },
      audiences: report.audiences,
    },
  ];
}

/**
 * Notes that the bytes are here and their SHA-256 was seen to agree: every announcement of them by the same
 * owner is fulfilled, and the reports say so. Saying it twice changes nothing.
 * @returns when the file was received
 */
export const receiveFile = (
  pool: Pool,
  file: Pick<ExpectedFile, 'fileId' | 'owner' | 'sha256' | 'size'>,
): Promise<string> =>
  asSystem(pool, async (tx) => {
    const { owner, sha256, size, fileId } = file;
    const reports = await lockConcerned(tx, owner, sha256);
    await run(
      tx,
      `insert into file (owner, sha256, size) values ($1, $2, $3) on conflict (owner, sha256) do nothing`,
      [owner, sha256, size],
    );
    await run(
      tx,
      `update file_expected set received_at = now()
       where owner = $1 and sha256 = $2 and received_at is null`,
      [owner, sha256],
    );
    const records: Published[] = [];
    for (const report of reports)
      records.push(...(await withFileReceived(tx, report, sha256)));
    await publishRecords(tx, records);
    const row = await one(
      tx,
      z.object({ at: z.string() }),
      'select received_at as at from file_expected where file_id = $1',
      [fileId],
    );
    if (row === null) throw new Error('a file arrived that nobody announced');
    return row.at;
  });
