// Who gets a clause when a plan is issued: groups of units as the data file names them, worked out on the
// organisation as it stands that day. Refuses units that have ended.
import type { TaskRole } from '../../domain/task.ts';
import { isCommune, type UnitRecord } from '../../domain/unit.ts';
import type { AssigneeGroup, SeedItem, SeedPlan } from './seed-plan.ts';

export type Organisation = {
  today: string;
  /** @throws Error when there is no such unit */
  unit(id: string): UnitRecord;
  units: readonly UnitRecord[];
  /** Per province the communes that take part with all their parts. */
  fullCommunes: Readonly<Record<string, readonly string[]>>;
};

/** Makes the organisation that plans are assigned in. */
export function makeOrganisation(
  units: readonly UnitRecord[],
  fullCommunes: Organisation['fullCommunes'],
  today: string,
): Organisation {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const standing = units.filter((u) => u.validTo === null || u.validTo >= today);
  return {
    today,
    units: standing,
    fullCommunes,
    unit(id) {
      const found = byId.get(id);
      if (found === undefined) throw new Error(`there is no unit ${id}`);
      return found;
    },
  };
}

function unitsOfGroup(
  group: AssigneeGroup,
  item: SeedItem,
  seed: SeedPlan,
  organisation: Organisation,
): readonly UnitRecord[] {
  const issuer = organisation.unit(seed.issuerUnitId);
  const provinceId = issuer.provinceId ?? issuer.id;
  const full = new Set(organisation.fullCommunes[provinceId] ?? []);
  const among = (accepts: (unit: UnitRecord) => boolean) =>
    organisation.units.filter(accepts);
  switch (group) {
    case 'COMMUNES':
      return among((u) => isCommune(u.kind) && u.provinceId === provinceId);
    case 'FULL_COMMUNES':
      return among((u) => full.has(u.id));
    case 'CENTRES':
      return among((u) => u.kind === 'COMM_PASC' && full.has(u.rootId));
    case 'DEPARTMENTS':
      return among((u) => u.kind === 'DEPARTMENT' && u.provinceId === provinceId);
    case 'DIVISIONS':
      return among((u) => u.kind === 'DIVISION' && u.rootId === issuer.id);
    case 'LEADS': {
      const leads = new Set(item.leadUnitIds);
      return among((u) => leads.has(u.id));
    }
  }
}

const RANK: Record<TaskRole, number> = { LEAD: 0, COORD: 1, INFORM: 2 };

/** Each unit that gets the clause, once, in its strongest part. */
export function assigneesOf(
  item: SeedItem,
  seed: SeedPlan,
  organisation: Organisation,
): { unit: UnitRecord; role: TaskRole }[] {
  const found = new Map<string, { unit: UnitRecord; role: TaskRole }>();
  for (const { group, role } of item.assignees)
    for (const unit of unitsOfGroup(group, item, seed, organisation)) {
      const was = found.get(unit.id);
      if (was === undefined || RANK[role] < RANK[was.role])
        found.set(unit.id, { unit, role });
    }
  return [...found.values()];
}
