// How far the tasks of a unit are, G25: from its assignments, not from phiếu. Promises: of a period that is over
// it says that it shows today's state. Refuses to call late what nobody set a day for.
import type { CivilDate } from '../civil-date.ts';
import type { PeriodCalendar } from '../period.ts';
import { occurrencesOf } from '../schedule/occurrence.ts';
import type { AssignmentRecord } from '../task.ts';
import { standingOn } from '../task-list.ts';
import { rateOf } from './rate.ts';
import { type Drawn, makeDrawn } from './source.ts';

type Window = { from: CivilDate; to: CivilDate };
export type TaskPlace = 'on-time' | 'late' | 'overdue' | 'going' | 'no-due';
export type PlacedTask = { line: AssignmentRecord; place: TaskPlace; due: string | null };

/** Whether the unit was to work on it in the window: given to it by then, not only told, not taken back. */
export const isAskedIn = (line: AssignmentRecord, window: Window): boolean =>
  line.role !== 'INFORM' &&
  line.state !== 'CANCELLED' &&
  line.issuedOn <= window.to &&
  line.window.from <= window.to &&
  line.window.to >= window.from;

/** Days on which the task falls due inside the window; a task without a day has none. */
export function duesIn(
  line: AssignmentRecord,
  window: Window,
  calendar: PeriodCalendar,
): CivilDate[] {
  const { schedule, window: own, issuedOn } = line;
  return occurrencesOf(schedule, { ...own, since: issuedOn }, calendar, window)
    .map(({ due }) => due)
    .filter((due) => due !== null)
    .filter((due) => due >= window.from && due <= window.to)
    .sort();
}

/** Where each task stands on a day. */
export function placeTasks(
  lines: readonly AssignmentRecord[],
  day: CivilDate,
  calendar: PeriodCalendar,
): PlacedTask[] {
  const standing = standingOn(day, calendar);
  return lines.map((line) => {
    // A closed plan has closed its tasks; what they had come to by then still stands in their counts.
    const state = line.state === 'CLOSED' ? 'IN_PROGRESS' : line.state;
    const found = standing({ ...line, state, hasReturned: false });
    const { bucket, due, doneLate } = found;
    const place =
      bucket === 'done'
        ? doneLate
          ? 'late'
          : 'on-time'
        : bucket === 'overdue'
          ? 'overdue'
          : due === null
            ? 'no-due'
            : 'going';
    return { line, place, due };
  });
}

const PLACES: readonly TaskPlace[] = ['on-time', 'late', 'overdue', 'going', 'no-due'];
const IDS: Record<TaskPlace, string> = {
  'on-time': 'G25.onTime',
  late: 'G25.late',
  overdue: 'G25.overdue',
  going: 'G25.going',
  'no-due': 'G25.noDue',
};

/**
 * G25.
 * @param isPast whether the window is over, so that today's state is not that of its last day
 */
export function drawTasks(placed: readonly PlacedTask[], isPast: boolean): Drawn[] {
  if (placed.length === 0) return [makeDrawn('G25', {})];
  const tasksOf = (list: readonly PlacedTask[]) => list.map(({ line }) => line.id);
  const remarks = isPast ? [{ code: 'as-of-today' as const }] : [];
  const at = (place: TaskPlace) => placed.filter((it) => it.place === place);
  const done = placed.filter(({ place }) => place === 'on-time' || place === 'late');
  return [
    makeDrawn('G25', { value: placed.length, tasks: tasksOf(placed), remarks }),
    ...PLACES.map((place) =>
      makeDrawn(IDS[place], {
        value: at(place).length,
        tasks: tasksOf(at(place)),
        remarks,
      }),
    ),
    makeDrawn('G25.rate', {
      value: rateOf(done.length, placed.length, 1),
      digits: 1,
      isRate: true,
      tasks: tasksOf(done),
      remarks: [{ code: 'of', part: done.length, whole: placed.length }, ...remarks],
    }),
  ];
}
