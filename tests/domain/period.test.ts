import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, CivilDate, dateOfDay, dayNumber } from '../../src/domain/civil-date.ts';
import {
  closesOn,
  countsIn,
  isClosed,
  type Period,
  PeriodCalendar,
  periodLabel,
  periodOf,
  periodsBetween,
  periodsOf,
  reportedIn,
} from '../../src/domain/period.ts';
import { cchc } from './schedule/cchc-calendar.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const d = (text: string) => CivilDate.parse(text);
const keys = (periods: Period[]) => periods.map((p) => p.key).join(' ');
const anyDate = fc
  .integer({ min: dayNumber('2020-01-01'), max: dayNumber('2040-12-31') })
  .map(dateOfDay);

describe('periods of a date', () => {
  test.each([
    ['2025-12-14', '2025-Q4 2025-Y 2025-M12 2025-W50 2025-D1214'],
    ['2025-12-15', '2026-Q1 2026-H1 2026-Y 2025-M12 2025-W51 2025-D1215'],
    ['2025-12-20', '2026-Q1 2026-H1 2026-Y 2025-M12 2025-W51 2025-D1220'],
    ['2026-03-14', '2026-Q1 2026-H1 2026-Y 2026-M03 2026-W11 2026-D0314'],
    ['2026-03-15', '2026-Q2 2026-H1 2026-Y 2026-M03 2026-W11 2026-D0315'],
    ['2026-06-14', '2026-Q2 2026-H1 2026-Y 2026-M06 2026-W24 2026-D0614'],
    ['2026-06-15', '2026-Q3 2026-Y 2026-M06 2026-W25 2026-D0615'],
    ['2026-09-15', '2026-Q4 2026-Y 2026-M09 2026-W38 2026-D0915'],
    ['2026-12-14', '2026-Q4 2026-Y 2026-M12 2026-W51 2026-D1214'],
    ['2026-12-15', '2027-Q1 2027-H1 2027-Y 2026-M12 2026-W51 2026-D1215'],
    ['2027-01-03', '2027-Q1 2027-H1 2027-Y 2027-M01 2026-W53 2027-D0103'],
  ])('[PERIOD] %s lies in %s', (date, expected) => {
    expect(keys(periodsOf(d(date), cchc))).toBe(expected);
  });

  test(`[PERIOD] every date lies in exactly one quarter, one year, one month, one week (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const found = periodsOf(date, cchc);
        for (const kind of ['QUARTER', 'YEAR', 'MONTH', 'WEEK', 'DAY'])
          expect(found.filter((p) => p.kind === kind)).toHaveLength(1);
        for (const p of found) expect(p.from <= date && date <= p.to).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });

  test(`[PERIOD] a key read back is the same window (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        for (const p of periodsOf(date, cchc)) expect(periodOf(p.key, cchc)).toEqual(p);
      }),
      { seed, numRuns: 500 },
    );
  });

  test(`[PERIOD] periods of one kind follow each other without gap or overlap (seed ${seed})`, () => {
    const kind = fc.constantFrom('QUARTER', 'YEAR', 'MONTH', 'WEEK', 'DAY' as const);
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 800 }), kind, (from, days, k) => {
        const list = periodsBetween(k, from, addDays(from, days), cchc);
        for (let i = 1; i < list.length; i++)
          expect(list[i]?.from).toBe(addDays(list[i - 1]?.to ?? '', 1));
        expect((list[0]?.from ?? '') <= from).toBe(true);
        expect((list.at(-1)?.to ?? '') >= addDays(from, days)).toBe(true);
      }),
      { seed, numRuns: 200 },
    );
  });

  test('[PERIOD] reads the window of a deadline from its key', () => {
    expect(periodOf('2026-01-01_2026-10-31', cchc)).toMatchObject({
      kind: 'RANGE',
      from: '2026-01-01',
      to: '2026-10-31',
    });
  });

  test.each([
    '2026-Q5',
    '2026-H2',
    '2026-M13',
    '2026-M3',
    '2026-W54',
    '2026-W00',
    '2026-D0230',
    '2026-D1301',
    '2026-X1',
    '2026',
    '',
    '2026-10-31_2026-01-01',
    '2026-02-30_2026-03-31',
  ])('[PERIOD] %j names no period', (key) => {
    expect(periodOf(key, cchc)).toBeNull();
  });

  test('[PERIOD] a text that is no date ends the walk instead of running on', () => {
    expect(periodsBetween('DAY', d('2026-01-01'), 'zzz' as CivilDate, cchc)).toEqual([]);
    expect(periodsBetween('YEAR', d('2026-01-01'), 'zzz' as CivilDate, cchc)).toEqual([]);
  });

  test('[PERIOD] the calendar is data: one without its cut-off days is refused', () => {
    expect(PeriodCalendar.parse(JSON.parse(JSON.stringify(cchc)))).toEqual(cchc);
    const broken = {
      ...cchc,
      kinds: [{ ...cchc.kinds[0], from: { monthDay: '15/12' } }],
    };
    expect(PeriodCalendar.safeParse(broken).success).toBe(false);
  });

  test('[PERIOD] a province with a nine-month report adds a rule, not code', () => {
    const nine = {
      ...cchc.kinds[0],
      kind: 'NINE_MONTHS',
      to: { monthDay: '09-14', year: 0 },
      name: { vi: '9 tháng', en: 'Nine months' },
    };
    const calendar = PeriodCalendar.parse({ ...cchc, kinds: [...cchc.kinds, nine] });
    expect(keys(reportedIn(d('2026-07-01'), calendar))).toBe('2026-Q3 2026-N1 2026-Y');
  });
});

describe('the reports a date counts in', () => {
  test.each([
    ['2026-02-01', '2026-Q1 2026-H1 2026-Y'],
    ['2026-03-15', '2026-H1 2026-Y'],
    ['2026-07-01', '2026-Q3 2026-Y'],
    ['2026-10-01', '2026-Y'],
  ])('[PERIOD] %s counts in %s and never in an internal quarter', (date, expected) => {
    expect(keys(reportedIn(d(date), cchc))).toBe(expected);
  });

  test('[PERIOD] names a report as officials do', () => {
    const named = (key: string) => {
      const period = periodOf(key, cchc);
      return period && [periodLabel(period, 'vi'), periodLabel(period, 'en')];
    };
    expect(named('2026-Q1')).toEqual(['Quý I/2026', 'Quarter I 2026']);
    expect(named('2026-H1')).toEqual(['6 tháng đầu năm 2026', 'First half of 2026']);
    expect(named('2026-Y')).toEqual(['Năm 2026', 'Year 2026']);
    expect(named('2026-M03')).toEqual([null, null]);
  });

  test('[PERIOD] a report closes after the day it is due, a month with its last day', () => {
    const closes = (key: string, calendar = cchc) => {
      const period = periodOf(key, calendar);
      return period && closesOn(period, calendar);
    };
    expect(closes('2026-Q1')).toBe('2026-03-20');
    expect(closes('2026-Q2')).toBe('2026-06-20');
    expect(closes('2026-Y')).toBe('2026-12-20');
    expect(closes('2026-M03')).toBe('2026-03-31');
    expect(closes('2026-01-01_2026-10-31')).toBe('2026-10-31');
    expect(closes('2026-Q1', { ...cchc, dueDay: 5 })).toBe('2026-04-05');
    expect(closes('2026-Y', { ...cchc, dueDay: 5 })).toBe('2027-01-05');
    const quarter = periodOf('2026-Q1', cchc);
    const closed = (today: string) => quarter && isClosed(quarter, d(today), cchc);
    expect([closed('2026-03-20'), closed('2026-03-21')]).toEqual([false, true]);
  });

  test.each([
    ['2026-03-10', '2026-03-18', '2026-Q1', false],
    ['2026-03-10', '2026-03-25', '2026-H1', true],
    ['2026-04-10', '2026-04-12', '2026-H1', false],
    ['2026-04-10', '2026-07-01', '2026-Y', true],
    ['2025-12-01', '2026-01-10', '2026-Q1', true],
  ])('[PERIOD] a phiếu of %s filed on %s is counted in %s', (date, today, key, late) => {
    const found = countsIn(d(date), d(today), cchc);
    expect([found.report?.key, found.late]).toEqual([key, late]);
  });
});
