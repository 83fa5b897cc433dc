import { readRecord } from '../../device/store/queries.ts';
import { type Act, isAllowed } from '../../domain/person.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** Whether the person may do this at the unit today: the same policy the server asks. */
export function useMay(act: Act, unitId: string | null): boolean {
  const { me, store, today } = useApp();
  const unit = useLive(
    async () => (unitId === null ? null : readRecord(store, 'unit', unitId)),
    [store, unitId],
  );
  if (me === null || unitId === null) return false;
  return isAllowed(me.grants, act, unit ?? { id: unitId, inside: [] }, today);
}
