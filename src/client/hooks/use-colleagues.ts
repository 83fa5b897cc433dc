import { readRecord, readRecords } from '../../device/store/queries.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** Somebody a task can be given to. */
export type Colleague = { id: string; name: string; title: string };

/** People with a position at the unit or inside it, by name; undefined while the device is being read. */
export function useColleagues(unitId: string): Colleague[] | undefined {
  const { store } = useApp();
  return useLive(async () => {
    const people = await readRecords(store, 'person');
    const elsewhere = people.flatMap((it) => it.positions.map((at) => at.unitId));
    const units = await Promise.all(
      [...new Set(elsewhere)].map((id) => readRecord(store, 'unit', id)),
    );
    const own = new Set(
      units.filter((it) => it?.inside.includes(unitId)).map((it) => it?.id),
    );
    own.add(unitId);
    return people
      .flatMap(({ id, name, positions }): Colleague[] => {
        const position = positions.find((at) => own.has(at.unitId));
        return position === undefined ? [] : [{ id, name, title: position.title }];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  }, [store, unitId]);
}
