import { describe, expect, test } from 'vitest';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { Count, TaskState } from '../../src/domain/task.ts';
import { listTasks, standingOn, type TaskLine } from '../../src/domain/task-list.ts';
import { cchc } from './schedule/cchc-calendar.ts';

/** Thứ Sáu; the week ends on 2026-03-15. */
const today = '2026-03-13';

const by = (due: string) => ({ kind: 'DEADLINE', op: 'BY', due });
const monthly = { kind: 'RECURRING', freq: 'MONTHLY' };
const weekly = { kind: 'RECURRING', freq: 'WEEKLY' };
const continuous = { kind: 'CONTINUOUS' };
const filed = (n: number, key = '2026-01-01_2026-12-31'): Record<string, Count> => ({
  [key]: { filed: n, approved: 0, returned: 0 },
});

const line = (schedule: unknown, told: Partial<TaskLine> = {}): TaskLine => ({
  role: 'LEAD',
  binding: 'ASSIGNED',
  state: 'ACCEPTED',
  window: { from: '2026-01-01', to: '2026-12-31' },
  issuedOn: '2026-01-05',
  counts: {},
  lastActivityOn: null,
  hasReturned: false,
  ...told,
  schedule: Schedule.parse(schedule),
});
const standing = (schedule: unknown, told: Partial<TaskLine> = {}, on = today) =>
  standingOn(on, cchc)(line(schedule, told));
const bucket = (schedule: unknown, told: Partial<TaskLine> = {}, on = today) =>
  standing(schedule, told, on).bucket;

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

describe('who may be called late', () => {
  const late = by('2026-03-01');

  test.each([
    ['a requested body', { binding: 'REQUESTED' }],
    ['one told for information', { role: 'INFORM' }],
    ['one that was given more time', { state: 'EXTENDED' }],
  ] as [string, Partial<TaskLine>][])('[TASK] never %s', (_, told) => {
    expect(standing(late, told)).toMatchObject({ bucket: 'later', daysLeft: null });
    expect(standing(late)).toMatchObject({ bucket: 'overdue' });
  });

  test('[TASK] a coordinating unit is', () => {
    expect(bucket(late, { role: 'COORD' })).toBe('overdue');
  });

  test.each([
    { kind: 'UNSPECIFIED' },
    { kind: 'PER_PLAN' },
    { kind: 'PER_ASSIGNMENT' },
    { kind: 'EVENT', trigger: 'x' },
    { kind: 'RECURRING', freq: 'UNSPECIFIED' },
    { kind: 'SAME_AS_ABOVE' },
    { kind: 'STATUS', status: 'DONE' },
    { kind: 'CONTINUOUS' },
  ])('[TASK] never for %j, not even a year after the plan', (schedule) => {
    const after = standing(schedule, {}, '2027-12-31');
    expect(after.bucket).toBe(schedule.kind === 'CONTINUOUS' ? 'continuous' : 'later');
    expect(after.daysLeft).toBeNull();
  });

  test.each([
    ['SUBMITTED', 'done'],
    ['DONE', 'done'],
    ['PAUSED', 'closed'],
    ['CANCELLED', 'closed'],
    ['CLOSED', 'closed'],
    ['NEW', 'overdue'],
    ['IN_PROGRESS', 'overdue'],
  ] as [TaskState, string][])(
    '[TASK] a task past its day that is %s is %s',
    (state, b) => {
      expect(bucket(late, { state })).toBe(b);
    },
  );
});

describe('buckets', () => {
  test('[TASK] what needs completing comes before everything but a withdrawn or closed task', () => {
    const told = { hasReturned: true };
    expect(bucket(by('2026-03-01'), told)).toBe('needs-more');
    expect(bucket(continuous, { ...told, state: 'DONE' })).toBe('needs-more');
    expect(bucket(by('2026-03-01'), { ...told, state: 'PAUSED' })).toBe('needs-more');
    expect(bucket(by('2026-03-01'), { ...told, state: 'CANCELLED' })).toBe('closed');
    expect(bucket(by('2026-03-01'), { ...told, state: 'CLOSED' })).toBe('closed');
  });

  test('[TASK] what nobody has accepted is new, whatever its kind, unless it is overdue', () => {
    const state = 'NEW';
    expect(bucket(by('2026-03-14'), { state })).toBe('new');
    expect(bucket(continuous, { state })).toBe('new');
    expect(bucket({ kind: 'UNSPECIFIED' }, { state })).toBe('new');
  });

  test('[TASK] a plan year about to end shows its open tasks in the last week', () => {
    const shown = standing({ kind: 'UNSPECIFIED' }, {}, '2026-12-29');
    expect(shown).toMatchObject({
      bucket: 'this-week',
      daysLeft: { kind: 'left', days: 2 },
    });
  });

  test('[TASK] a single task with its phiếu keeps calm until its day, then is done', () => {
    const told = { counts: filed(1), lastActivityOn: '2026-03-10' };
    expect(bucket(by('2026-03-14'), told)).toBe('later');
    expect(bucket(by('2026-03-12'), told)).toBe('done');
    expect(bucket({ kind: 'UNSPECIFIED' }, told)).toBe('later');
  });

  test('[TASK] a schedule that names no time at all is still listed', () => {
    expect(standing({ kind: 'MULTI', items: [] })).toMatchObject({
      bucket: 'later',
      occurrence: null,
      progress: { filed: 0, approved: 0, expected: 0 },
    });
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

describe('the list', () => {
  const lines = [
    line(continuous),
    line(by('2026-03-14')),
    line(by('2026-05-01'), { role: 'COORD' }),
    line(by('2026-05-01')),
    line(by('2026-03-01')),
    line(by('2026-02-01')),
    line(by('2026-03-01'), { state: 'CLOSED' }),
    line(by('2026-06-01'), { state: 'NEW' }),
    line(by('2026-06-01'), { hasReturned: true }),
    line(continuous, { lastActivityOn: today }),
    line(by('2026-04-01'), { state: 'DONE' }),
    line({ kind: 'PER_PLAN' }),
  ];

  test('[TASK] stands in the order of the first screen, the earliest day first', () => {
    const { rows } = listTasks(lines, today, cchc);
    expect(rows.map((r) => `${r.standing.bucket} ${lines.indexOf(r.line)}`)).toEqual([
      'needs-more 8',
      'overdue 5',
      'overdue 4',
      'new 7',
      'this-week 1',
      'later 3',
      'later 2',
      'later 11',
      'continuous 0',
      'continuous 9',
      'done 10',
      'closed 6',
    ]);
  });

  test('[TASK] has four numbers above it', () => {
    expect(listTasks(lines, today, cchc).counts).toEqual({
      'needs-more': 1,
      overdue: 2,
      new: 1,
      'this-week': 1,
    });
  });

  test('[TASK] equals keep the order they came in', () => {
    const twice = [...lines, ...lines.map((l) => ({ ...l }))];
    const { rows } = listTasks(twice, today, cchc);
    const places = rows.map((r) => twice.indexOf(r.line));
    expect(places.filter((p) => p < lines.length)).toEqual(
      listTasks(lines, today, cchc).rows.map((r) => lines.indexOf(r.line)),
    );
    expect(places[1]).toBe((places[0] ?? 0) + lines.length);
  });

  test('[TASK] two schedules that look alike but stand in different windows are not confused', () => {
    const open = { kind: 'UNSPECIFIED' };
    const next = { window: { from: '2027-01-01', to: '2027-12-31' } };
    const standing = standingOn(today, cchc);
    const dues = [line(open), line(open, next), line(open)].map((l) => standing(l).due);
    expect(dues).toEqual(['2026-12-31', '2027-12-31', '2026-12-31']);
    const since = { issuedOn: '2026-03-10' };
    const months = [line(monthly), line(monthly, since)].map((l) => standing(l).due);
    expect(months).toEqual(['2026-02-28', '2026-03-31']);
  });
});
