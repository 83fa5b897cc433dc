import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { standingOn, type TaskLine } from '../../src/domain/task-list.ts';
import { cchc } from './schedule/cchc-calendar.ts';

/** Thứ Sáu; the week ends on 2026-03-15. */
export const today = '2026-03-13';

export const by = (due: string) => ({ kind: 'DEADLINE', op: 'BY', due });
export const monthly = { kind: 'RECURRING', freq: 'MONTHLY' };
export const weekly = { kind: 'RECURRING', freq: 'WEEKLY' };
export const continuous = { kind: 'CONTINUOUS' };
export const filed = (n: number, key = '2026-01-01_2026-12-31'): TaskLine['counts'] => ({
  [key]: { filed: n, approved: 0 },
});

export const line = (schedule: unknown, told: Partial<TaskLine> = {}): TaskLine => ({
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
export const standing = (schedule: unknown, told: Partial<TaskLine> = {}, on = today) =>
  standingOn(on, cchc)(line(schedule, told));
export const bucket = (schedule: unknown, told: Partial<TaskLine> = {}, on = today) =>
  standing(schedule, told, on).bucket;
