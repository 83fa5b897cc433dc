import { useMemo } from 'preact/hooks';
import type { PersonStore } from '../../device/store/person-store.ts';
import { readPersonAndCalendar } from '../../device/store/queries.ts';
import type { PeriodCalendar } from '../../domain/period.ts';
import {
  type Grant,
  isGrantOn,
  type MeRecord,
  primaryGrant,
} from '../../domain/person.ts';
import { takePerson } from './first-screen.ts';
import { useLive } from './use-live.ts';

/** What the device knows of the signed-in person: record, reporting calendar, and the position chosen. */
export function usePerson(
  store: PersonStore,
  chosenUnit: string | null,
  today: string,
): { me: MeRecord | null; calendar: PeriodCalendar | null; acting: Grant | null } {
  const read = useLive(
    () => readPersonAndCalendar(store),
    [store],
    () => takePerson(store),
  );
  const me = read?.me ?? null;
  const calendar = read?.calendar?.calendar ?? null;
  const acting = useMemo(() => {
    if (me === null) return null;
    const held = me.grants.filter((g) => isGrantOn(g, today));
    return (
      held.find((g) => g.unitId === chosenUnit) ?? primaryGrant(me.grants, today) ?? null
    );
  }, [me, chosenUnit, today]);
  return { me, calendar, acting };
}
