import type { Tx } from '../store/scope.ts';
import {
  readUnits,
  type Succession,
  type UnitCode,
  writeSuccessions,
  writeUnitCodes,
  writeUnits,
} from '../store/units.ts';
import { parseCsv } from './csv.ts';
import { makeUnits, parseUnits, type UnitRow } from './unit-records.ts';

/**
 * Loads a `units.csv`: adds what is new and brings the rest up to date. Parents may stand anywhere in the file
 * or be loaded already.
 * @returns how many units the file has
 * @throws Error naming the first row that cannot be read
 */
export async function loadUnits(tx: Tx, csv: string): Promise<number> {
  const standing = await readUnits(tx);
  const known = standing.map(
    (unit): UnitRow => ({
      id: unit.id,
      kind: unit.kind,
      name: unit.name,
      short: unit.short,
      code: unit.code,
      parent_id: unit.parentId,
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
      doc_abbrev: null,
    }),
  );
  const units = makeUnits(parseUnits(csv), known);
  await writeUnits(tx, units);
  return units.length;
}

const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

/** Loads a `unit-codes.csv`: official codes with the days on which they are valid. */
export async function loadUnitCodes(tx: Tx, csv: string): Promise<number> {
  const codes = parseCsv(csv).map(
    (row): UnitCode => ({
      unitId: row.unit_id ?? '',
      code: row.code ?? '',
      from: orNull(row.valid_from),
      to: orNull(row.valid_to),
    }),
  );
  await writeUnitCodes(tx, codes);
  return codes.length;
}

/** Loads a `unit-successors.csv`: which units took over from which, many to many. */
export async function loadSuccessions(tx: Tx, csv: string): Promise<number> {
  const list = parseCsv(csv).map(
    (row): Succession => ({
      oldId: row.old_id ?? '',
      newId: row.new_id ?? '',
      from: row.valid_from ?? '',
      note: row.note ?? '',
    }),
  );
  await writeSuccessions(tx, list);
  return list.length;
}
