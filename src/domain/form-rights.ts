// Who may write forms. Promises: one rule for screen and server. Refuses to reach sideways or upwards: a unit's
// forms are managed at the unit or around it, never from a unit that only supervises it.
import { type Grant, isGrantOn, isSupervising } from './person.ts';
import type { UnitRecord } from './unit.ts';

/** Whether any grant that holds `today` lets the person manage the forms of the unit. */
export const mayManageForms = (
  grants: readonly Grant[],
  unit: Pick<UnitRecord, 'id' | 'inside'>,
  today: string,
): boolean =>
  grants.some(
    (grant) =>
      (grant.role === 'COORDINATOR' || grant.role === 'ADMIN') &&
      isGrantOn(grant, today) &&
      (grant.unitId === unit.id || unit.inside.includes(grant.unitId)),
  );

/** Whether the person may publish or withdraw the forms that belong to no unit. */
export const mayManageCommonForms = (grants: readonly Grant[], today: string): boolean =>
  grants.some(
    (grant) => grant.role === 'ADMIN' && isGrantOn(grant, today) && isSupervising(grant),
  );
