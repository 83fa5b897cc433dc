import type { tasks as vi } from '../vi/tasks.ts';

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

export const tasks: typeof vi = {
  title: 'Tasks',
  searchLabel: 'Search tasks',
  searchHint: 'By name or plan number; diacritics are optional',
  mine: 'Mine',
  unit: 'Whole unit',
  whose: 'Whose tasks',
  counts: 'Needs attention',
  needsMore: 'More needed',
  returnedAlone: (count) =>
    count === 1
      ? '1 report without a task needs more'
      : `${count} reports without a task need more`,
  overdue: 'Overdue',
  fresh: 'New',
  week: 'This week',
  later: 'Coming up',
  continuous: 'Ongoing',
  done: 'Done',
  closed: 'Plans of earlier years',
  showAll: (count) => `Show ${count} more tasks`,
  accept: 'Accept',
  report: 'New report',
  difficulty: 'Report a difficulty',
  due: {
    left: (count, date) => `${days(count)} left · ${date}`,
    today: (date) => `Due today · ${date}`,
    over: (count, date) => `${days(count)} overdue · ${date}`,
    none: 'No due date yet',
    window: (to) => `During the year, until ${to}`,
    continuous: 'Ongoing',
    silent: (count) => `Ongoing, no activity for ${days(count)}`,
    untouched: 'Ongoing, no activity yet',
    requested: (date) => `Requested by the end of ${date}`,
  },
  roles: {
    LEAD: 'Lead',
    COORD: 'Coordinating',
    INFORM: 'For information',
    REQUESTED: 'Requested',
  },
  states: {
    NEW: 'New',
    ACCEPTED: 'Accepted',
    IN_PROGRESS: 'In progress',
    SUBMITTED: 'Awaiting confirmation',
    DONE: 'Done',
    EXTENDED: 'Extended',
    PAUSED: 'Paused',
    CANCELLED: 'Withdrawn',
    CLOSED: 'Closed',
  },
  progress: (name, from, to, filed, expected) =>
    `${name} (${from}–${to}): ${filed}/${expected} reports`,
  filed: (count) => (count === 0 ? 'No report yet' : `${count} reports`),
  pending: (count) => `${count} waiting on this device`,
  assignedTo: (name) => `Assigned to ${name}`,
  empty: {
    first: 'No tasks on this device yet',
    firstBody:
      'With a connection, your unit’s tasks are loaded and stay open without signal. You can already write reports.',
    mine: 'No task is assigned to you personally',
    mineBody: 'Look under “Whole unit” to accept or report on shared work.',
    search: (text) => `No task matches “${text}”`,
  },
};
