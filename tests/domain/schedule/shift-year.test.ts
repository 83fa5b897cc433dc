import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { shiftSchedule } from '../../../src/domain/schedule/shift-year.ts';
import cases from './cases.json';

const seed = Number(process.env.SEED ?? 20_261_121);
const shift = (told: unknown, years: number) =>
  shiftSchedule(Schedule.parse(told), years);
const period = (unit: string, start: string, end: string) => ({
  kind: 'PERIOD',
  unit,
  start,
  end,
});

describe('copying to another year', () => {
  test.each([
    [
      period('QUARTER', '2023-01-01', '2023-03-31'),
      3,
      period('QUARTER', '2026-01-01', '2026-03-31'),
    ],
    [
      period('MONTH', '2024-02-01', '2024-02-29'),
      1,
      period('MONTH', '2025-02-01', '2025-02-28'),
    ],
    [
      period('MONTH', '2023-02-01', '2023-02-28'),
      1,
      period('MONTH', '2024-02-01', '2024-02-29'),
    ],
    [
      period('MULTI_YEAR', '2021-01-01', '2025-12-31'),
      5,
      period('MULTI_YEAR', '2026-01-01', '2030-12-31'),
    ],
    [
      { kind: 'CONTINUOUS', start: '2020-01-01', end: '2020-12-31' },
      6,
      { kind: 'CONTINUOUS', start: '2026-01-01', end: '2026-12-31' },
    ],
    [{ kind: 'CONTINUOUS' }, 6, { kind: 'CONTINUOUS' }],
    [
      { kind: 'DATE', start: '2024-02-29', end: '2024-02-29' },
      1,
      { kind: 'DATE', start: '2025-02-28', end: '2025-02-28' },
    ],
    [
      { kind: 'DATE', start: '2023-02-28', end: '2023-02-28' },
      1,
      { kind: 'DATE', start: '2024-02-28', end: '2024-02-28' },
    ],
    [
      { kind: 'DEADLINE', op: 'BEFORE', raw: '2022-11-01', due: '2022-10-31' },
      4,
      { kind: 'DEADLINE', op: 'BEFORE', raw: '2026-11-01', due: '2026-10-31' },
    ],
    [
      { kind: 'DEADLINE', op: 'BEFORE', raw: '2023-03-01', due: '2023-02-28' },
      1,
      { kind: 'DEADLINE', op: 'BEFORE', raw: '2024-03-01', due: '2024-02-29' },
    ],
    [
      { kind: 'DEADLINE', op: 'BY', due: '2024-02-29' },
      2,
      { kind: 'DEADLINE', op: 'BY', due: '2026-02-28' },
    ],
    [
      { kind: 'EVENT', trigger: 'ban hành Kế hoạch', offset_days: 15, due: '2023-02-25' },
      3,
      { kind: 'EVENT', trigger: 'ban hành Kế hoạch', offset_days: 15, due: '2026-02-25' },
    ],
    [
      {
        kind: 'MULTI',
        items: [
          { kind: 'DEADLINE', op: 'BY', due: '2023-06-10' },
          { kind: 'RECURRING', freq: 'MONTHLY', day: 20 },
        ],
      },
      3,
      {
        kind: 'MULTI',
        items: [
          { kind: 'DEADLINE', op: 'BY', due: '2026-06-10' },
          { kind: 'RECURRING', freq: 'MONTHLY', day: 20 },
        ],
      },
    ],
  ])('[SCHEDULE] %j moved by %i', (told, years, moved) => {
    expect(shift(told, years)).toEqual(moved);
  });

  test(`[SCHEDULE] keeps kinds, words and good spelling for any phrase (seed ${seed})`, () => {
    const any = fc.constantFrom(...cases.map((c) => c.meaning));
    fc.assert(
      fc.property(any, fc.integer({ min: -20, max: 20 }), (told, years) => {
        const moved = shift(told, years);
        expect(Schedule.parse(moved)).toEqual(moved);
        expect(moved.kind).toBe(told.kind);
        expect(Object.keys(moved).sort()).toEqual(Object.keys(told).sort());
      }),
      { seed, numRuns: 500 },
    );
  });

  test('[SCHEDULE] there and back is the same schedule, for all of the phrase list', () => {
    for (const { meaning } of cases)
      expect(shiftSchedule(shift(meaning, 3), -3)).toEqual(meaning);
  });

  test('[SCHEDULE] leaves the original as it was', () => {
    const told = Schedule.parse(cases[3]?.meaning);
    const before = JSON.stringify(told);
    shiftSchedule(told, 3);
    expect(JSON.stringify(told)).toBe(before);
  });
});
