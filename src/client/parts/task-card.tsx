import type { JSX } from 'preact';
import { formatDate } from '../../domain/civil-date.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { TaskStanding } from '../../domain/task-list.ts';
import type { Route } from '../route.ts';
import { formatDay } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import {
  CircleAlert,
  CircleCheck,
  Clock,
  MessageSquareWarning,
  RefreshCw,
} from './icons.ts';
import { Link } from './link.tsx';
import './facts-line.css';

/** When it is due, in words and date; never red for what nobody set a day for. */
export function dueText(
  standing: TaskStanding,
  task: Pick<AssignmentRecord, 'binding' | 'window'>,
  today: string,
  words: Words,
): { text: string; tone: 'over' | 'soon' | 'calm' } {
  const w = words.tasks.due;
  const { due, daysLeft, occurrence } = standing;
  if (due !== null && daysLeft !== null) {
    const day = formatDay(due, today, words);
    if (task.binding === 'REQUESTED') return { text: w.requested(day), tone: 'calm' };
    if (daysLeft.kind === 'over')
      return { text: w.over(daysLeft.days, day), tone: 'over' };
    if (daysLeft.kind === 'today') return { text: w.today(day), tone: 'soon' };
    return {
      text: w.left(daysLeft.days, day),
      tone: daysLeft.days <= 7 ? 'soon' : 'calm',
    };
  }
  if (occurrence?.rule === 'silence') {
    if (standing.silence !== null)
      return { text: w.silent(standing.silence), tone: 'soon' };
    return { text: w.continuous, tone: 'calm' };
  }
  if (occurrence === null) return { text: w.none, tone: 'calm' };
  return { text: w.window(formatDate(task.window.to)), tone: 'calm' };
}

const ICONS: Partial<Record<TaskStanding['bucket'], typeof Clock>> = {
  overdue: CircleAlert,
  'needs-more': MessageSquareWarning,
  done: CircleCheck,
  continuous: RefreshCw,
};

/** One task: what, by when, in which role, how far, from which plan. The whole card is one link. */
export function TaskCard(props: {
  task: AssignmentRecord;
  standing: TaskStanding;
  /** Phiếu of this task that still wait on this device. */
  pending: number;
  progress: string;
  today: string;
  words: Words;
  go: (route: Route) => void;
}): JSX.Element {
  const { task, standing, words } = props;
  const w = words.tasks;
  const due = dueText(standing, task, props.today, words);
  const role = task.binding === 'REQUESTED' ? 'REQUESTED' : task.role;
  return (
    <li class="task-card" data-bucket={standing.bucket}>
      <Link class="title" to={{ page: 'task', assignmentId: task.id }} go={props.go}>
        {task.title}
      </Link>
      <span class="due" data-tone={due.tone}>
        <Icon of={ICONS[standing.bucket] ?? Clock} />
        {standing.bucket === 'needs-more' ? `${w.needsMore} · ${due.text}` : due.text}
      </span>
      <span class="facts-line">
        <span>{w.roles[role]}</span>
        <span>{w.states[task.state]}</span>
        <span>{props.progress}</span>
        {props.pending > 0 && <span>{w.pending(props.pending)}</span>}
        {task.personName !== null && <span>{w.assignedTo(task.personName)}</span>}
        {task.planNumber !== '' && <span>{task.planNumber}</span>}
      </span>
    </li>
  );
}
