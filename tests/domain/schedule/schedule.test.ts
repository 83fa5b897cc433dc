import { describe, expect, test } from 'vitest';
import { isRepeating, Schedule } from '../../../src/domain/schedule/schedule.ts';
import cases from './cases.json';

describe('schedules', () => {
  test.each(cases)('[SCHEDULE] keeps all of what "$phrase" means', ({ meaning }) => {
    expect(Schedule.parse(meaning)).toEqual(meaning);
  });

  test('[SCHEDULE] the phrase list shows every kind there is', () => {
    const kinds = new Set(cases.map((c) => c.meaning.kind));
    expect([...kinds].sort()).toEqual(
      Schedule.def.options.map((o) => o.shape.kind.def.values[0]).sort(),
    );
  });

  test('[SCHEDULE] keeps fields this build does not know', () => {
    const told = { kind: 'PER_PLAN', plan_owner: 'UBND tỉnh', asked: { by: 'x' } };
    expect(Schedule.parse(told)).toEqual(told);
  });

  test.each([
    { kind: 'DEADLINE', op: 'BY' },
    { kind: 'DEADLINE', op: 'AFTER', due: '2026-03-01' },
    { kind: 'DEADLINE', op: 'BY', due: '2026-02-30' },
    { kind: 'PERIOD', unit: 'YEAR', start: '2026-01-01' },
    { kind: 'PERIOD', unit: 'FORTNIGHT', start: '2026-01-01', end: '2026-01-14' },
    { kind: 'RECURRING', freq: 'SOMETIMES' },
    { kind: 'RECURRING', freq: 'WEEKLY', weekday: 8 },
    { kind: 'RECURRING', freq: 'MONTHLY', min_count: 0 },
    { kind: 'RECURRING_SET' },
    { kind: 'DATE', start: '15/11/2026' },
    { kind: 'MULTI', items: [{ kind: 'MULTI', items: [] }] },
    { kind: 'WHENEVER' },
    {},
  ])('[SCHEDULE] refuses %j', (told) => {
    expect(Schedule.safeParse(told).success).toBe(false);
  });

  test('[SCHEDULE] one finished phiếu ends only what is asked once', () => {
    const repeating = cases.filter((c) => isRepeating(Schedule.parse(c.meaning)));
    expect(new Set(repeating.map((c) => c.meaning.kind))).toEqual(
      new Set(['RECURRING', 'RECURRING_SET', 'CONTINUOUS', 'MULTI']),
    );
  });
});
