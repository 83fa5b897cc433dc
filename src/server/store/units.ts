import * as z from 'zod';
import { audiencesOf, UnitRecord, under } from '../../domain/unit.ts';
import { type Published, publishRecords } from './publish.ts';
import { many, run } from './query.ts';
import type { Tx } from './scope.ts';

/** A unit to be stored; `docAbbrev` is how it stands in the numbers of documents. */
export type NewUnit = UnitRecord & { docAbbrev?: string | null };
export type UnitCode = {
  unitId: string;
  code: string;
  from: string | null;
  to: string | null;
};
export type Succession = { oldId: string; newId: string; from: string; note: string };

const publishedUnit = (unit: UnitRecord): Published => ({
  type: 'unit',
  id: unit.id,
  unitId: null,
  body: UnitRecord.parse(unit),
  audiences: [
    ...audiencesOf(unit),
    ...(unit.provinceId === null ? [] : [under(unit.provinceId)]),
  ],
});

/** Adds units, or brings those that exist up to date, and publishes them. Parents may come after children. */
export async function writeUnits(tx: Tx, units: readonly NewUnit[]): Promise<void> {
  await run(
    tx,
    `insert into unit (id, kind, name, short, code, parent_id, root_id, inside, province_id,
       valid_from, valid_to, doc_abbrev)
     select id, kind, name, short, code, parent_id, root_id, inside::text[], province_id,
       valid_from, valid_to, doc_abbrev
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::date[], $11::date[], $12::text[])
       as u (id, kind, name, short, code, parent_id, root_id, inside, province_id,
         valid_from, valid_to, doc_abbrev)
     on conflict (id) do update set kind = excluded.kind, name = excluded.name, short = excluded.short,
       code = excluded.code, parent_id = excluded.parent_id, root_id = excluded.root_id,
       inside = excluded.inside, province_id = excluded.province_id, valid_from = excluded.valid_from,
       valid_to = excluded.valid_to, doc_abbrev = excluded.doc_abbrev`,
    [
      units.map((u) => u.id),
      units.map((u) => u.kind),
      units.map((u) => u.name),
      units.map((u) => u.short),
      units.map((u) => u.code),
      units.map((u) => u.parentId),
      units.map((u) => u.rootId),
      units.map((u) => `{${u.inside.join(',')}}`),
      units.map((u) => u.provinceId),
      units.map((u) => u.validFrom),
      units.map((u) => u.validTo),
      units.map((u) => u.docAbbrev ?? null),
    ],
  );
  await publishRecords(tx, units.map(publishedUnit));
}

/** Notes official codes, which come and go while a unit's identity stays. */
export async function writeUnitCodes(tx: Tx, codes: readonly UnitCode[]): Promise<void> {
  await run(
    tx,
    `insert into unit_code (unit_id, code, valid_from, valid_to)
     select * from unnest($1::text[], $2::text[], $3::date[], $4::date[])
     on conflict (unit_id, code) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    [
      codes.map((c) => c.unitId),
      codes.map((c) => c.code),
      codes.map((c) => c.from),
      codes.map((c) => c.to),
    ],
  );
}

/** Notes which units took over from which; many to many. */
export async function writeSuccessions(
  tx: Tx,
  list: readonly Succession[],
): Promise<void> {
  await run(
    tx,
    `insert into unit_successor (old_id, new_id, valid_from, note)
     select * from unnest($1::text[], $2::text[], $3::date[], $4::text[])
     on conflict (old_id, new_id) do update set valid_from = excluded.valid_from, note = excluded.note`,
    [
      list.map((s) => s.oldId),
      list.map((s) => s.newId),
      list.map((s) => s.from),
      list.map((s) => s.note),
    ],
  );
}

const COLUMNS = `id, kind, name, short, code, parent_id as "parentId", root_id as "rootId", inside,
  province_id as "provinceId", valid_from as "validFrom", valid_to as "validTo"`;

/** Reads units; all of them when no ids are given. */
export const readUnits = (
  tx: Tx,
  ids: readonly string[] | null = null,
): Promise<UnitRecord[]> =>
  many(
    tx,
    UnitRecord,
    `select ${COLUMNS} from unit where $1::text[] is null or id = any ($1) order by id`,
    [ids],
  );

/** Ends units on a civil date and names those that take over; what was reported under them stays theirs. */
export async function endUnits(
  tx: Tx,
  ids: readonly string[],
  lastDay: string,
  successions: readonly Succession[],
): Promise<void> {
  await run(tx, 'update unit set valid_to = $2 where id = any ($1)', [ids, lastDay]);
  await writeSuccessions(tx, successions);
  await publishRecords(tx, (await readUnits(tx, ids)).map(publishedUnit));
}

/** How many units are stored. */
export async function countUnits(tx: Tx): Promise<number> {
  const [row] = await many(
    tx,
    z.object({ n: z.number() }),
    'select count(*)::int as n from unit',
  );
  return row?.n ?? 0;
}
