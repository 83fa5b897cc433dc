// The pull: one page of what a device does not have yet. A page holds only rows that no running transaction
// can still slip under (L1); units newly in scope are listed from their start before the rest goes on (L8).
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Audience } from '../../domain/unit.ts';
import { type Change, PROTOCOL, type PullPage } from '../../sync/protocol.ts';
import { type Cursor, openCursor, type Place, START, sealCursor } from './cursor.ts';
import { many, one } from './query.ts';
import { asPerson, type PersonTx } from './scope.ts';
import { readSettings, type Settings } from './settings.ts';

/** About what a bad line carries in some seconds; a record larger than this still goes, alone. */
export const PAGE_BYTES = 64 * 1024;
const PAGE_ROWS = 500;

const Horizon = z.object({ from: z.string(), to: z.string() });
/** `from`: every transaction below it has ended. `to`: none above it has begun. */
type Horizon = z.infer<typeof Horizon>;

const Row = z.object({
  type: z.string(),
  id: z.string(),
  audience: z.string(),
  gone: z.boolean(),
  xid: z.string(),
  seq: z.number(),
  total: z.number(),
});
type Row = z.infer<typeof Row>;
type Rows = { rows: Row[]; more: boolean };

const readHorizon = async (tx: PersonTx): Promise<Horizon> => {
  const found = await one(
    tx,
    Horizon,
    `select pg_snapshot_xmin(s)::text as "from", pg_snapshot_xmax(s)::text as "to",
       -- Right after a load nothing is known of the table yet, and its whole would be read and sorted.
       set_config('enable_bitmapscan', 'off', true)
     from pg_current_snapshot() s`,
  );
  if (found === null) throw new Error('no snapshot');
  return found;
};

const isBehind = (a: Place, b: Place): boolean =>
  BigInt(a[0]) < BigInt(b[0]) || (a[0] === b[0] && a[1] < b[1]);

/** Where a listing from nothing begins: all that has ended is listed, all that comes after is followed. */
const begin = (scope: readonly Audience[], horizon: Horizon): Cursor => ({
  at: [horizon.from, 0],
  followed: [],
  listing: { audiences: [...scope], at: START },
});

/** Fits a cursor to the scope of today: lost audiences leave it, new ones begin their listing. */
function fitScope(
  cursor: Cursor,
  scope: readonly Audience[],
): { cursor: Cursor; lost: Audience[] } {
  const held = new Set(scope);
  const listed = cursor.listing?.audiences ?? [];
  const known = new Set([...cursor.followed, ...listed]);
  const lost = [...known].filter((audience) => !held.has(audience));
  const fresh = scope.filter((audience) => !known.has(audience));
  const listing = listed.filter((audience) => held.has(audience));
  // What joins a listing that is under way makes it begin again: rare, and giving twice does no harm.
  const at = fresh.length === 0 ? (cursor.listing?.at ?? START) : START;
  const audiences = [...listing, ...fresh];
  return {
    lost,
    cursor: {
      at: cursor.at,
      followed: cursor.followed.filter((audience) => held.has(audience)),
      listing: audiences.length === 0 ? null : { audiences, at },
    },
  };
}

type Window = { audiences: Audience[]; after: Place; below: Place; gone: boolean };

/** Rows of some audiences behind a place and below a bound, cut where their bodies fill a page. */
async function readRows(tx: PersonTx, window: Window, maxBytes: number): Promise<Rows> {
  const rows = await many(
    tx,
    Row,
    `with page as materialized (
       -- One short walk of the index per audience, however much lies behind it.
       select f.* from unnest($1::text[]) a cross join lateral (
         select type, id, audience, gone, xid, seq from feed
         where audience = a and (xid, seq) > ($2::xid8, $3::bigint)
           and (xid, seq) < ($4::xid8, $5::bigint) and ($6 or not gone)
         order by xid, seq limit ${PAGE_ROWS + 1}
       ) f order by f.xid, f.seq limit ${PAGE_ROWS + 1}
     ), sized as (
       -- A body travels once, however many audiences bring it; a row without one still weighs something.
       select p.*, count(*) over () as total, 60 + case when p.gone or row_number() over (
           partition by type, id order by xid, seq) > 1 then 0 else coalesce(b.bytes, 0) end as bytes
       from page p left join feed_body b using (type, id)
     ), summed as (
       select *, sum(bytes) over (order by xid, seq) - bytes as before from sized
     )
     select type, id, audience, gone, xid::text as xid, seq, total from summed
     where before < $7 order by xid, seq`,
    [window.audiences, ...window.after, ...window.below, window.gone, maxBytes],
  );
  const kept = rows.slice(0, PAGE_ROWS);
  return { rows: kept, more: kept.length < (rows[0]?.total ?? 0) };
}

const Found = z.object({
  type: z.string(),
  id: z.string(),
  ver: z.number(),
  via: z.array(z.string()),
  body: z.unknown(),
});

/** One change per record of the page: what it is now, and through which audiences of the scope it is seen. */
async function makeChanges(tx: PersonTx, rows: readonly Row[]): Promise<Change[]> {
  if (rows.length === 0) return [];
  const byRecord = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.type}:${row.id}`;
    const group = byRecord.get(key);
    if (group === undefined) byRecord.set(key, [row]);
    else group.push(row);
  }
  const firsts = [...byRecord.values()].map((group) => group[0] as Row);
  const found = await many(
    tx,
    Found,
    `select b.type, b.id, b.ver, b.body, array(
       select f.audience from feed f where f.type = b.type and f.id = b.id and not f.gone
         and f.audience = any ($3) order by f.audience) as via
     from unnest($1::text[], $2::text[]) r (type, id) join feed_body b using (type, id)`,
    [firsts.map((row) => row.type), firsts.map((row) => row.id), tx.scope],
  );
  const bodies = new Map(found.map((record) => [`${record.type}:${record.id}`, record]));
  return [...byRecord].map(([key, group]) => {
    const { type, id } = group[0] as Row;
    const record = bodies.get(key);
    const via = record?.via ?? [];
    const gone = group.filter((row) => row.gone).map((row) => row.audience);
    const body = via.length === 0 ? null : (record?.body ?? null);
    return { type, id, ver: record?.ver ?? 0, via, gone, body };
  });
}

type Step = { cursor: Cursor; rows: Row[]; more: boolean };

const placeOf = (row: Row): Place => [row.xid, row.seq];

/** The next rows: of the audiences being listed, up to where the others stand; or of all, up to the horizon. */
async function step(
  tx: PersonTx,
  cursor: Cursor,
  horizon: Horizon,
  maxBytes: number,
): Promise<Step> {
  const { at, followed, listing } = cursor;
  const edge: Place = [horizon.from, 0];
  if (listing !== null) {
    const { audiences, at: after } = listing;
    // A tombstone is nothing to one who never held the record through this audience.
    const window = { audiences, after, below: nextOf(at), gone: false };
    const { rows, more } = await readRows(tx, window, maxBytes);
    const last = rows.at(-1);
    if (more && last !== undefined)
      return {
        cursor: { at, followed, listing: { audiences, at: placeOf(last) } },
        rows,
        more,
      };
    const done = { at, followed: [...followed, ...audiences], listing: null };
    return { cursor: done, rows, more: isBehind(at, edge) };
  }
  const window = { audiences: followed, after: at, below: edge, gone: true };
  const { rows, more } = await readRows(tx, window, maxBytes);
  const last = rows.at(-1);
  const end = more && last !== undefined ? placeOf(last) : edge;
  return { cursor: { ...cursor, at: isBehind(at, end) ? end : at }, rows, more };
}

/** Listing goes up to and including the place the others have reached. */
const nextOf = ([xid, seq]: Place): Place => [xid, seq + 1];

async function makePage(
  tx: PersonTx,
  text: string | null,
  settings: Settings,
  maxBytes: number,
): Promise<PullPage> {
  const horizon = await readHorizon(tx);
  const opened = text === null ? null : openCursor(text, tx.personId, settings);
  // L4: a cursor from the future (of a history that was undone) is no error, it starts over.
  const usable =
    opened !== null && BigInt(opened.at[0]) <= BigInt(horizon.to) ? opened : null;
  const reset = text !== null && usable === null;
  const fitted = fitScope(usable ?? begin(tx.scope, horizon), tx.scope);
  let taken = await step(tx, fitted.cursor, horizon, maxBytes);
  // A listing that ends without a row says nothing by itself: go on with the rest in the same page.
  if (taken.rows.length === 0 && taken.more)
    taken = await step(tx, taken.cursor, horizon, maxBytes);
  return {
    protocol: PROTOCOL,
    epoch: settings.epoch,
    cursor: sealCursor(taken.cursor, tx.personId, settings),
    reset,
    lost: fitted.lost,
    scope: [...tx.scope],
    changes: await makeChanges(tx, taken.rows),
    more: taken.more,
  };
}

/**
 * One page for a person's device, within what their grants reach today.
 * @param cursor as the device keeps it; null = from the start
 */
export const pullPage = (
  pool: Pool,
  personId: string,
  cursor: string | null,
  maxBytes = PAGE_BYTES,
): Promise<PullPage> =>
  asPerson(
    pool,
    personId,
    async (tx) => makePage(tx, cursor, await readSettings(tx), maxBytes),
    // One snapshot for the rows, their bodies and the horizon.
    { readOnly: true },
  );
