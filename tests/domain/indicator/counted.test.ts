import { describe, expect, test } from 'vitest';
import {
  type Countable,
  countActivities,
  countedReports,
  wordOf,
} from '../../../src/domain/indicator/counted.ts';

const report = (reportId: string, formId: string, more: Partial<Countable> = {}) => ({
  reportId,
  formId,
  unitId: 'u1',
  periodKey: '2026-Q1',
  activityUuid: null,
  isZero: false,
  ...more,
});
const ids = (reports: readonly Countable[]) =>
  countedReports(reports).map(({ reportId }) => reportId);

describe('[COUNT] one activity counts once', () => {
  test.each(['F03', 'F04', 'F05', 'F06', 'F07', 'F08'])(
    '[COUNT] the special form %s wins over F01, whichever came first',
    (formId) => {
      const general = report('r1', 'F01', { activityUuid: 'a' });
      const special = report('r2', formId, { activityUuid: 'a' });
      expect(ids([general, special])).toEqual(['r2']);
      expect(ids([special, general])).toEqual(['r2']);
      expect(countActivities([general, special])).toBe(1);
    },
  );

  test('[COUNT] phiếu without an activity of their own kind in common all stay', () => {
    const reports = [
      report('r1', 'F01', { activityUuid: 'a' }),
      report('r2', 'F04', { activityUuid: 'b' }),
      report('r3', 'F01'),
      report('r4', 'F04'),
    ];
    expect(ids(reports)).toEqual(['r1', 'r2', 'r3', 'r4']);
    expect(countActivities(reports)).toBe(4);
  });

  test('[COUNT] a conference and its banners keep their figures and are one activity', () => {
    const reports = [
      report('r1', 'F04', { activityUuid: 'a' }),
      report('r2', 'F05', { activityUuid: 'a' }),
      report('r3', 'F05', { activityUuid: 'a' }),
    ];
    expect(ids(reports)).toEqual(['r1', 'r2', 'r3']);
    expect(countActivities(reports)).toBe(1);
  });

  test('[COUNT] a difficulty met at an activity, and a desk tally, take nothing away from it', () => {
    const reports = [
      report('r1', 'F01', { activityUuid: 'a' }),
      report('r2', 'F14', { activityUuid: 'a' }),
      report('r3', 'F02', { activityUuid: 'a' }),
    ];
    expect(ids(reports)).toEqual(['r1', 'r2', 'r3']);
    expect(countActivities(reports)).toBe(1);
  });

  test('[COUNT] a special form that says nothing happened hides no F01', () => {
    const reports = [
      report('r1', 'F01', { activityUuid: 'a' }),
      report('r2', 'F04', { activityUuid: 'a', isZero: true }),
    ];
    expect(ids(reports)).toEqual(['r1']);
  });
});

describe('[ZERO] silence is not zero', () => {
  const about = { formId: 'F06', unitId: 'u1', periodKey: '2026-Q1' };
  const zero = report('r1', 'F06', { isZero: true });

  test('[ZERO] figures, an explicit zero and nothing heard are three things', () => {
    expect(wordOf([], about)).toBe('silent');
    expect(wordOf([zero], about)).toBe('zero');
    expect(wordOf([zero, report('r2', 'F06')], about)).toBe('figures');
  });

  test('[ZERO] what another unit, form or period said is not heard', () => {
    expect(wordOf([{ ...zero, unitId: 'u2' }], about)).toBe('silent');
    expect(wordOf([{ ...zero, formId: 'F07' }], about)).toBe('silent');
    expect(wordOf([{ ...zero, periodKey: '2026-Q2' }], about)).toBe('silent');
  });
});
