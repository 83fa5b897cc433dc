import { describe, expect, test } from 'vitest';
import { bucket, by, continuous, filed, monthly, standing, weekly } from './task-line.ts';

describe('days left', () => {
  test.each([
    ['2026-03-16', { kind: 'left', days: 3 }, 'later'],
    ['2026-03-15', { kind: 'left', days: 2 }, 'this-week'],
    ['2026-03-14', { kind: 'left', days: 1 }, 'this-week'],
    ['2026-03-13', { kind: 'today', days: 0 }, 'this-week'],
    ['2026-03-12', { kind: 'over', days: 1 }, 'overdue'],
    ['2026-03-11', { kind: 'over', days: 2 }, 'overdue'],
  ])('[TASK] due on %s is %j', (due, daysLeft, expected) => {
    expect(standing(by(due))).toMatchObject({ due, daysLeft, bucket: expected });
  });

  test('[TASK] the week ends on Chủ Nhật, also when today is one', () => {
    expect(bucket(by('2026-03-15'), {}, '2026-03-15')).toBe('this-week');
    expect(bucket(by('2026-03-16'), {}, '2026-03-15')).toBe('later');
    expect(bucket(by('2026-03-22'), {}, '2026-03-16')).toBe('this-week');
  });
});

describe('recurring tasks', () => {
  test('[TASK] a week with its phiếu is done until the next Thứ Hai', () => {
    const counts = { ...filed(1, '2026-W10'), ...filed(1, '2026-W11') };
    expect(bucket(weekly, { counts })).toBe('done');
    expect(bucket(weekly, { counts }, '2026-03-16')).toBe('this-week');
    expect(bucket(weekly, { counts }, '2026-03-23')).toBe('overdue');
  });

  test('[TASK] a month just missed is overdue, and says for how long', () => {
    expect(standing(monthly)).toMatchObject({
      bucket: 'overdue',
      due: '2026-02-28',
      daysLeft: { kind: 'over', days: 13 },
    });
    expect(bucket(monthly, { counts: filed(1, '2026-M02') })).toBe('later');
  });

  test('[TASK] a unit given the task in March has missed no February', () => {
    expect(standing(monthly, { issuedOn: '2026-03-02' })).toMatchObject({
      bucket: 'later',
      due: '2026-03-31',
    });
  });

  test('[TASK] one finished phiếu does not finish the year', () => {
    const told = { state: 'DONE' as const, counts: filed(1, '2026-M02') };
    expect(bucket(monthly, told)).toBe('later');
    expect(bucket(monthly, told, '2026-04-01')).toBe('overdue');
    expect(bucket(monthly, told, '2027-01-05')).toBe('done');
    expect(bucket(continuous, { state: 'SUBMITTED' })).toBe('continuous');
  });

  test('[TASK] shows how many of the phiếu asked there are', () => {
    const counts = {
      ...filed(3, '2026-M02'),
      '2026-M03': { filed: 2, approved: 1 },
    };
    expect(standing({ ...monthly, min_count: 3 }, { counts })).toMatchObject({
      occurrence: { periodKey: '2026-M03', from: '2026-03-01', to: '2026-03-31' },
      progress: { filed: 2, approved: 1, expected: 3 },
      bucket: 'later',
    });
  });

  test('[TASK] asks no number of one told for information', () => {
    expect(standing(monthly, { role: 'INFORM' }).progress.expected).toBe(0);
  });

  test('[TASK] a single task counts every phiếu, under whatever key it was filed', () => {
    const counts = { ...filed(1, '2026-01-01_2026-03-10'), ...filed(2, '2026-M01') };
    expect(standing(by('2026-03-14'), { counts }).progress.filed).toBe(3);
  });
});

describe('silence', () => {
  test.each([
    ['2026-03-13', null],
    ['2026-02-12', null],
    ['2026-02-11', 30],
    ['2026-01-13', 30],
    ['2026-01-12', 60],
    ['2025-12-14', 60],
    ['2025-12-13', 90],
  ])('[TASK] since an activity on %s: %s days', (lastActivityOn, expected) => {
    const shown = standing(continuous, {
      window: { from: '2025-01-01', to: '2026-12-31' },
      issuedOn: '2025-01-05',
      lastActivityOn,
      counts: filed(1),
    });
    expect([shown.bucket, shown.silence]).toEqual(['continuous', expected]);
  });

  test('[TASK] counts from the day the unit was given the task, and stops with the plan', () => {
    expect(standing(continuous, { issuedOn: '2026-03-01' }).silence).toBeNull();
    expect(standing(continuous, { issuedOn: '2026-02-01' }).silence).toBe(30);
    const last = { lastActivityOn: '2026-12-20' };
    expect(standing(continuous, last, '2027-06-01').silence).toBeNull();
  });

  test('[TASK] never presses a requested body, nor a task with a day', () => {
    expect(
      standing(continuous, { binding: 'REQUESTED' }, '2026-12-01').silence,
    ).toBeNull();
    expect(standing(by('2026-12-01'), {}, '2026-11-30').silence).toBeNull();
  });
});

describe('done late', () => {
  test('[TASK] says so when the phiếu that made it enough is dated after the day', () => {
    const told = { state: 'DONE' as const, counts: filed(1) };
    const late = { ...told, lastActivityOn: '2026-03-02' };
    expect(standing(by('2026-03-01'), late).doneLate).toBe(true);
    expect(standing(by('2026-03-02'), late).doneLate).toBe(false);
    expect(standing({ kind: 'UNSPECIFIED' }, late, '2027-02-01').doneLate).toBe(false);
  });

  test('[TASK] never of a task that had enough before another phiếu came', () => {
    const told = {
      state: 'DONE' as const,
      counts: filed(2),
      lastActivityOn: '2026-03-05',
    };
    expect(standing(by('2026-03-01'), told).doneLate).toBe(false);
  });

  test('[TASK] of a week by its own weekday', () => {
    const told = { counts: { ...filed(1, '2026-W10'), ...filed(1, '2026-W11') } };
    const byWednesday = { ...weekly, weekday: 3 };
    const on = (last: string) =>
      standing(byWednesday, { ...told, lastActivityOn: last }).doneLate;
    expect([on('2026-03-11'), on('2026-03-12')]).toEqual([false, true]);
  });
});
