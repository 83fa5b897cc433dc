// How far the assignments of a plan or of a unit are on a day. Everything here comes from the assignments' own counts,
// that is from phiếu the server has; what still lies on a phone elsewhere is not known and never guessed.
import type { PeriodCalendar } from '../../../domain/period.ts';
import type { AssignmentRecord } from '../../../domain/task.ts';
import { standingOn, type TaskStanding } from '../../../domain/task-list.ts';

/**
 * `done` enough phiếu for the time the task speaks of · `part` some · `none` · `late` its day is past without
 * enough · `later` its time has not begun · `inform` nobody has to report · `stopped` withdrawn, paused or closed.
 */
export type TallyState =
  | 'done'
  | 'part'
  | 'none'
  | 'late'
  | 'later'
  | 'inform'
  | 'stopped';

export type Tallied = {
  line: AssignmentRecord;
  standing: TaskStanding;
  state: TallyState;
  /** Of the whole assignment, whatever the period. */
  filed: number;
  approved: number;
  returned: number;
};

function sumCounts({ counts }: AssignmentRecord) {
  const sum = { filed: 0, approved: 0, returned: 0 };
  for (const count of Object.values(counts)) {
    sum.filed += count.filed;
    sum.approved += count.approved;
    sum.returned += count.returned;
  }
  return sum;
}

const STOPPED: readonly string[] = ['CANCELLED', 'CLOSED', 'PAUSED'];

function stateOf(
  line: AssignmentRecord,
  standing: TaskStanding,
  today: string,
): TallyState {
  if (STOPPED.includes(line.state)) return 'stopped';
  if (line.role === 'INFORM') return 'inform';
  const { occurrence, progress } = standing;
  const isEnough = progress.filed >= Math.max(1, progress.expected);
  if (isEnough || standing.bucket === 'done') return 'done';
  if (occurrence !== null && occurrence.from > today) return 'later';
  if (standing.daysLeft?.kind === 'over') return 'late';
  return progress.filed > 0 ? 'part' : 'none';
}

/** Each assignment with where it stands today. */
export function tally(
  lines: readonly AssignmentRecord[],
  today: string,
  calendar: PeriodCalendar,
): Tallied[] {
  const standing = standingOn(today, calendar);
  return lines.map((line) => {
    const sum = sumCounts(line);
    const found = standing({ ...line, hasReturned: sum.returned > 0 });
    return { line, standing: found, state: stateOf(line, found, today), ...sum };
  });
}

/** Of some assignments: how many must have a phiếu by now, how many have enough, and their phiếu in all. */
export type Sum = {
  asked: number;
  done: number;
  late: number;
  filed: number;
  approved: number;
  returned: number;
};

const ASKED: readonly TallyState[] = ['done', 'part', 'none', 'late'];
/** Whether the unit owes a phiếu for the time the task speaks of, or has filed it. */
export const isAsked = ({ state }: Pick<Tallied, 'state'>): boolean =>
  ASKED.includes(state);

/** Whether the unit owes a phiếu now. */
export const isMissing = (it: Pick<Tallied, 'state'>): boolean =>
  isAsked(it) && it.state !== 'done';

export function sumOf(tallied: readonly Tallied[]): Sum {
  const sum: Sum = { asked: 0, done: 0, late: 0, filed: 0, approved: 0, returned: 0 };
  for (const it of tallied) {
    if (isAsked(it)) sum.asked += 1;
    if (it.state === 'done') sum.done += 1;
    if (it.state === 'late') sum.late += 1;
    sum.filed += it.filed;
    sum.approved += it.approved;
    sum.returned += it.returned;
  }
  return sum;
}

/** Groups in the order in which their first member came. */
export function groupBy<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [item]);
    else held.push(item);
  }
  return groups;
}
