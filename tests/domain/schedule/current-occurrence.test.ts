import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDay, dayNumber } from '../../../src/domain/civil-date.ts';
import {
  currentOccurrence,
  occurrenceKeyOf,
  occurrencesNear,
  periodsNear,
  pickOccurrence,
} from '../../../src/domain/schedule/current-occurrence.ts';
import { occurrencesOf } from '../../../src/domain/schedule/occurrence.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import cases from './cases.json';
import { cchc } from './cchc-calendar.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const year = { from: '2026-01-01', to: '2026-12-31' };
const now = (told: unknown, today: string, done: string[] = [], window: object = year) =>
  currentOccurrence(
    Schedule.parse(told),
    window as typeof year,
    cchc,
    today,
    new Set(done),
  )?.periodKey;
const monthly = { kind: 'RECURRING', freq: 'MONTHLY' };
const set = { kind: 'RECURRING_SET', freqs: ['QUARTERLY', 'HALF_YEARLY', 'YEARLY'] };
const two = {
  kind: 'MULTI',
  items: [
    { kind: 'DEADLINE', op: 'BY', due: '2026-06-09' },
    { kind: 'DEADLINE', op: 'BY', due: '2026-12-09' },
  ],
};

describe('what the card shows', () => {
  test('[OCC] the month at hand, also when it is done', () => {
    expect(now(monthly, '2026-01-20')).toBe('2026-M01');
    expect(now(monthly, '2026-01-20', ['2026-M01'])).toBe('2026-M01');
  });

  test('[OCC] the month just missed comes first, until the next one has ended too', () => {
    expect(now(monthly, '2026-02-01')).toBe('2026-M01');
    expect(now(monthly, '2026-02-01', ['2026-M01'])).toBe('2026-M02');
    expect(now(monthly, '2026-03-01')).toBe('2026-M02');
    expect(now(monthly, '2026-03-01', ['2026-M02'])).toBe('2026-M03');
  });

  test('[OCC] nothing missed before the unit was given the task', () => {
    const window = { ...year, since: '2026-02-10' };
    expect(now(monthly, '2026-02-15', [], window)).toBe('2026-M02');
    const fifth = { ...monthly, day: 5 };
    expect(now(fifth, '2026-02-15', [], window)).toBe('2026-M03');
    expect(now(fifth, '2026-02-15')).toBe('2026-M01');
    const half = { kind: 'RECURRING', freq: 'HALF_YEARLY' };
    expect(now(half, '2026-11-15', [], { ...year, since: '2026-11-01' })).toBe('2026-H1');
  });

  test('[OCC] the first month before the plan begins, the last one after it has ended', () => {
    expect(now(monthly, '2025-11-11')).toBe('2026-M01');
    expect(now(monthly, '2027-02-02')).toBe('2026-M12');
    expect(now(monthly, '2027-02-02', ['2026-M12'])).toBe('2026-M12');
  });

  test('[OCC] of a set the report that is due first and not there yet', () => {
    expect(now(set, '2026-02-01')).toBe('2026-Q1');
    expect(now(set, '2026-04-01')).toBe('2026-Q1');
    expect(now(set, '2026-04-01', ['2026-Q1'])).toBe('2026-H1');
    expect(now(set, '2026-07-01', ['2026-H1'])).toBe('2026-Q3');
    expect(now(set, '2026-10-01', ['2026-Q3', '2026-H1'])).toBe('2026-Y');
  });

  test('[OCC] of several deadlines the one missed, then the next', () => {
    const [first, second] = ['2026-01-01_2026-06-09', '2026-01-01_2026-12-09'];
    expect(now(two, '2026-03-01')).toBe(first);
    expect(now(two, '2026-07-01')).toBe(first);
    expect(now(two, '2026-07-01', [first])).toBe(second);
    expect(now(two, '2027-01-01', [first, second])).toBe(second);
  });

  test('[OCC] the half-year that was missed is still seen when the next one is far', () => {
    expect(now({ kind: 'RECURRING', freq: 'HALF_YEARLY' }, '2026-12-01')).toBe('2026-H1');
  });

  test('[OCC] where nobody may be called late, the time at hand stands before the one missed', () => {
    const near = periodsNear(cchc);
    const list = occurrencesNear(Schedule.parse(monthly), year, near, '2026-02-10');
    const pick = (pressed: boolean) =>
      pickOccurrence(list, '2026-02-10', () => false, pressed)?.periodKey;
    expect([pick(true), pick(false)]).toEqual(['2026-M01', '2026-M02']);
  });

  test(`[OCC] every schedule has a card on every day, and it is one of its occurrences (seed ${seed})`, () => {
    const day = fc.integer({
      min: dayNumber('2021-06-01'),
      max: dayNumber('2025-06-01'),
    });
    const told = fc.constantFrom(...cases.map((c) => Schedule.parse(c.meaning)));
    const window = { from: '2023-01-01', to: '2023-12-31' };
    fc.assert(
      fc.property(told, day, (schedule, n) => {
        const all = occurrencesOf(schedule, window, cchc, {
          from: '1900-01-01',
          to: '2999-12-31',
        });
        const today = dateOfDay(n);
        const shown = currentOccurrence(schedule, window, cchc, today, new Set());
        expect(all).toContainEqual(shown);
        const key = occurrenceKeyOf(schedule, window, cchc, today);
        expect(all.map((o) => o.periodKey)).toContain(key);
        const holding = all.filter((o) => o.from <= today && today <= o.to);
        if (holding.length > 0) expect(holding.map((o) => o.periodKey)).toContain(key);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('where a phiếu is counted', () => {
  const key = (told: unknown, day: string) =>
    occurrenceKeyOf(Schedule.parse(told), year, cchc, day);

  test('[OCC] in the period that holds its date', () => {
    expect(key(monthly, '2026-02-28')).toBe('2026-M02');
    expect(key({ kind: 'RECURRING', freq: 'WEEKLY' }, '2026-03-14')).toBe('2026-W11');
    expect(key({ kind: 'RECURRING', freq: 'QUARTERLY' }, '2026-03-15')).toBe('2026-Q2');
    expect(key(set, '2026-02-01')).toBe('2026-Q1');
    expect(key(set, '2026-04-01')).toBe('2026-H1');
    expect(key(set, '2026-10-01')).toBe('2026-Y');
  });

  test('[OCC] the same, whenever the unit was given the task', () => {
    const window = { ...year, since: '2026-11-01' };
    const schedule = Schedule.parse(monthly);
    expect(occurrenceKeyOf(schedule, window, cchc, '2026-02-28')).toBe('2026-M02');
  });

  test('[OCC] of deadlines in the next one, after the last in the last', () => {
    expect(key(two, '2026-06-09')).toBe('2026-01-01_2026-06-09');
    expect(key(two, '2026-06-10')).toBe('2026-01-01_2026-12-09');
    expect(key(two, '2026-12-31')).toBe('2026-01-01_2026-12-09');
  });

  test('[OCC] a task asked once counts every date, before and after its window', () => {
    const told = {
      kind: 'PERIOD',
      unit: 'MONTH',
      start: '2026-03-01',
      end: '2026-03-31',
    };
    const keys = ['2025-12-01', '2026-03-15', '2026-08-01'].map((day) => key(told, day));
    expect(new Set(keys)).toEqual(new Set(['2026-03-01_2026-03-31']));
  });
});
