// Units as files name them → units as devices and judges need them: each with its organisation, its place
// inside it and its province. Refuses a file whose parents do not exist or go round in a circle.
import * as z from 'zod';
import { isInnerKind, UnitKind, type UnitRecord } from '../../domain/unit.ts';
import { parseCsv } from './csv.ts';

const date = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/)
  .transform((text) => (text === '' ? null : text));
const orNull = z.string().transform((text) => (text === '' ? null : text));

const UnitRow = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  kind: UnitKind,
  name: z.string().min(1),
  short: z.string(),
  code: orNull.default(null),
  parent_id: orNull.default(null),
  valid_from: date.default(null),
  valid_to: date.default(null),
  doc_abbrev: orNull.default(null),
});
export type UnitRow = z.infer<typeof UnitRow>;
export type LoadedUnit = UnitRecord & { docAbbrev: string | null };

/** The rows of a `units.csv`. @throws Error naming the first row that is not readable */
export function parseUnits(csv: string): UnitRow[] {
  return parseCsv(csv).map((row, i) => {
    const parsed = UnitRow.safeParse(row);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new Error(`units, row ${i + 2}: ${issue?.path.join('.')}: ${issue?.message}`);
  });
}

function ancestors(row: UnitRow, byId: ReadonlyMap<string, UnitRow>): UnitRow[] {
  const found: UnitRow[] = [];
  for (let at = row; at.parent_id !== null; ) {
    const parent = byId.get(at.parent_id);
    if (parent === undefined) throw new Error(`unit ${at.id}: no unit ${at.parent_id}`);
    if (found.length > 20)
      throw new Error(`unit ${row.id}: its parents go round in a circle`);
    found.push(parent);
    at = parent;
  }
  return found;
}

/** Works out root, ancestors inside it and province of each unit; `known` are units already loaded. */
export function makeUnits(
  rows: readonly UnitRow[],
  known: readonly UnitRow[] = [],
): LoadedUnit[] {
  const byId = new Map([...known, ...rows].map((row) => [row.id, row]));
  return rows.map((row) => {
    const above = ancestors(row, byId);
    const rootAt = isInnerKind(row.kind)
      ? above.findIndex((u) => !isInnerKind(u.kind))
      : -1;
    const province = [row, ...above].find((u) => u.kind === 'PROVINCE_PC');
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      short: row.short === '' ? row.name : row.short,
      code: row.code,
      parentId: row.parent_id,
      rootId: above[rootAt]?.id ?? row.id,
      inside: above.slice(0, rootAt + 1).map((u) => u.id),
      provinceId: province?.id ?? null,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      docAbbrev: row.doc_abbrev,
    };
  });
}
