import { describe, expect, test } from 'vitest';
import type { TaskState } from '../../src/domain/task.ts';
import {
  listTasks,
  sectionsOf,
  standingOn,
  type TaskLine,
} from '../../src/domain/task-list.ts';
import { cchc } from './schedule/cchc-calendar.ts';
import {
  bucket,
  by,
  continuous,
  filed,
  line,
  monthly,
  standing,
  today,
} from './task-line.ts';

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

describe('the list', () => {
  const lines = [
    line(continuous, { lastActivityOn: today }),
    line(by('2026-03-14')),
    line(by('2026-05-01'), { role: 'COORD' }),
    line(by('2026-05-01')),
    line(by('2026-03-01')),
    line(by('2026-02-01')),
    line(by('2026-03-01'), { state: 'CLOSED' }),
    line(by('2026-06-01'), { state: 'NEW' }),
    line(by('2026-06-01'), { hasReturned: true }),
    line(continuous),
    line(by('2026-04-01'), { state: 'DONE' }),
    line({ kind: 'PER_PLAN' }),
  ];

  test('[TASK] stands in the order of the first screen, the earliest day first', () => {
    const rows = listTasks(lines, today, cchc);
    expect(rows.map((r) => `${r.standing.bucket} ${lines.indexOf(r.line)}`)).toEqual([
      'needs-more 8',
      'overdue 5',
      'overdue 4',
      'new 7',
      'this-week 1',
      'later 3',
      'later 2',
      'later 11',
      'continuous 9',
      'continuous 0',
      'done 10',
      'closed 6',
    ]);
  });

  test('[TASK] is told by section: how many, and which, in the order of the list', () => {
    const rows = listTasks(lines, today, cchc);
    const sections = sectionsOf(rows);
    expect(sections.map(({ bucket, size }) => [bucket, size])).toEqual([
      ['needs-more', 1],
      ['overdue', 2],
      ['new', 1],
      ['this-week', 1],
      ['later', 3],
      ['continuous', 2],
      ['done', 1],
      ['closed', 1],
    ]);
    expect(sections.flatMap((section) => section.rows)).toEqual(rows);
  });

  test('[TASK] equals keep the order they came in', () => {
    const twice = [...lines, ...lines.map((l) => ({ ...l }))];
    const rows = listTasks(twice, today, cchc);
    const places = rows.map((r) => twice.indexOf(r.line));
    expect(places.filter((p) => p < lines.length)).toEqual(
      listTasks(lines, today, cchc).map((r) => lines.indexOf(r.line)),
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
    const months = [line(monthly), line(monthly, since), line(monthly, next)];
    expect(months.map((l) => standing(l).due)).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2027-01-31',
    ]);
  });
});
