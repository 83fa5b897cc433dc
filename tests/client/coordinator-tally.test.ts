import { expect, test } from 'vitest';
import {
  hasReportIn,
  reportingUnits,
} from '../../src/client/pages/coordinator/figures.ts';
import { sumOf, tally } from '../../src/client/pages/coordinator/tally.ts';
import { unitTotals } from '../../src/client/pages/coordinator/unit-totals.ts';
import { aCalendar, anAssignment, aReport, TODAY, uuid } from '../support/build.ts';
import { aUnit } from '../support/hub-world.ts';

const deadline = (due: string) => ({ kind: 'DEADLINE', op: 'BY', due }) as never;
const filed = (n: number, approved = 0, returned = 0) => ({
  '2026-01-01_2026-12-31': { filed: n, approved, returned },
});
const quarter = { from: '2025-12-15', to: '2026-03-14' } as never;
const one = (over: Parameters<typeof anAssignment>[0]) =>
  tally([anAssignment(over)], TODAY, aCalendar)[0];

test('[UNITS] an assignment stands as its own counts and its day say', () => {
  const past = { schedule: deadline('2026-03-01') };
  const ahead = { schedule: deadline('2026-12-31') };
  expect(one({ ...past })?.state).toBe('late');
  expect(one({ ...past, counts: filed(1) })?.state).toBe('done');
  expect(one({ ...ahead })?.state).toBe('none');
  expect(one({ ...past, role: 'INFORM' })?.state).toBe('inform');
  expect(one({ ...past, state: 'CANCELLED' })?.state).toBe('stopped');
  const later = { kind: 'DATE', start: '2026-10-01' } as never;
  expect(one({ schedule: later })?.state).toBe('later');
});

test('[UNITS] some phiếu of a rhythm that asks for more are not enough', () => {
  const schedule = { kind: 'RECURRING', freq: 'MONTHLY', min_count: 3 } as never;
  const counts = { '2026-M03': { filed: 1, approved: 0, returned: 0 } };
  expect(one({ schedule, counts, issuedOn: '2026-03-01' })?.state).toBe('part');
});

test('[UNITS] who is only informed, or not yet asked, is in no denominator', () => {
  const schedule = deadline('2026-03-01');
  const list = tally(
    [
      anAssignment({ schedule, counts: filed(2, 1) }),
      anAssignment({ schedule }),
      anAssignment({ schedule, role: 'INFORM' }),
      anAssignment({ schedule, state: 'CLOSED' }),
    ],
    TODAY,
    aCalendar,
  );
  expect(sumOf(list)).toMatchObject({
    asked: 2,
    done: 1,
    late: 1,
    filed: 2,
    approved: 1,
  });
});

test('[UNITS] a phiếu counts in the period its day is in, one taken back in none', () => {
  const counts = filed(1);
  expect(hasReportIn({ counts, lastActivityOn: '2026-03-01' }, quarter)).toBe(true);
  expect(hasReportIn({ counts, lastActivityOn: '2025-11-01' }, quarter)).toBe(false);
  const taken = { counts: filed(0), lastActivityOn: '2026-03-01' };
  expect(hasReportIn(taken, quarter)).toBe(false);
});

test('[UNITS] an organisation has reported when any part of it has', () => {
  const units = new Map(
    [aUnit({ id: 'xa-a' }), aUnit({ id: 'tt-a', rootId: 'xa-a', inside: ['xa-a'] })].map(
      (unit) => [unit.id, unit],
    ),
  );
  const schedule = deadline('2026-12-31');
  const list = tally(
    [
      anAssignment({ id: 'a1', schedule }),
      anAssignment({
        id: 'a2',
        schedule,
        unitId: 'tt-a',
        counts: filed(1, 1),
        lastActivityOn: '2026-03-02',
      }),
      anAssignment({ id: 'b1', schedule, unitId: 'xa-b', unitName: 'UBND xã B' }),
    ],
    TODAY,
    aCalendar,
  );
  const root = (id: string) => units.get(id)?.rootId ?? id;
  const found = reportingUnits(list, root, quarter);
  expect([[...found.done], [...found.all]]).toEqual([['xa-a'], ['xa-a', 'xa-b']]);
  const totals = unitTotals(
    list,
    [
      aReport({ id: uuid(1, 2), unitId: 'tt-a', state: 'APPROVED' }),
      aReport({ id: uuid(2, 2), unitId: 'xa-b', state: 'SUBMITTED' }),
    ],
    units,
    quarter,
  );
  expect(
    totals.map(({ id, hasReported, sum, confirmed, missing }) => [
      id,
      hasReported,
      `${sum.done}/${sum.asked}`,
      confirmed.length,
      missing.length,
    ]),
  ).toEqual([
    ['xa-a', true, '1/2', 1, 1],
    ['xa-b', false, '0/1', 0, 1],
  ]);
});
