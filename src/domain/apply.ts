// applyOp: what one operation makes of one record. Run by the device to show what it will become, and by
// the server to make it so: the same function, so that the screen never promises what the server would not
// do. Promises: pure and total. Refuses (as values) whatever the record's state or revision does not allow.
import type { AssignmentOp, FileReport, ReportOp } from './op.ts';
import type { Problem } from './problem.ts';
import {
  isConfirmed,
  isEditable,
  isWorkOn,
  type ReportEvent,
  type ReportRecord,
} from './report.ts';
import { fail, ok, type Result } from './result.ts';
import { isRepeating } from './schedule/schedule.ts';
import { type AssignmentRecord, isOpenAssignment } from './task.ts';

/** Who acts and when, as the running side knows it (device: its own clock; server: its own). */
export type Actor = { personId: string; personName: string; at: string };

/** What a first text needs beside the operation: names and facts the operation may not bring itself. */
export type FilingFacts = {
  unitName: string;
  title: string;
  activityDate: string | null;
  periodKey: string | null;
};

const event = (
  kind: ReportEvent['kind'],
  rev: number,
  by: Actor,
  comment: string | null = null,
  fields: ReportEvent['fields'] = [],
): ReportEvent => ({
  kind,
  rev,
  at: by.at,
  byId: by.personId,
  byName: by.personName,
  comment,
  fields,
});

function first(op: FileReport, by: Actor, facts: FilingFacts): ReportRecord {
  return {
    id: op.recordId,
    unitId: op.unitId,
    unitName: facts.unitName,
    authorId: by.personId,
    authorName: by.personName,
    taskId: op.body.taskId,
    assignmentId: op.body.assignmentId,
    title: facts.title,
    form: op.body.form,
    state: 'SUBMITTED',
    rev: 1,
    answers: op.body.answers,
    context: op.body.context,
    activityDate: facts.activityDate,
    periodKey: facts.periodKey,
    files: op.body.files.map((f) => ({ ...f, received: false })),
    happenedAt: op.happenedAt,
    receivedAt: null,
    log: [event('filed', 1, by)],
    past: [],
    sides: [],
  };
}

function amended(
  report: ReportRecord,
  op: FileReport,
  by: Actor,
  facts: FilingFacts,
): ReportRecord {
  const rev = report.rev + 1;
  const received = new Set(report.files.filter((f) => f.received).map((f) => f.sha256));
  return {
    ...report,
    form: op.body.form,
    state: 'SUBMITTED',
    rev,
    answers: op.body.answers,
    context: op.body.context,
    activityDate: facts.activityDate,
    periodKey: facts.periodKey,
    title: facts.title,
    files: op.body.files.map((f) => ({ ...f, received: received.has(f.sha256) })),
    log: [...report.log, event('amended', rev, by)],
    past: [...report.past, { rev: report.rev, answers: report.answers, at: by.at }],
  };
}

/** Keeps a text that was written on an overtaken revision: beside the report, never over it. */
export function withSideText(
  report: ReportRecord,
  op: FileReport,
  by: Actor,
): ReportRecord {
  const side = {
    opId: op.opId,
    baseRev: op.baseRev,
    answers: op.body.answers,
    at: by.at,
    byId: by.personId,
    byName: by.personName,
  };
  return {
    ...report,
    sides: [...report.sides, side],
    log: [...report.log, event('conflict', report.rev, by)],
  };
}

const stateProblem = (report: ReportRecord): Problem => ({
  code: 'report-state',
  state: report.state,
});

/**
 * Applies an operation on a report.
 * @param report the record as it stands, or null when there is none yet
 * @returns the record as it becomes, or the problem: `report-missing`, `report-exists`, `stale-revision`
 *   (the caller keeps the text, see `withSideText`) or `report-state`
 */
export function applyToReport(
  report: ReportRecord | null,
  op: ReportOp,
  by: Actor,
  facts: FilingFacts,
): Result<ReportRecord, Problem> {
  if (op.kind === 'file-report' && report === null)
    return op.baseRev === 0 ? ok(first(op, by, facts)) : fail({ code: 'report-missing' });
  if (report === null) return fail({ code: 'report-missing' });
  if (op.baseRev === 0) return fail({ code: 'report-exists' });
  if (op.baseRev !== report.rev)
    return fail({ code: 'stale-revision', seen: op.baseRev, rev: report.rev });
  const add = (e: ReportEvent, state: ReportRecord['state']): ReportRecord => ({
    ...report,
    state,
    log: [...report.log, e],
  });
  switch (op.kind) {
    case 'file-report':
      if (!isEditable(report.state)) return fail(stateProblem(report));
      return ok(amended(report, op, by, facts));
    case 'withdraw-report':
      if (!isEditable(report.state)) return fail(stateProblem(report));
      return ok(add(event('withdrawn', report.rev, by, op.body.reason), 'WITHDRAWN'));
    case 'take-up-report':
      if (report.state === 'IN_REVIEW') return ok(report);
      if (report.state !== 'SUBMITTED') return fail(stateProblem(report));
      return ok(add(event('taken-up', report.rev, by), 'IN_REVIEW'));
    case 'return-report':
      if (report.state !== 'SUBMITTED' && report.state !== 'IN_REVIEW')
        return fail(stateProblem(report));
      return ok(
        add(
          event('returned', report.rev, by, op.body.comment, op.body.fields),
          'RETURNED',
        ),
      );
    case 'approve-report':
      if (report.state !== 'SUBMITTED' && report.state !== 'IN_REVIEW')
        return fail(stateProblem(report));
      return ok(add(event('approved', report.rev, by, op.body.comment), 'APPROVED'));
  }
}

/**
 * Applies an operation on an assignment.
 * @returns the record as it becomes, or `assignment-missing` / `task-closed`
 */
export function applyToAssignment(
  assignment: AssignmentRecord | null,
  op: AssignmentOp,
  by: Actor,
): Result<AssignmentRecord, Problem> {
  if (assignment === null) return fail({ code: 'assignment-missing' });
  if (!isOpenAssignment(assignment))
    return fail({ code: 'task-closed', assignmentId: assignment.id });
  const log = (kind: 'accepted' | 'assigned', detail: string | null) => [
    ...assignment.log,
    { kind, at: by.at, byName: by.personName, detail },
  ];
  switch (op.kind) {
    case 'accept-task':
      if (assignment.state !== 'NEW') return ok(assignment);
      return ok({ ...assignment, state: 'ACCEPTED', log: log('accepted', null) });
    case 'assign-person':
      return ok({
        ...assignment,
        personId: op.body.personId,
        personName: op.body.personName,
        state: assignment.state === 'NEW' ? 'ACCEPTED' : assignment.state,
        log: log('assigned', op.body.personName),
      });
  }
}

/**
 * What a change of one of its reports does to an assignment: the counts of the occurrence, the day of the
 * last activity, and the state (a phiếu that says "hoàn thành" asks for confirmation; its confirmation ends it).
 * A difficulty on a task is no work on it: only its being returned for more is counted.
 */
export function withReportCounted(
  assignment: AssignmentRecord,
  before: ReportRecord | null,
  after: ReportRecord,
): AssignmentRecord {
  const counts = { ...assignment.counts };
  const isWork = isWorkOn(assignment, after);
  const add = (report: ReportRecord | null, sign: 1 | -1) => {
    if (report === null || report.state === 'WITHDRAWN') return;
    const key = report.periodKey ?? '';
    const was = counts[key] ?? { filed: 0, approved: 0, returned: 0 };
    counts[key] = {
      filed: was.filed + (isWork ? sign : 0),
      approved: was.approved + (isWork && isConfirmed(report.state) ? sign : 0),
      returned: was.returned + (report.state === 'RETURNED' ? sign : 0),
    };
  };
  add(before, -1);
  add(after, 1);
  if (!isWork) return { ...assignment, counts };
  const day = after.activityDate ?? assignment.lastActivityOn;
  const later =
    day !== null &&
    (assignment.lastActivityOn === null || day > assignment.lastActivityOn);
  return {
    ...assignment,
    counts,
    lastActivityOn: later ? day : assignment.lastActivityOn,
    state: stateAfter(assignment, after),
  };
}

function stateAfter(
  a: AssignmentRecord,
  report: ReportRecord,
): AssignmentRecord['state'] {
  if (!isOpenAssignment(a) || a.state === 'DONE' || a.state === 'PAUSED') return a.state;
  const says = progressOf(report);
  if (report.state === 'WITHDRAWN')
    return a.state === 'SUBMITTED' ? 'IN_PROGRESS' : a.state;
  // One finished phiếu ends a single task, never a rhythm: next month asks again.
  if (says !== 'DONE' || isRepeating(a.schedule)) return 'IN_PROGRESS';
  return report.state === 'APPROVED' ? 'DONE' : 'SUBMITTED';
}

/** The progress a report states (`task_progress`, wherever the form keeps it), or null. */
export function progressOf(report: Pick<ReportRecord, 'answers'>): string | null {
  const found = report.answers.task_progress;
  if (typeof found === 'string') return found;
  for (const part of Object.values(report.answers)) {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) continue;
    const inner = (part as Record<string, unknown>).task_progress;
    if (typeof inner === 'string') return inner;
  }
  return null;
}
