import { expect, test } from 'vitest';
import type { CivilDate } from '../../src/domain/civil-date.ts';
import { filingFacts } from '../../src/sync/filing.ts';
import { aCalendar, aContext, aFiling, anAssignment } from '../support/build.ts';

const world = {
  unitName: 'UBND xã A',
  assignment: anAssignment(),
  calendar: aCalendar,
  formTitle: 'Phiếu thử',
};
const facts = (answers: Record<string, unknown>, over: Partial<typeof world> = {}) =>
  filingFacts(aFiling({ body: { answers } }), { ...world, ...over });

test('[V1] names a text by its own title, else its task, else its form', () => {
  expect(facts({ activity_title: 'Họp thôn 3' }).title).toBe('Họp thôn 3');
  expect(facts({}).title).toBe(world.assignment.title);
  const free = { ...world, assignment: null };
  expect(filingFacts(aFiling({ body: { answers: {} } }), free)).toEqual({
    unitName: 'UBND xã A',
    title: 'Phiếu thử',
    activityDate: aContext().today,
    periodKey: null,
  });
});

test('[V1] reads the activity date at the root or in a group, and refuses what is no date', () => {
  expect(facts({ activity_date: '2026-02-10' })).toMatchObject({
    activityDate: '2026-02-10',
    periodKey: '2026-M02',
  });
  expect(facts({ f00: { activity_date: '2026-01-31' } }).periodKey).toBe('2026-M01');
  expect(facts({ activity_date: '2026-02-30' }).activityDate).toBe(aContext().today);
});

test('[V1] counts a late text for the time it is late for', () => {
  const due = '2026-03-01' as CivilDate;
  const assignment = anAssignment({ schedule: { kind: 'DEADLINE', op: 'BY', due } });
  const keyOf = (activity_date: string) => facts({ activity_date }, { assignment });
  for (const day of ['2026-02-01', '2026-05-01', '2025-12-01'])
    expect(keyOf(day).periodKey).toBe('2026-01-01_2026-03-01');
});
