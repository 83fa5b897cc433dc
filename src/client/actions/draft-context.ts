import { civilDateOf, civilNow } from '../../domain/civil-date.ts';
import type { EvaluationContext } from '../../domain/form/form.ts';
import { type Grant, isAllowed, type MeRecord } from '../../domain/person.ts';

/** Who fills in, where, for what: everything a form may know besides its answers and the moment. */
export type Filler = Omit<EvaluationContext, 'today' | 'now'>;

/** What expressions may know, as of a moment of this device. */
export const contextAt = (filler: Filler, nowIso: string): EvaluationContext => ({
  ...filler,
  today: civilDateOf(nowIso),
  now: civilNow(nowIso),
});

/**
 * The position a new phiếu is filed from: at the task's own unit if the person has one there, else where they work
 * now, else wherever they may file.
 */
export function filingGrant(
  me: MeRecord,
  acting: Grant | null,
  taskUnitId: string | null,
  today: string,
): Grant | null {
  const may = (grant: Grant) =>
    isAllowed([grant], 'file-report', { id: grant.unitId, inside: [] }, today);
  const able = me.grants.filter(may);
  return (
    able.find((grant) => grant.unitId === taskUnitId) ??
    able.find((grant) => grant.unitId === acting?.unitId && grant.role === acting.role) ??
    able[0] ??
    null
  );
}
