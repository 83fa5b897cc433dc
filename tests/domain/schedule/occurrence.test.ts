import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDay, dayNumber } from '../../../src/domain/civil-date.ts';
import { periodOf } from '../../../src/domain/period.ts';
import { occurrencesOf } from '../../../src/domain/schedule/occurrence.ts';
import { Frequency, Schedule } from '../../../src/domain/schedule/schedule.ts';
import cases from './cases.json';
import { cchc } from './cchc-calendar.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const year = { from: '2026-01-01', to: '2026-12-31' };
const list = (
  told: unknown,
  window: typeof year & { since?: string } = year,
  range = year,
) => occurrencesOf(Schedule.parse(told), window, cchc, range);
const dues = (told: unknown, window?: typeof year & { since?: string }) =>
  list(told, window).map((o) => `${o.periodKey} ${o.due}`);

describe('recurring occurrences', () => {
  test('[OCC] quarters are those of the reporting calendar and end in the plan year', () => {
    expect(dues({ kind: 'RECURRING', freq: 'QUARTERLY' })).toEqual([
      '2026-Q1 2026-03-14',
      '2026-Q2 2026-06-14',
      '2026-Q3 2026-09-14',
      '2026-Q4 2026-12-14',
    ]);
  });

  test('[OCC] a set asks for the reports there really are: no internal quarter beside 6 months and year', () => {
    const freqs = ['QUARTERLY', 'HALF_YEARLY', 'YEARLY'];
    expect(dues({ kind: 'RECURRING_SET', freqs })).toEqual([
      '2026-Q1 2026-03-14',
      '2026-H1 2026-06-14',
      '2026-Q3 2026-09-14',
      '2026-Y 2026-12-14',
    ]);
  });

  test('[OCC] a month has its day, held at the end of a short month', () => {
    const monthly = dues({ kind: 'RECURRING', freq: 'MONTHLY', day: 31 });
    expect(monthly).toHaveLength(12);
    expect(monthly.slice(0, 4)).toEqual([
      '2026-M01 2026-01-31',
      '2026-M02 2026-02-28',
      '2026-M03 2026-03-31',
      '2026-M04 2026-04-30',
    ]);
    expect(dues({ kind: 'RECURRING', freq: 'MONTHLY', day: 20 })[1]).toBe(
      '2026-M02 2026-02-20',
    );
  });

  test('[OCC] a week runs from Thứ Hai to Chủ Nhật and may ask for a weekday', () => {
    const weeks = dues({ kind: 'RECURRING', freq: 'WEEKLY', weekday: 6 });
    expect(weeks.slice(0, 2)).toEqual(['2026-W01 2026-01-03', '2026-W02 2026-01-10']);
    expect(weeks).toHaveLength(52);
    expect(dues({ kind: 'RECURRING', freq: 'WEEKLY' })[0]).toBe('2026-W01 2026-01-04');
  });

  test('[OCC] a day is asked every day, but nobody is late for a weekend', () => {
    const days = list({ kind: 'RECURRING', freq: 'DAILY' });
    expect(days).toHaveLength(365);
    const week = days.filter((o) => o.from >= '2026-03-09' && o.from <= '2026-03-15');
    expect(week.map((o) => o.rule).join(' ')).toBe('firm firm firm firm firm soft soft');
  });

  test('[OCC] a month of the period is a month of the wall calendar', () => {
    const told = { kind: 'RECURRING', day: 10 };
    expect(dues({ ...told, freq: 'QUARTERLY', month_of_period: 3 })).toEqual([
      '2026-Q1 2026-03-10',
      '2026-Q2 2026-06-10',
      '2026-Q3 2026-09-10',
      '2026-Q4 2026-12-10',
    ]);
    expect(dues({ ...told, freq: 'HALF_YEARLY', month_of_period: 6 })).toEqual([
      '2026-H1 2026-06-10',
    ]);
    expect(dues({ ...told, freq: 'YEARLY', month_of_period: 11 })).toEqual([
      '2026-Y 2026-11-10',
    ]);
    expect(dues({ ...told, freq: 'YEARLY' })).toEqual(['2026-Y 2026-12-10']);
    expect(dues({ kind: 'RECURRING', freq: 'YEARLY', month_of_period: 6 })).toEqual([
      '2026-Y 2026-06-30',
    ]);
  });

  test('[OCC] asks for as many phiếu as the phrase does', () => {
    const asked = (told: object) =>
      list({ kind: 'RECURRING', freq: 'MONTHLY', ...told })[0]?.minCount;
    expect([asked({}), asked({ count: 2 }), asked({ min_count: 3, count: 2 })]).toEqual([
      1, 2, 3,
    ]);
  });

  test('[OCC] does not ask for what fell due before the unit was given the task, and keeps its key', () => {
    const since = { ...year, since: '2026-06-14' };
    const told = { kind: 'RECURRING', freq: 'QUARTERLY', count: 2 };
    expect(dues(told, since)).toEqual(dues(told));
    expect(list(told, since).map((o) => `${o.rule} ${o.minCount}`)).toEqual([
      'soft 0',
      'firm 2',
      'firm 2',
      'firm 2',
    ]);
  });

  test('[OCC] a rhythm that is not named, or that has no period in the window, asks once and softly', () => {
    const once = { rule: 'soft', minCount: 1 };
    expect(list({ kind: 'RECURRING', freq: 'UNSPECIFIED' })).toMatchObject([
      { ...once, periodKey: '2026-01-01_2026-12-31', due: '2026-12-31' },
    ]);
    const autumn = { from: '2026-09-01', to: '2026-11-30' };
    expect(list({ kind: 'RECURRING', freq: 'YEARLY' }, autumn, autumn)).toMatchObject([
      { ...once, periodKey: '2026-09-01_2026-11-30', due: '2026-11-30' },
    ]);
  });

  test(`[OCC] those of one rhythm never overlap, end in the window and read back by key (seed ${seed})`, () => {
    const freq = fc.constantFrom(...Frequency.options);
    const start = fc.integer({
      min: dayNumber('2024-01-01'),
      max: dayNumber('2030-01-01'),
    });
    fc.assert(
      fc.property(freq, start, fc.integer({ min: 0, max: 500 }), (f, n, length) => {
        const window = { from: dateOfDay(n), to: dateOfDay(n + length) };
        const found = list({ kind: 'RECURRING', freq: f }, window, window);
        expect(found.length).toBeGreaterThan(0);
        for (let i = 1; i < found.length; i++)
          expect((found[i]?.from ?? '') > (found[i - 1]?.to ?? '')).toBe(true);
        for (const o of found) {
          expect(o.to >= window.from && o.to <= window.to).toBe(true);
          const { from, to } = o;
          expect(periodOf(o.periodKey, cchc)).toMatchObject({ from, to });
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  test(`[OCC] of two plans in a row each period belongs to one (seed ${seed})`, () => {
    const freq = fc.constantFrom('WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY', 'DAILY');
    fc.assert(
      fc.property(freq, fc.integer({ min: 2024, max: 2035 }), (f, y) => {
        const keys = [y, y + 1].flatMap((n) => {
          const window = { from: `${n}-01-01`, to: `${n}-12-31` };
          return list({ kind: 'RECURRING', freq: f }, window, window).map(
            (o) => o.periodKey,
          );
        });
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { seed },
    );
  });
});

describe('occurrences that are asked once', () => {
  const only = (told: unknown) => {
    const found = list(told, year, { from: '1900-01-01', to: '2999-12-31' });
    expect(found).toHaveLength(1);
    const { from, to, due, rule, minCount } = found[0] ?? {};
    return [from, to, due, rule, minCount];
  };
  const [from, to] = [year.from, year.to];

  test.each([
    [
      { kind: 'DATE', start: '2026-11-09' },
      ['2026-11-09', '2026-11-09', '2026-11-09', 'firm', 1],
    ],
    [
      { kind: 'PERIOD', unit: 'QUARTER', start: '2026-01-01', end: '2026-03-31' },
      ['2026-01-01', '2026-03-31', '2026-03-31', 'firm', 1],
    ],
    [
      { kind: 'DEADLINE', op: 'BEFORE', raw: '2026-11-15', due: '2026-11-14' },
      [from, '2026-11-14', '2026-11-14', 'firm', 1],
    ],
    [
      { kind: 'DEADLINE', op: 'BY', due: '2025-11-01' },
      ['2025-11-01', '2025-11-01', '2025-11-01', 'firm', 1],
    ],
    [
      { kind: 'EVENT', trigger: 'x', due: '2026-02-25' },
      [from, '2026-02-25', '2026-02-25', 'firm', 1],
    ],
    [{ kind: 'EVENT', trigger: 'x' }, [from, to, null, 'soft', 0]],
    [{ kind: 'PER_PLAN' }, [from, to, null, 'soft', 1]],
    [{ kind: 'PER_ASSIGNMENT' }, [from, to, null, 'soft', 1]],
    [{ kind: 'STATUS', status: 'DONE' }, [from, to, null, 'soft', 1]],
    [{ kind: 'UNSPECIFIED' }, [from, to, to, 'soft', 1]],
    [{ kind: 'SAME_AS_ABOVE' }, [from, to, to, 'soft', 1]],
    [{ kind: 'CONTINUOUS' }, [from, to, null, 'silence', 0]],
    [
      { kind: 'CONTINUOUS', start: '2026-03-01', end: '2026-06-30' },
      ['2026-03-01', '2026-06-30', null, 'silence', 0],
    ],
  ])('[OCC] %j', (told, expected) => {
    expect(only(told)).toEqual(expected);
  });

  test('[OCC] only a deadline, a period or date and a rhythm can turn red; nothing else ever does', () => {
    const firm = new Set(['DATE', 'DEADLINE', 'PERIOD', 'RECURRING', 'RECURRING_SET']);
    for (const { meaning } of cases) {
      const schedule = Schedule.parse(meaning);
      if (schedule.kind === 'MULTI') continue;
      const window = { from: '2023-01-01', to: '2023-12-31' };
      const rules = occurrencesOf(schedule, window, cchc, {
        from: '1900-01-01',
        to: '2999-12-31',
      }).map((o) => o.rule);
      const dated = schedule.kind === 'EVENT' && schedule.due;
      const unknown = schedule.kind === 'RECURRING' && schedule.freq === 'UNSPECIFIED';
      expect(rules.includes('firm'), meaning.kind).toBe(
        dated ? true : !unknown && firm.has(meaning.kind),
      );
    }
  });

  test('[OCC] several items are several times; two that speak of the same time count once', () => {
    const items = [
      { kind: 'DEADLINE', op: 'BY', due: '2026-06-09' },
      { kind: 'DEADLINE', op: 'BY', due: '2026-12-09' },
      { kind: 'CONTINUOUS' },
      { kind: 'EVENT', trigger: 'x' },
    ];
    expect(list({ kind: 'MULTI', items }).map((o) => [o.to, o.rule])).toEqual([
      ['2026-06-09', 'firm'],
      ['2026-12-09', 'firm'],
      ['2026-12-31', 'silence'],
    ]);
  });

  test('[OCC] keeps to the range it is asked for', () => {
    const april = { from: '2026-04-10', to: '2026-05-02' };
    const monthly = list({ kind: 'RECURRING', freq: 'MONTHLY' }, year, april);
    expect(monthly.map((o) => o.periodKey)).toEqual(['2026-M04', '2026-M05']);
    expect(list({ kind: 'DATE', start: '2026-11-09' }, year, april)).toEqual([]);
  });
});
