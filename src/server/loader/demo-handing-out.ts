// Tasks handed out in the demonstration: most that somebody reports on were taken up or given to that person
// first, a few are waiting at a person's desk, the rest nobody has looked at yet.
import { makeUuid } from '../../domain/ids.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import { type Chance, makeChance } from './demo-chance.ts';
import { inOffice, instant, isoOf, MINUTE } from './demo-clock.ts';
import { eventDays } from './demo-plans.ts';
import type { Act, Story } from './demo-story.ts';
import type { DemoPerson, DemoUnit, DemoWorld } from './demo-world.ts';

/** Tasks per unit that are somebody's without a phiếu yet. */
const WAITING = 3;

type Handing = {
  at: DemoUnit;
  task: AssignmentRecord;
  to: DemoPerson;
  /** It is handed out before this. */
  before: number;
  chance: Chance;
};

function handOut({ at, task, to, before, chance }: Handing): Act {
  const issued = instant(task.issuedOn, '09:00');
  const room = before - issued;
  const last = before - 5 * MINUTE;
  const drawn = issued + Math.floor(room * (0.05 + chance.next() * 0.6));
  const ms = room > 10 * MINUTE ? Math.min(inOffice(drawn), last) : last;
  const base = {
    opId: makeUuid(ms, chance.bytes(10)),
    unitId: at.unit.id,
    recordId: task.id,
    baseRev: 0,
    happenedAt: isoOf(ms),
  };
  // A newcomer signs in as the first person, whose own list should not be empty.
  const act = { at: ms, communeId: at.commune.id, round: 0 };
  if (to !== at.authors[0] && chance.next() < 0.6)
    return { ...act, by: to, op: { ...base, kind: 'accept-task', body: {} } };
  const body = { personId: to.id, personName: to.name };
  return { ...act, by: at.assigner, op: { ...base, kind: 'assign-person', body } };
}

/** Who first wrote about each task of a unit, and when. */
function firstTexts(stories: readonly Story[], at: DemoUnit): Map<string, Story> {
  const found = new Map<string, Story>();
  for (const story of stories) {
    const { assignment, writtenMs } = story.occasion;
    if (assignment.unitId !== at.unit.id) continue;
    const known = found.get(assignment.id);
    if (known === undefined || writtenMs < known.occasion.writtenMs)
      found.set(assignment.id, story);
  }
  return found;
}

function handOutAt(world: DemoWorld, at: DemoUnit, stories: readonly Story[]): Act[] {
  const chance = makeChance(`tasks of ${at.unit.id}`);
  const first = firstTexts(stories, at);
  const begun = [...first.values()].map(({ occasion }) => ({
    task: occasion.assignment,
    to: occasion.author,
    before: occasion.writtenMs - MINUTE,
  }));
  const untouched = [...at.tasks].filter(([, task]) => !first.has(task.id));
  const kept = eventDays(world.today);
  const dated = untouched.filter(([code]) => code in kept);
  const others = untouched.filter(([code]) => !(code in kept));
  const [newcomer = at.reviewer] = at.authors;
  const waiting = [
    // What has a day now is the first person's.
    ...dated.map(([, task]) => ({ task, to: newcomer })),
    ...chance
      .shuffled(others)
      .slice(0, WAITING)
      .map(([, task]) => ({ task, to: chance.pick(at.authors) })),
  ].map((one) => ({ ...one, before: world.now - 30 * MINUTE }));
  return [...begun, ...waiting].map((one) => handOut({ at, chance, ...one }));
}

/** All acts by which tasks are taken up and given to people. */
export const makeHandings = (world: DemoWorld, stories: readonly Story[]): Act[] =>
  world.units.flatMap(({ commune, centre }) =>
    [commune, centre].flatMap((at) => handOutAt(world, at, stories)),
  );
