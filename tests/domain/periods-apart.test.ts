import { describe, expect, test } from 'vitest';
import { periodsApart } from '../../src/domain/periods-apart.ts';
import type { TaskLine } from '../../src/domain/task-list.ts';
import { cchc } from './schedule/cchc-calendar.ts';
import { by, continuous, filed, line, monthly, standing, today } from './task-line.ts';

const F01 = { form: { id: 'F01' } };

describe('a phiếu of another period', () => {
  const apart = (schedule: unknown, day: string, told: Partial<TaskLine> = {}) =>
    periodsApart({ ...line(schedule, told), formId: 'F01' }, F01, day, today, cchc);

  const daily = { kind: 'RECURRING', freq: 'DAILY' };

  test('[TASK] dated today while the month before is overdue, it counts for this month', () => {
    expect(apart(monthly, today)).toMatchObject({
      own: { periodKey: '2026-M03' },
      asked: { periodKey: '2026-M02' },
      isOver: true,
    });
    expect(apart(monthly, '2026-02-28')).toBeNull();
    expect(apart(monthly, '2026-03-')).toBeNull();
  });

  test('[TASK] dated before the period that is asked now, it does not count for that', () => {
    const counts = filed(1, '2026-M02');
    expect(apart(monthly, today, { counts })).toBeNull();
    expect(apart(monthly, '2026-02-28', { counts })).toMatchObject({
      own: { periodKey: '2026-M02' },
      asked: { periodKey: '2026-M03' },
      isOver: false,
    });
  });

  test('[TASK] there is none of a task that is asked once, or goes on, or has ended', () => {
    for (const day of ['2026-01-10', today])
      for (const schedule of [by('2026-03-01'), continuous, { kind: 'PER_PLAN' }])
        expect(apart(schedule, day)).toBeNull();
    expect(apart(monthly, today, { state: 'CLOSED' })).toBeNull();
  });

  test('[TASK] nothing is said of a time to which no date leads', () => {
    const both = { kind: 'MULTI', items: [monthly, daily] };
    expect(standing(both).occurrence?.periodKey).toBe('2026-M02');
    expect(apart(both, today)).toBeNull();
    expect(apart(daily, today)).toMatchObject({ asked: { periodKey: '2026-D0312' } });
  });
});
