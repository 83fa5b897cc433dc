// The first screen's arithmetic: which bucket a task stands in today, how many days are left, how far it is.
// Promises: one pass over two thousand lines, and no task called late that nobody set a deadline for.
// Refuses words: "còn 3 ngày" is a value here, and a sentence in the client.
import { addDays, type CivilDate, daysBetween, weekdayOf } from './civil-date.ts';
import type { PeriodCalendar } from './period.ts';
import { periodsNear, pickOccurrence } from './schedule/current-occurrence.ts';
import type { Occurrence } from './schedule/occurrence.ts';
import { isRepeating, type Schedule } from './schedule/schedule.ts';
import type { Binding, Count, TaskRole, TaskState } from './task.ts';

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

export type BucketCounts = Record<'needs-more' | 'overdue' | 'new' | 'this-week', number>;

export type TaskRow<L extends TaskLine = TaskLine> = { line: L; standing: TaskStanding };

const isStopped = (state: TaskState): boolean =>
  state === 'CANCELLED' || state === 'CLOSED';

// A requested body and one told for information are never late, nor is a unit that was given more time.
const isPressed = (line: TaskLine): boolean =>
  line.binding === 'ASSIGNED' && line.role !== 'INFORM' && line.state !== 'EXTENDED';

function countOf(line: TaskLine, o: Occurrence, sole: boolean): Count {
  if (!sole) return line.counts[o.periodKey] ?? { filed: 0, approved: 0 };
  // A task with one occurrence counts every phiếu, also those filed before its dates were corrected.
  const sum = { filed: 0, approved: 0 };
  for (const { filed, approved } of Object.values(line.counts)) {
    sum.filed += filed;
    sum.approved += approved;
  }
  return sum;
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

function daysLeftTo(due: string, today: string, over: boolean): DaysLeft | null {
  const days = daysBetween(today, due);
  if (days < 0) return over ? { kind: 'over', days: -days } : null;
  return { kind: days === 0 ? 'today' : 'left', days };
}

/** How each line stands on a day; the function it returns remembers the periods of that day. */
export function standingOn(
  today: string,
  calendar: PeriodCalendar,
): (line: TaskLine) => TaskStanding {
  const near = periodsNear(calendar);
  const sunday = addDays(today, 7 - weekdayOf(today));
  return (line) => {
    const { state, schedule } = line;
    const repeating = isRepeating(schedule);
    const sole = !repeating || schedule.kind === 'CONTINUOUS';
    const pressed = isPressed(line);
    const window = { from: line.window.from, to: line.window.to, since: line.issuedOn };
    const met = (o: Occurrence) => isMet(o, countOf(line, o, sole));
    const occurrence = pickOccurrence(schedule, window, near, today, met, pressed);
    const due = occurrence?.due ?? null;
    const count = occurrence
      ? countOf(line, occurrence, sole)
      : { filed: 0, approved: 0 };
    const isEnough = occurrence !== null && isMet(occurrence, count);
    const isPast = due !== null && due < today;
    const isStated = state === 'DONE' || state === 'SUBMITTED';
    // One finished phiếu ends a single task, but only this time of a repeating one. A single task that has
    // its phiếu and was not said to be finished stays in sight, without pressure, until its day is past.
    const isDone = repeating
      ? isEnough || (isStated && today > line.window.to)
      : isStated || (isEnough && isPast && occurrence.rule === 'firm');
    const isOver =
      pressed && isPast && occurrence?.rule === 'firm' && !isEnough && !isDone;

    const bucketOf = (): Bucket => {
      if (isStopped(state)) return 'closed';
      if (line.hasReturned) return 'needs-more';
      if (state === 'PAUSED') return 'closed';
      if (isDone) return 'done';
      if (isOver) return 'overdue';
      if (state === 'NEW') return 'new';
      if (due !== null && !isPast && due <= sunday && !isEnough) return 'this-week';
      return occurrence?.rule === 'silence' ? 'continuous' : 'later';
    };
    const bucket = bucketOf();
    return {
      bucket,
      due,
      daysLeft: due === null || isDone ? null : daysLeftTo(due, today, isOver),
      occurrence,
      progress: {
        filed: count.filed,
        approved: count.approved,
        expected: line.role === 'INFORM' ? 0 : (occurrence?.minCount ?? 0),
      },
      silence: occurrence && silenceOf(line, occurrence, today),
      doneLate: isDone && occurrence !== null && isLate(line, occurrence, count),
    };
  };
}

// Late only where it is certain: the phiếu that made it enough is the last one, and it is dated after the day.
const isLate = (line: TaskLine, o: Occurrence, count: Count): boolean =>
  o.rule === 'firm' &&
  o.due !== null &&
  line.lastActivityOn !== null &&
  line.lastActivityOn > o.due &&
  count.filed <= o.minCount &&
  (!isRepeating(line.schedule) || line.lastActivityOn <= o.to);

const ROLE_ORDER: Record<TaskRole, number> = { LEAD: 0, COORD: 1, INFORM: 2 };
const BUCKET_ORDER = Object.fromEntries(BUCKETS.map((b, i) => [b, i])) as Record<
  Bucket,
  number
>;

/** Bucket, then the earliest day (of the continuous the longest silence), then the leading unit first. */
export function compareRows(a: TaskRow, b: TaskRow): number {
  const [x, y] = [a.standing, b.standing];
  if (x.bucket !== y.bucket) return BUCKET_ORDER[x.bucket] - BUCKET_ORDER[y.bucket];
  if (x.due !== y.due) return (x.due ?? '9999') < (y.due ?? '9999') ? -1 : 1;
  return (
    (y.silence ?? 0) - (x.silence ?? 0) ||
    ROLE_ORDER[a.line.role] - ROLE_ORDER[b.line.role]
  );
}

/** The four numbers above the list. */
export function countBuckets(rows: readonly TaskRow[]): BucketCounts {
  const counts: BucketCounts = { 'needs-more': 0, overdue: 0, new: 0, 'this-week': 0 };
  for (const { standing } of rows)
    if (standing.bucket in counts) counts[standing.bucket as keyof BucketCounts]++;
  return counts;
}

/** The list of the first screen in its order, with its counts; equal rows keep the order they came in. */
export function listTasks<L extends TaskLine>(
  lines: readonly L[],
  today: string,
  calendar: PeriodCalendar,
): { rows: TaskRow<L>[]; counts: BucketCounts } {
  const standing = standingOn(today, calendar);
  const rows = lines
    .map((line) => ({ line, standing: standing(line) }))
    .sort(compareRows);
  return { rows, counts: countBuckets(rows) };
}
