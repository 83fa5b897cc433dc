// The organisation in which the edge is tried: a province with a department, a commune with its centre and a
// reception point, its neighbour, a commune elsewhere, and one that merged. In every unit somebody files.
import type { Pool } from 'pg';
import type { Role } from '../../../src/domain/person.ts';
import type { UnitRecord } from '../../../src/domain/unit.ts';
import { hashPassword } from '../../../src/server/password.ts';
import { writeCredential } from '../../../src/server/store/accounts.ts';
import { disablePerson, insertPeople } from '../../../src/server/store/people.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { anAssignment } from '../build.ts';
import { aHubWorld, aUnit } from '../hub-world.ts';
import { loadWorld } from '../server/load-world.ts';
import { PASSWORD } from './edge-client.ts';

const inA = (id: string, kind: UnitRecord['kind'], inside: string[]): UnitRecord =>
  aUnit({ id, kind, parentId: inside[0] ?? null, rootId: 'xa-a', inside });

/** Units of the world, by what they are to the commune `xa-a` and to its centre. */
export const UNITS: readonly UnitRecord[] = [
  aUnit({ id: 'tinh-a', kind: 'PROVINCE_PC', parentId: null }),
  aUnit({ id: 'so-a', kind: 'DEPARTMENT' }),
  aUnit({ id: 'xa-a' }),
  inA('pvhcc-a', 'COMM_PASC', ['xa-a']),
  inA('diem-a', 'RECEPTION_POINT', ['pvhcc-a', 'xa-a']),
  inA('vp-a', 'COMM_OFFICE', ['xa-a']),
  aUnit({ id: 'xa-b' }),
  aUnit({ id: 'tinh-z', kind: 'PROVINCE_PC', parentId: null, provinceId: 'tinh-z' }),
  aUnit({ id: 'xa-z', parentId: 'tinh-z', provinceId: 'tinh-z' }),
  aUnit({ id: 'xa-cu' }),
];

/** Who acts: a login is the person's id; `author-<unit>` files in each unit. */
export const ACTORS: readonly { id: string; unitId: string; role: Role }[] = [
  { id: 'officer', unitId: 'xa-a', role: 'OFFICER' },
  { id: 'coordinator', unitId: 'xa-a', role: 'COORDINATOR' },
  { id: 'leader', unitId: 'xa-a', role: 'LEADER' },
  { id: 'viewer', unitId: 'xa-a', role: 'VIEWER' },
  { id: 'admin', unitId: 'xa-a', role: 'ADMIN' },
  { id: 'desk', unitId: 'pvhcc-a', role: 'DESK' },
  { id: 'clerk', unitId: 'pvhcc-a', role: 'CLERK' },
  { id: 'newcomer', unitId: 'xa-a', role: 'OFFICER' },
  { id: 'disabled', unitId: 'xa-a', role: 'OFFICER' },
  { id: 'revoked', unitId: 'xa-a', role: 'OFFICER' },
  { id: 'department', unitId: 'so-a', role: 'COORDINATOR' },
  ...UNITS.map(({ id }) => ({
    id: `author-${id}`,
    unitId: id,
    role: 'OFFICER' as const,
  })),
];

/** Loads organisation, form, plan, one assignment per unit, and people who all have the test's password. */
export async function loadEdgeWorld(pool: Pool): Promise<void> {
  const world = aHubWorld();
  const assignments = UNITS.map((unit) =>
    anAssignment({ id: `assignment-${unit.id}`, unitId: unit.id, unitName: unit.name }),
  );
  await loadWorld(pool, {
    ...world,
    units: [...UNITS],
    successors: [],
    people: [],
    assignments,
  });
  const hash = await hashPassword(PASSWORD);
  await asSystem(pool, async (tx) => {
    await insertPeople(
      tx,
      ACTORS.map(({ id }, i) => ({
        id,
        name: `Tên ${id}`,
        phone: `09050000${String(i).padStart(2, '0')}`,
        username: id,
        demo: false,
      })),
      ACTORS.map(({ id, unitId, role }) => ({
        personId: id,
        unitId,
        role,
        title: 'Công chức',
        from: '2025-07-01',
        to: null,
        primary: true,
      })),
    );
    for (const { id } of ACTORS) await writeCredential(tx, id, hash, id === 'newcomer');
  });
}

/** Closes the account that the tests call disabled. */
export const disableActor = (pool: Pool): Promise<void> =>
  asSystem(pool, (tx) => disablePerson(tx, 'disabled'));
