// The small world of the hub contract, loaded into PostgreSQL by the store's own functions.
import type { Pool } from 'pg';
import { publishForms } from '../../../src/server/store/forms.ts';
import { writeCalendars } from '../../../src/server/store/lists.ts';
import { insertPeople } from '../../../src/server/store/people.ts';
import { insertPlan } from '../../../src/server/store/plans.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { writeSuccessions, writeUnits } from '../../../src/server/store/units.ts';
import type { HubWorld } from '../hub-world.ts';

/** Loads the world: units, people, form, calendar, plan, task and assignments. */
export const loadWorld = (pool: Pool, world: HubWorld): Promise<void> =>
  asSystem(pool, async (tx) => {
    await writeUnits(tx, world.units);
    await writeSuccessions(
      tx,
      world.successors.map((s) => ({
        oldId: s.old,
        newId: s.next,
        from: '2026-03-01',
        note: '',
      })),
    );
    await insertPeople(
      tx,
      world.people.map(({ id, name }) => ({
        id,
        name,
        phone: '',
        username: id,
        demo: true,
      })),
      world.people.flatMap(({ id, grants }) =>
        grants.map((g) => ({
          personId: id,
          unitId: g.unitId,
          role: g.role,
          title: g.title,
          from: g.from,
          to: g.to,
          primary: g.primary,
        })),
      ),
    );
    await publishForms(tx, [world.form]);
    await writeCalendars(tx, [{ id: 'cchc', calendar: world.calendar }]);
    await insertPlan(tx, {
      plan: world.plan,
      tasks: [world.task],
      assignments: world.assignments,
    });
  });
