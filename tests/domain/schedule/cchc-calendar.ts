import type { PeriodCalendar } from '../../../src/domain/period.ts';

const rule = (
  kind: PeriodCalendar['kinds'][number]['kind'],
  n: number,
  [from, fromYear]: [string, number],
  to: string,
  reported: boolean,
  vi: string,
  en: string,
): PeriodCalendar['kinds'][number] => ({
  kind,
  n,
  from: { monthDay: from, year: fromYear },
  to: { monthDay: to, year: 0 },
  reported,
  name: { vi, en },
});

/** The cut-off calendar of administrative-reform reports, as these tests know it. */
export const cchc: PeriodCalendar = {
  id: 'cchc',
  dueDay: 20,
  kinds: [
    rule('QUARTER', 1, ['12-15', -1], '03-14', true, 'Quý I', 'Quarter I'),
    rule('QUARTER', 2, ['03-15', 0], '06-14', false, 'Quý II', 'Quarter II'),
    rule('QUARTER', 3, ['06-15', 0], '09-14', true, 'Quý III', 'Quarter III'),
    rule('QUARTER', 4, ['09-15', 0], '12-14', false, 'Quý IV', 'Quarter IV'),
    rule(
      'HALF_YEAR',
      1,
      ['12-15', -1],
      '06-14',
      true,
      '6 tháng đầu năm',
      'First half of',
    ),
    rule('YEAR', 1, ['12-15', -1], '12-14', true, 'Năm', 'Year'),
  ],
};
