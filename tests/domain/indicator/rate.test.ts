import { describe, expect, test } from 'vitest';
import { countIn, periodRate } from '../../../src/domain/indicator/form-rate.ts';
import {
  coverageOf,
  distinctPeople,
  sumAttendances,
} from '../../../src/domain/indicator/people.ts';
import {
  rateOf,
  rateOfSums,
  sayNumber,
  sayRate,
  sumCounts,
} from '../../../src/domain/indicator/rate.ts';

describe('[RATE] sums first, rates last', () => {
  test('[RATE] two desks, 1 of 2 and 90 of 100, are 89,22 % and not 70 %', () => {
    const rows = [
      { part: 1, whole: 2 },
      { part: 90, whole: 100 },
    ];
    expect(rateOfSums(rows)).toBe(89.22);
    expect(sayRate(rateOfSums(rows))).toBe('89,22 %');
  });

  test('[RATE] without anything to divide by there is no rate, and it is said as –', () => {
    expect(rateOf(0, 0)).toBeNull();
    expect(rateOf(3, null)).toBeNull();
    expect(rateOfSums([])).toBeNull();
    expect(sayRate(rateOf(0, 0))).toBe('–');
    expect(sayNumber(null)).toBe('–');
  });

  test('[RATE] a desk without dossiers neither helps nor harms', () => {
    const rows = [
      { part: 30, whole: 40 },
      { part: 0, whole: 0 },
    ];
    expect(rateOfSums(rows)).toBe(75);
  });

  test('[RATE] nothing given is nothing, and a given nought is nought', () => {
    expect(sumCounts([])).toBeNull();
    expect(sumCounts([null, null])).toBeNull();
    expect(sumCounts([null, 0])).toBe(0);
    expect(sumCounts([2, null, 3])).toBe(5);
  });

  test('[RATE] halves are rounded as people round', () => {
    expect(rateOf(1, 3)).toBe(33.33);
    expect(rateOf(2, 3, 1)).toBe(66.7);
    expect(rateOf(201, 20_000)).toBe(1.01);
    expect(sayNumber(1234567.5, 2)).toBe('1.234.567,50');
    expect(sayNumber(1500)).toBe('1.500');
    expect(sayNumber(-0.25)).toBe('-0,25');
  });
});

describe('[RATE] of forms, for a period', () => {
  const month = (counts: Record<string, number>) => ({
    rec_bcci: 0,
    rec_online_part: 0,
    ...counts,
  });
  const months = [
    month({ rec_direct: 1, rec_online_full: 1, fee_dossiers: 0 }),
    month({ rec_direct: 8, rec_online_full: 80, rec_online_part: 10, rec_bcci: 2 }),
  ];

  test('[RATE] come from the counts of all phiếu together', () => {
    expect(periodRate('rate_online', months)).toBe(89.22);
    expect(periodRate('rate_online_full', months)).toBe(79.41);
    expect(periodRate('rate_epay', months)).toBeNull();
    expect(periodRate('rate_online', [])).toBeNull();
  });

  test('[RATE] counts are found at the top, folded away, and in the text of a calculation', () => {
    const answers = { reach: 0, more: { questions_in: 4, opinions_total: '7' } };
    expect(countIn(answers, 'reach')).toBe(0);
    expect(countIn(answers, 'questions_in')).toBe(4);
    expect(countIn(answers, 'opinions_total')).toBe(7);
    expect(countIn(answers, 'posts_n')).toBeNull();
    expect(countIn({ note: 'ba' }, 'note')).toBeNull();
  });

  test('[RATE] of answers that were asked for and of places that post', () => {
    const sheets = [
      { more: { questions_in: 3, questions_answered: 2 } },
      { more: { questions_in: 0, questions_answered: 0 } },
    ];
    expect(periodRate('answer_rate', sheets)).toBe(66.7);
    const places = [{ procedures_total: 120, procedures_posted: 118 }];
    expect(periodRate('publicity_rate', places)).toBe(98.3);
  });
});

describe('[PEOPLE] lượt người are not người', () => {
  const attended = [18, 22, 15];

  test('[PEOPLE] attendances add up; people are at least the fullest meeting, at most the staff', () => {
    expect(sumAttendances(attended)).toBe(55);
    expect(distinctPeople(attended, 26)).toEqual({ atLeast: 22, atMost: 26 });
    expect(distinctPeople([4, 3], 26)).toEqual({ atLeast: 4, atMost: 7 });
    expect(distinctPeople([], 26)).toEqual({ atLeast: 0, atMost: 0 });
  });

  test('[PEOPLE] a share of officials is of different people, and never over the whole', () => {
    expect(coverageOf(26, 26)).toBe(100);
    expect(coverageOf(22, 26)).toBe(84.6);
    expect(coverageOf(55, 26)).toBeNull();
    expect(coverageOf(null, 26)).toBeNull();
    expect(coverageOf(0, 0)).toBeNull();
  });
});
