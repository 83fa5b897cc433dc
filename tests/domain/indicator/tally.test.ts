import { expect, test } from 'vitest';
import {
  clashingTallies,
  type Shift,
  sumAtPoint,
} from '../../../src/domain/indicator/tally.ts';

const tally = (
  reportId: string,
  shift: Shift,
  { personId = 'p1', pointId = 'd1', day = '2026-03-13', guided = 1 } = {},
) => ({ reportId, shift, personId, pointId, day, figures: { guided_total: guided } });

test('[TALLY] two colleagues and two halves of a day are added up at their point', () => {
  const sums = sumAtPoint([
    tally('r1', 'AM', { guided: 9 }),
    tally('r2', 'PM', { guided: 4 }),
    tally('r3', 'DAY', { personId: 'p2', guided: 6 }),
    tally('r4', 'DAY', { pointId: 'd2', guided: 2 }),
  ]);
  expect([...sums]).toEqual([
    ['2026-03-13 d1', { guided_total: 19 }],
    ['2026-03-13 d2', { guided_total: 2 }],
  ]);
});

test('[TALLY] the same hours of the same person told twice are pointed out', () => {
  const fine = [
    tally('r1', 'AM'),
    tally('r2', 'PM'),
    tally('r3', 'DAY', { personId: 'p2' }),
    tally('r4', 'DAY', { day: '2026-03-14' }),
  ];
  expect(clashingTallies(fine)).toEqual([]);
  expect(clashingTallies([...fine, tally('r5', 'DAY')])).toEqual(['r1', 'r2', 'r5']);
  expect(clashingTallies([...fine, tally('r6', 'PM')])).toEqual(['r2', 'r6']);
});
