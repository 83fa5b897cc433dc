import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../src/domain/civil-date.ts';
import {
  type Period,
  type PeriodCalendar,
  periodOf,
} from '../../../src/domain/period.ts';
import {
  nextInWords,
  periodBefore,
  periodInWords,
  reportDue,
  reportsOf,
  reportTitle,
  windowAfter,
  windowLabel,
  yearBefore,
} from '../../../src/domain/periodic/report-period.ts';

const cchc: PeriodCalendar = JSON.parse(
  readFileSync('src/server/seed/calendars.json', 'utf8'),
).calendars[0];
const day = (text: string) => text as CivilDate;
function period(key: string): Period {
  const found = periodOf(key, cchc);
  if (found === null) throw new Error(key);
  return found;
}

describe('[PERIODIC] which report', () => {
  test('[PERIODIC] the kinds are those of the calendar, and no internal quarter is among them', () => {
    expect(reportsOf(2026, cchc).map(({ name }) => name?.vi)).toEqual([
      'Quý I',
      '6 tháng đầu năm',
      'Quý III',
      'Năm',
    ]);
  });

  test.each([
    ['2026-01-10', '2026-Q1'],
    ['2026-03-14', '2026-Q1'],
    // Its days are over, its own day is not.
    ['2026-03-18', '2026-Q1'],
    ['2026-03-21', '2026-H1'],
    ['2026-06-20', '2026-H1'],
    ['2026-09-16', '2026-Q3'],
    ['2026-11-28', '2026-Y'],
    ['2026-12-17', '2026-Y'],
    ['2026-12-21', '2027-Q1'],
  ])('[PERIODIC] on %s the report that is due is %s', (today, key) => {
    expect(reportDue(day(today), cchc)?.key).toBe(key);
  });

  test('[PERIODIC] the period before is as long, and is said by its days where it has no name', () => {
    const before = periodBefore(period('2026-Q3'), cchc);
    expect(before?.key).toBe('2026-Q2');
    expect(before && windowLabel(before, 'vi')).toBe('15/03/2026 – 14/06/2026');
    expect(periodBefore(period('2026-H1'), cchc)?.key).toBe('2025-H1');
    expect(periodBefore(period('2026-Y'), cchc)?.key).toBe('2025-Y');
    expect(yearBefore(period('2026-Q1'), cchc)?.key).toBe('2025-Q1');
    expect(yearBefore(period('2026-Q3'), cchc)?.key).toBe('2025-Q3');
  });

  test('[PERIODIC] the time after is the next quarter, the rest of the year, or the next year', () => {
    expect(windowAfter(period('2026-Q1'), cchc).to).toBe('2026-06-14');
    expect(windowAfter(period('2026-H1'), cchc)).toEqual({
      from: '2026-06-15',
      to: '2026-12-14',
    });
    expect(windowAfter(period('2026-Y'), cchc).to).toBe('2027-12-14');
  });

  test('[PERIODIC] titles say kinds in words, and never an internal quarter', () => {
    expect(reportTitle(period('2026-Q1'))).toBe(
      'Kết quả thực hiện công tác tuyên truyền cải cách hành chính quý I năm 2026',
    );
    expect(reportTitle(period('2026-H1'))).toContain(
      '6 tháng đầu năm 2026 và phương hướng, nhiệm vụ 6 tháng cuối năm 2026',
    );
    expect(reportTitle(period('2026-Y'))).toContain(
      'năm 2026 và phương hướng, nhiệm vụ năm 2027',
    );
    expect(periodInWords(period('2026-Q3'))).toBe('quý III năm 2026');
    expect(nextInWords(period('2026-Q1'))).toBe('thời gian tới');
  });
});
