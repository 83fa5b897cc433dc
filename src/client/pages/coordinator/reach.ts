// Whose is what: the unit's own work, and the work of units a department only watches. Asks the one policy.
import { type Grant, isOwnUnit, type PersonRecord } from '../../../domain/person.ts';
import type { UnitRecord } from '../../../domain/unit.ts';

export type Units = ReadonlyMap<string, UnitRecord>;
type Place = Pick<UnitRecord, 'id' | 'inside'>;

/** The unit as far as this device knows it; one it does not know stands by itself. */
const placeOf = (units: Units, unitId: string): Place =>
  units.get(unitId) ?? { id: unitId, inside: [] };

/** The organisation a unit belongs to. */
export const rootOf = (units: Units, unitId: string): string =>
  units.get(unitId)?.rootId ?? unitId;

/** Whether work of the unit is the person's own, in any position held today. */
export const isOwn = (
  grants: readonly Grant[],
  units: Units,
  unitId: string,
  today: string,
): boolean => isOwnUnit(grants, placeOf(units, unitId), today);

/** Whom to call at a unit: its coordinator, else that of the organisation it belongs to; null when not known here. */
export function coordinatorOf(
  people: readonly PersonRecord[],
  units: Units,
  unitId: string,
): PersonRecord | null {
  const at = (id: string) =>
    people.find((person) =>
      person.positions.some((p) => p.unitId === id && p.role === 'COORDINATOR'),
    );
  return at(unitId) ?? at(rootOf(units, unitId)) ?? null;
}
