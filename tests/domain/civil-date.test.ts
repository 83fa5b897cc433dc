import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addYears,
  CivilDate,
  civilDateOf,
  civilNow,
  dateOfDay,
  dayNumber,
  daysBetween,
  formatDate,
  isCivilDate,
  makeCivilDate,
  weekdayOf,
} from '../../src/domain/civil-date.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') });

describe('civil dates', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-11-21', 20_778],
  ])('[DATE] numbers %s as day %i', (date, number) => {
    expect(dayNumber(date)).toBe(number);
    expect(dateOfDay(number)).toBe(date);
  });

  test(`[DATE] agrees with the proleptic Gregorian calendar of the runtime (seed ${seed})`, () => {
    fc.assert(
      fc.property(day, (n) => {
        const iso = new Date(n * 86_400_000).toISOString().slice(0, 10);
        expect(dateOfDay(n)).toBe(iso);
        expect(dayNumber(iso)).toBe(n);
        expect(isCivilDate(iso)).toBe(true);
        expect(weekdayOf(iso)).toBe(new Date(n * 86_400_000).getUTCDay() || 7);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test(`[DATE] adding days and counting them are inverse (seed ${seed})`, () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (n, days) => {
        const from = dateOfDay(n);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
      { seed },
    );
  });

  test.each([
    '2026-02-30',
    '2026-02-29',
    '2026-06-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '0000-01-01',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '',
  ])('[DATE] refuses %j, which is no day', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(CivilDate.safeParse(text).success).toBe(false);
  });

  test('[DATE] accepts the leap day of leap years only, centuries included', () => {
    const leap = ['2024', '2026', '1900', '2000'].map((y) => isCivilDate(`${y}-02-29`));
    expect(leap).toEqual([true, false, false, true]);
  });

  test('[DATE] holds a day beyond the end of its month at the last one', () => {
    const ends = Array.from({ length: 12 }, (_, i) => makeCivilDate(2026, i + 1, 31));
    expect(ends.map((d) => d.slice(8)).join(' ')).toBe(
      '31 28 31 30 31 30 31 31 30 31 30 31',
    );
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  test('[DATE] counts the week from Thứ Hai to Chủ Nhật', () => {
    const week = ['2026-03-09', '2026-03-13', '2026-03-15', '1969-12-31'];
    expect(week.map(weekdayOf)).toEqual([1, 5, 7, 3]);
  });

  test('[DATE] writes dd/MM/yyyy', () => {
    expect(formatDate('2026-03-05')).toBe('05/03/2026');
  });
});

describe('the day in Việt Nam', () => {
  test.each([
    ['2026-03-13T16:59:59.999Z', '2026-03-13', '2026-03-13T23:59:59+07:00'],
    ['2026-03-13T17:00:00Z', '2026-03-14', '2026-03-14T00:00:00+07:00'],
    ['2025-12-31T18:04:09Z', '2026-01-01', '2026-01-01T01:04:09+07:00'],
    ['2026-03-13T23:30:00-05:00', '2026-03-14', '2026-03-14T11:30:00+07:00'],
    ['1969-12-31T16:00:00Z', '1969-12-31', '1969-12-31T23:00:00+07:00'],
  ])('[DATE] %s is %s there', (instant, date, local) => {
    expect(civilDateOf(instant)).toBe(date);
    expect(civilNow(instant)).toBe(local);
    expect(Date.parse(civilNow(instant))).toBe(
      Math.floor(Date.parse(instant) / 1000) * 1000,
    );
  });

  test('[DATE] an instant without a zone is a bug, never the zone of the phone', () => {
    expect(() => civilDateOf('2026-03-13T08:00:00')).toThrow(RangeError);
    expect(() => civilNow('hôm nay')).toThrow(RangeError);
  });

  test(`[DATE] gives the day that the zone database gives (seed ${seed})`, () => {
    const vietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
    const instants = fc.date({
      min: new Date('1976-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(civilDateOf(instant.toISOString())).toBe(vietnam.format(instant));
      }),
      { seed },
    );
  });
});
