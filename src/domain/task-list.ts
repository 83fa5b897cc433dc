// The first screen's arithmetic: which bucket a task stands in today, how many days are left, how far it is.
// Promises: one pass over two thousand lines, and no task called late that nobody set a deadline for.
// Refuses words: "còn 3 ngày" is a value here, and a sentence in the client.
import { addDays, type CivilDate, daysBetween, weekdayOf } from './civil-date.ts';
import type { PeriodCalendar } from './period.ts';
import {
  occurrencesNear,
  periodsNear,
  pickOccurrence,
} from './schedule/current-occurrence.ts';
import type { Occurrence } from './schedule/occurrence.ts';
import { isRepeating, type Schedule } from './schedule/schedule.ts';
import type { Binding, TaskRole, TaskState } from './task.ts';

/** Of an occurrence: the phiếu that were not taken back, and those of them that are confirmed. */
type Count = { filed: number; approved: number };

/** What a list needs of an assignment; an assignment record has all of it but `hasReturned`. */
export type TaskLine = {
  role: TaskRole;
  binding: Binding;
  state: TaskState;
  schedule: Schedule;
  window: { from: string; to: string };
  /** The day the unit was given the task. */
  issuedOn: string;
  counts: Readonly<Record<string, Count>>;
  lastActivityOn: string | null;
  /** Whether one of its phiếu is waiting for more. */
  hasReturned: boolean;
};

/** In the order they are shown. */
export const BUCKETS = [
  'needs-more',
  'overdue',
  'new',
  'this-week',
  'later',
  'continuous',
  'done',
  'closed',
] as const;
export type Bucket = (typeof BUCKETS)[number];

export type DaysLeft = { kind: 'left' | 'today' | 'over'; days: number };

export type TaskStanding = {
  bucket: Bucket;
  due: CivilDate | null;
  daysLeft: DaysLeft | null;
  occurrence: Occurrence | null;
  progress: { filed: number; approved: number; expected: number };
  silence: null | 30 | 60 | 90;
  doneLate: boolean;
};

export type TaskRow<L extends TaskLine = TaskLine> = { line: L; standing: TaskStanding };

const isStopped = (state: TaskState): boolean =>
  state === 'CANCELLED' || state === 'CLOSED';

// A requested body and one told for information are never late, nor is a unit that was given more time.
const isPressed = (line: TaskLine): boolean =>
  line.binding === 'ASSIGNED' && line.role !== 'INFORM' && line.state !== 'EXTENDED';

const NOTHING: Count = { filed: 0, approved: 0 };

// A task with one occurrence counts every phiếu, also those filed before its dates were corrected.
function totalOf(counts: TaskLine['counts']): Count {
  let filed = 0;
  let approved = 0;
  for (const key in counts) {
    filed += counts[key]?.filed ?? 0;
    approved += counts[key]?.approved ?? 0;
  }
  return { filed, approved };
}

const isMet = (o: Occurrence, count: Count): boolean =>
  o.minCount > 0 && count.filed >= o.minCount;

function silenceOf(
  line: TaskLine,
  o: Occurrence,
  today: string,
): TaskStanding['silence'] {
  if (o.rule !== 'silence' || !isPressed(line)) return null;
  let last: string = o.from > line.issuedOn ? o.from : line.issuedOn;
  if (line.lastActivityOn !== null && line.lastActivityOn > last)
    last = line.lastActivityOn;
  const days = daysBetween(last, today < o.to ? today : o.to);
  return days >= 90 ? 90 : days >= 60 ? 60 : days >= 30 ? 30 : null;
}

function daysLeftTo(due: string, today: string, isOver: boolean): DaysLeft | null {
  if (due === today) return { kind: 'today', days: 0 };
  if (due > today) return { kind: 'left', days: daysBetween(today, due) };
  return isOver ? { kind: 'over', days: daysBetween(due, today) } : null;
}

/** What was found out about one line, before it is put into a bucket. */
type Finding = {
  isDone: boolean;
  isOver: boolean;
  isDueThisWeek: boolean;
  isSilent: boolean;
};

function bucketOf(line: TaskLine, found: Finding): Bucket {
  if (isStopped(line.state)) return 'closed';
  if (line.hasReturned) return 'needs-more';
  if (line.state === 'PAUSED') return 'closed';
  if (found.isDone) return 'done';
  if (found.isOver) return 'overdue';
  if (line.state === 'NEW') return 'new';
  if (found.isDueThisWeek) return 'this-week';
  return found.isSilent ? 'continuous' : 'later';
}

// Late only where it is certain: the phiếu that made it enough is the last one, and it is dated after the day.
const isLate = (line: TaskLine, o: Occurrence, count: Count): boolean =>
  o.rule === 'firm' &&
  o.due !== null &&
  line.lastActivityOn !== null &&
  line.lastActivityOn > o.due &&
  count.filed <= o.minCount;

function standingOf(
  line: TaskLine,
  list: readonly Occurrence[],
  today: string,
  sunday: string,
): TaskStanding {
  const isPressing = isPressed(line);
  const repeating = isRepeating(line.schedule);
  const sole = !repeating || line.schedule.kind === 'CONTINUOUS';
  const total = sole ? totalOf(line.counts) : null;
  const countOf = (o: Occurrence) => total ?? line.counts[o.periodKey] ?? NOTHING;
  const hasEnough = (o: Occurrence) => isMet(o, countOf(o));
  const o = pickOccurrence(list, today, hasEnough, isPressing);
  const due = o?.due ?? null;
  const count = o ? countOf(o) : NOTHING;
  const isFirm = o?.rule === 'firm';
  const isEnough = o !== null && isMet(o, count);
  const isPast = due !== null && due < today;
  const isStated = line.state === 'DONE' || line.state === 'SUBMITTED';
  // One finished phiếu ends a single task, but only this time of a repeating one. A single task that has
  // its phiếu and was not said to be finished stays in sight, without pressure, until its day is past.
  const isDone = repeating
    ? isEnough || (isStated && today > line.window.to)
    : isStated || (isEnough && isPast && isFirm);
  const isOver = isPressing && isPast && isFirm && !isEnough && !isDone;
  const isDueThisWeek = due !== null && !isPast && due <= sunday && !isEnough;
  const { filed, approved } = count;
  const expected = line.role === 'INFORM' ? 0 : (o?.minCount ?? 0);
  return {
    bucket: bucketOf(line, {
      isDone,
      isOver,
      isDueThisWeek,
      isSilent: o?.rule === 'silence',
    }),
    due,
    daysLeft: due === null || isDone ? null : daysLeftTo(due, today, isOver),
    occurrence: o,
    progress: { filed, approved, expected },
    silence: o && silenceOf(line, o, today),
    doneLate: isDone && o !== null && isLate(line, o, count),
  };
}

/** How each line stands on a day; the function it returns remembers the periods of that day. */
export function standingOn(
  today: string,
  calendar: PeriodCalendar,
): (line: TaskLine) => TaskStanding {
  const near = periodsNear(calendar);
  const sunday = addDays(today, 7 - weekdayOf(today));
  return (line) => {
    const { from, to } = line.window;
    const window = { from, to, since: line.issuedOn };
    const list = occurrencesNear(line.schedule, window, near, today);
    return standingOf(line, list, today, sunday);
  };
}

const ROLE_ORDER: Record<TaskRole, number> = { LEAD: 0, COORD: 1, INFORM: 2 };

// Bucket, then the earliest day, then the longest silence, then the leading unit: as one text that sorts so.
const placeOf = (role: TaskRole, { bucket, due, silence }: TaskStanding): string =>
  `${BUCKETS.indexOf(bucket)}${due ?? '9999'}${99 - (silence ?? 0)}${ROLE_ORDER[role]}`;

/** A bucket that has tasks: how many, and those that are shown of it. */
export type Section<L extends TaskLine = TaskLine> = {
  bucket: Bucket;
  size: number;
  rows: TaskRow<L>[];
};

/** The rows of a list by bucket, in the order of the list. */
export function sectionsOf<L extends TaskLine>(
  rows: readonly TaskRow<L>[],
): Section<L>[] {
  const held = new Map<Bucket, TaskRow<L>[]>();
  for (const row of rows) {
    const own = held.get(row.standing.bucket);
    if (own) own.push(row);
    else held.set(row.standing.bucket, [row]);
  }
  return [...held].map(([bucket, own]) => ({ bucket, size: own.length, rows: own }));
}

/** The list of the first screen in its order; equal rows keep the order they came in. */
export function listTasks<L extends TaskLine>(
  lines: readonly L[],
  today: string,
  calendar: PeriodCalendar,
): TaskRow<L>[] {
  const standing = standingOn(today, calendar);
  // Places are few: gathering the rows by place and sorting the places spares most comparisons.
  const places = new Map<string, TaskRow<L>[]>();
  for (const line of lines) {
    const row = { line, standing: standing(line) };
    const place = placeOf(line.role, row.standing);
    const held = places.get(place);
    if (held) held.push(row);
    else places.set(place, [row]);
  }
  return [...places.keys()].sort().flatMap((place) => places.get(place) ?? []);
}
