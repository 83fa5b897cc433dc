// Who acts in the demonstration, where and on what: the communes that have all their parts with their centres,
// the people who work there, and the tasks they were given this year.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { moreFunctions } from '../../domain/form/function-more.ts';
import { useMoreFunctions } from '../../domain/form/more-functions.ts';
import { prepareForm } from '../../domain/form/prepare-form.ts';
import type { PeriodCalendar } from '../../domain/period.ts';
import type { Role } from '../../domain/person.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { UnitRecord } from '../../domain/unit.ts';
import { seedDir } from '../database/package-root.ts';
import type { Tx } from '../store/scope.ts';
import type { Organisation } from './assignees.ts';
import { currentEdition, readSeedPlans } from './demo-plans.ts';
import { type HashedForm, hashedForms } from './load-forms.ts';
import { readCalendars } from './load-lists.ts';
import { readOrganisation } from './load-plan.ts';
import { issuedPlan } from './plan-records.ts';
import { parsePeople, type SeedPerson } from './seed-people.ts';

export type DemoPerson = { id: string; name: string };
export type DemoForm = HashedForm & { prepared: ReturnType<typeof prepareForm> };

export type DemoUnit = {
  unit: UnitRecord;
  commune: UnitRecord;
  isCentre: boolean;
  /** Who files; the first one is the one a newcomer signs in as. */
  authors: readonly DemoPerson[];
  /** Who reviews, and who hands tasks out. */
  reviewer: DemoPerson;
  assigner: DemoPerson;
  /** Hamlets, as one writes them in a sentence. */
  places: readonly string[];
  /** What the unit was given, by clause. */
  tasks: ReadonlyMap<string, AssignmentRecord>;
};

export type DemoWorld = {
  now: number;
  today: string;
  calendar: PeriodCalendar;
  forms: ReadonlyMap<string, DemoForm>;
  /** A commune, then its centre. */
  units: readonly { commune: DemoUnit; centre: DemoUnit }[];
};

const readSeed = async (file: string) =>
  (await readFile(join(seedDir(), file), 'utf8')).normalize('NFC');

/** "Thôn 2" → "thôn 2": the name as it stands inside a sentence. */
export const inSentence = (name: string): string =>
  name.slice(0, 1).toLowerCase() + name.slice(1);

async function tasksByUnit(organisation: Organisation, today: string) {
  const found = new Map<string, Map<string, AssignmentRecord>>();
  for (const plan of await readSeedPlans()) {
    const { seed, edition } = currentEdition(plan, today);
    const { year, issuedOn } = edition;
    const { tasks, assignments } = issuedPlan(seed, year, issuedOn, organisation);
    const codes = new Map(tasks.map(({ id, code }) => [id, code]));
    for (const assignment of assignments) {
      const held = found.get(assignment.unitId) ?? new Map();
      found.set(assignment.unitId, held);
      held.set(codes.get(assignment.taskId) ?? '', assignment);
    }
  }
  return found;
}

function peopleAt(people: readonly SeedPerson[], unitId: string, role: Role) {
  const found = people.filter(({ positions }) =>
    positions.some((p) => p.unitId === unitId && p.role === role),
  );
  return found.map(({ id, name }): DemoPerson => ({ id, name }));
}

function theOne(people: readonly SeedPerson[], unitId: string, role: Role): DemoPerson {
  const [found] = peopleAt(people, unitId, role);
  if (found === undefined) throw new Error(`${unitId} has nobody as ${role}`);
  return found;
}

/** Reads the world from the seed and the organisation as it is stored. */
export async function readDemoWorld(
  tx: Tx,
  now: number,
  today: string,
): Promise<DemoWorld> {
  const full: Record<string, string[]> = JSON.parse(await readSeed('full-communes.json'));
  const organisation = await readOrganisation(tx, full, today);
  const people = parsePeople(await readSeed('people.json'));
  const tasks = await tasksByUnit(organisation, today);
  const demoUnit = (unit: UnitRecord, commune: UnitRecord): DemoUnit => {
    const isCentre = unit.id !== commune.id;
    return {
      unit,
      commune,
      isCentre,
      authors: peopleAt(people, unit.id, isCentre ? 'DESK' : 'OFFICER'),
      reviewer: theOne(people, commune.id, 'COORDINATOR'),
      assigner: isCentre
        ? theOne(people, unit.id, 'CLERK')
        : theOne(people, commune.id, 'COORDINATOR'),
      places: organisation.units
        .filter((u) => u.kind === 'HAMLET' && u.rootId === commune.id)
        .map((u) => inSentence(u.short)),
      tasks: tasks.get(unit.id) ?? new Map(),
    };
  };
  const units = Object.values(full)
    .flat()
    .map((id) => {
      const commune = organisation.unit(id);
      const centre = organisation.units.find(
        (u) => u.kind === 'COMM_PASC' && u.rootId === id,
      );
      if (centre === undefined) throw new Error(`${id} has no centre`);
      return {
        commune: demoUnit(commune, commune),
        centre: demoUnit(centre, commune),
      };
    });
  const calendar = (await readCalendars(seedDir())).find(({ id }) => id === 'cchc');
  if (calendar === undefined) throw new Error('the seed has no reporting calendar');
  useMoreFunctions(moreFunctions);
  const forms = hashedForms(seedDir()).map((form): [string, DemoForm] => [
    form.definition.id,
    { ...form, prepared: prepareForm(form.definition) },
  ]);
  return { now, today, calendar, forms: new Map(forms), units };
}
