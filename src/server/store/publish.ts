// The way to the devices. Whatever a device may see goes through here, in the transaction that changed it.
import type { RecordBodies, RecordType } from '../../domain/record.ts';
import type { Audience } from '../../domain/unit.ts';
import { run } from './query.ts';
import { type Tx, tags } from './scope.ts';

/** A record as devices get it, whom it belongs to and who sees it. */
export type Published = {
  [T in RecordType]: {
    type: T;
    id: string;
    /** The unit whose people may change it; null = the server alone. */
    unitId: string | null;
    body: RecordBodies[T];
    audiences: readonly Audience[];
  };
}[RecordType];

const CHUNK = 500;

/**
 * Publishes records: stores what devices get, moves the feed row of every audience forward, and leaves a
 * tombstone for each audience that no longer sees the record. `ver` grows by one each time.
 * Sorted by name, so that two transactions take their rows in one order.
 */
export async function publishRecords(
  tx: Tx,
  records: readonly Published[],
): Promise<void> {
  const sorted = [...records].sort((a, b) =>
    a.type === b.type ? compare(a.id, b.id) : compare(a.type, b.type),
  );
  for (let at = 0; at < sorted.length; at += CHUNK)
    await publishChunk(tx, sorted.slice(at, at + CHUNK));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// Arrays of columns instead of one JSON: what people paste may hold what PostgreSQL's JSON functions refuse.
const RECORDS = `unnest($1::text[], $2::text[], $3::text[], $4::text[])
  as r (type, id, unit_id, audiences)`;

async function publishChunk(tx: Tx, records: readonly Published[]): Promise<void> {
  if (records.length === 0) return;
  const names = [
    records.map((r) => r.type),
    records.map((r) => r.id),
    records.map((r) => r.unitId),
    records.map((r) => tags([...new Set(r.audiences)].sort())),
  ];
  const { rows } = await tx.client.query<{ ver: number }>(
    `insert into feed_body as b (type, id, ver, unit_id, audiences, body, bytes)
     select type, id, 1, unit_id, audiences::text[], body::json, octet_length(body)
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
       as r (type, id, unit_id, audiences, body)
     on conflict (type, id) do update set ver = b.ver + 1, unit_id = excluded.unit_id,
       audiences = excluded.audiences, body = excluded.body, bytes = excluded.bytes
     returning ver`,
    [...names, records.map((r) => JSON.stringify(r.body))],
  );
  await run(
    tx,
    `insert into feed (type, id, audience, unit_id)
     select r.type, r.id, a, r.unit_id from ${RECORDS}, unnest(r.audiences::text[]) a
     on conflict (type, id, audience) do update set gone = false, unit_id = excluded.unit_id`,
    names,
  );
  // A record published for the first time has no audience to leave.
  if (rows.every(({ ver }) => ver === 1)) return;
  await run(
    tx,
    `update feed f set gone = true from ${RECORDS}
     where f.type = r.type and f.id = r.id and not f.gone
       and f.audience <> all (r.audiences::text[])`,
    names,
  );
}

/** Takes a record back from everyone: only tombstones stay. */
export async function withdrawRecord(
  tx: Tx,
  type: RecordType,
  id: string,
): Promise<void> {
  await run(tx, 'update feed set gone = true where type = $1 and id = $2 and not gone', [
    type,
    id,
  ]);
  await run(tx, `update feed_body set audiences = '{}' where type = $1 and id = $2`, [
    type,
    id,
  ]);
}
