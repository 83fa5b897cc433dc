// The judge: what becomes of one operation, given the facts. Pure: the same facts give the same verdict, on
// any node. Promises: a text is applied, kept beside the report, or kept in quarantine, never dropped; a
// record outside the pusher's reach answers as one that does not exist. Refuses to read or write anything.
import {
  type Actor,
  applyToAssignment,
  applyToReport,
  withReportCounted,
  withSideText,
} from '../domain/apply.ts';
import { checkFiled } from '../domain/form/check-filed.ts';
import type { FormFiles } from '../domain/form/form.ts';
import type { PreparedForm } from '../domain/form/prepare-form.ts';
import {
  type AssignmentOp,
  type FileReport,
  isReportOp,
  type Op,
  type ReportOp,
} from '../domain/op.ts';
import type { PeriodCalendar } from '../domain/period.ts';
import { type Act, type Grant, isAllowed, scopeOf } from '../domain/person.ts';
import type { Problem } from '../domain/problem.ts';
import { isEditable, type ReportRecord } from '../domain/report.ts';
import { type AssignmentRecord, isOpenAssignment } from '../domain/task.ts';
import { audiencesOf } from '../domain/unit.ts';
import { filingFacts } from './filing.ts';
import type { UnitFacts } from './hub-store.ts';

/** Everything the judge may know, read inside the transaction that will write its verdict. */
export type JudgeFacts = {
  by: Actor;
  /** Civil date of the server's clock. */
  today: string;
  /** All grants the person ever held. */
  grants: readonly Grant[];
  /** The unit the operation names. */
  unit: UnitFacts | null;
  /** The report the operation names, whoever's it is, and the unit it belongs to. */
  report: ReportRecord | null;
  reportUnit: UnitFacts | null;
  /** The assignment concerned: the one named, or that of the existing report. */
  assignment: AssignmentRecord | null;
  assignmentUnit: UnitFacts | null;
  form: { hash: string; prepared: PreparedForm; files: FormFiles } | null;
  calendar: PeriodCalendar;
  /** An earlier operation on the same record that was not accepted and that this one was built on. */
  dependsOn: string | null;
  /** For `assign-person`: whether the person named works at the assignment's unit. */
  ofUnit: boolean;
};

export type Verdict =
  | {
      outcome: 'applied';
      rev: number;
      report: ReportRecord | null;
      /** A new immutable text was accepted. */
      revision: boolean;
      assignment: AssignmentRecord | null;
    }
  | { outcome: 'conflict'; rev: number; problem: Problem; report: ReportRecord | null }
  /** `unitId`: the unit whose people may read the kept text. */
  | { outcome: 'quarantined'; rev: number; problem: Problem; unitId: string }
  | { outcome: 'rejected'; rev: number; problem: Problem };

const quarantined = (unit: UnitFacts, problem: Problem): Verdict => ({
  outcome: 'quarantined',
  rev: 0,
  problem,
  unitId: unit.id,
});
const rejected = (problem: Problem, rev = 0): Verdict => ({
  outcome: 'rejected',
  rev,
  problem,
});

/** Whether the person ever held the right, so that what they wrote then is theirs to keep. */
const everAllowed = (grants: readonly Grant[], act: Act, unit: UnitFacts): boolean =>
  grants.some((g) => isAllowed([g], act, unit, g.from));

/** Whether the person's scope of today holds what belongs to the unit. */
const isSeen = (f: JudgeFacts, unit: UnitFacts | null): boolean => {
  if (unit === null) return false;
  const scope = new Set(scopeOf(f.by.personId, f.grants, f.today));
  return audiencesOf(unit).some((a) => scope.has(a));
};

const refusal = (f: JudgeFacts): Problem | null =>
  f.dependsOn === null ? null : { code: 'depends-on-refused', opId: f.dependsOn };

/** Judges one operation. */
export function judge(op: Op, facts: JudgeFacts): Verdict {
  if (!isReportOp(op)) return judgeAssignmentAct(op, facts);
  return op.kind === 'file-report' ? judgeFiling(op, facts) : judgeReportAct(op, facts);
}

function judgeFiling(op: FileReport, f: JudgeFacts): Verdict {
  const own = f.reportUnit !== null && everAllowed(f.grants, 'file-report', f.reportUnit);
  const report = own ? f.report : null;
  const unit = report === null ? f.unit : f.reportUnit;
  // H7: a unit one never had a right to is refused without a word about what is there.
  if (unit === null || !everAllowed(f.grants, 'file-report', unit))
    return rejected({ code: 'not-allowed' });
  // H7: an id that is taken elsewhere can not be filed under, and does not say by whom.
  if (f.report !== null && report === null && op.baseRev === 0)
    return rejected({ code: 'not-allowed' });
  const held = heldBack(op, unit, f);
  if (held !== null) return quarantined(unit, held);
  if (report !== null) {
    const late = refusal(f) ?? overtaken(report, op);
    if (late !== null) return conflict(report, op, f, late);
  } else if (op.baseRev > 0) {
    return quarantined(unit, refusal(f) ?? { code: 'report-missing' });
  } else {
    const problem = refusal(f);
    if (problem !== null) return quarantined(unit, problem);
  }
  const unfit = misfit(op, unit, report, f) ?? answersProblem(op, f);
  return unfit === null ? accept(report, op, unit, f) : quarantined(unit, unfit);
}

/** H4: what changed on our side since the text was written keeps the text, it does not refuse it. */
function heldBack(op: FileReport, unit: UnitFacts, f: JudgeFacts): Problem | null {
  if (unit.endedOn !== null)
    return { code: 'unit-ended', unitId: unit.id, successors: unit.successors };
  return isAllowed(f.grants, op.kind, unit, f.today) ? null : { code: 'not-allowed' };
}

/** Why a text can not become the next revision of a report that exists. */
function overtaken(report: ReportRecord, op: FileReport): Problem | null {
  if (op.baseRev === 0) return { code: 'report-exists' };
  if (op.baseRev !== report.rev)
    return { code: 'stale-revision', seen: op.baseRev, rev: report.rev };
  return isEditable(report.state) ? null : { code: 'report-state', state: report.state };
}

/** H6: the text that lost is kept beside the one that stands, never over it. */
const conflict = (
  report: ReportRecord,
  op: FileReport,
  f: JudgeFacts,
  problem: Problem,
): Verdict => ({
  outcome: 'conflict',
  rev: report.rev,
  problem,
  report: withSideText(report, op, f.by),
});

/** Whether the text stands under an assignment that it may stand under. */
function misfit(
  op: FileReport,
  unit: UnitFacts,
  report: ReportRecord | null,
  f: JudgeFacts,
): Problem | null {
  const { taskId, assignmentId } = report ?? op.body;
  if (assignmentId === null)
    return taskId === null ? null : { code: 'assignment-missing' };
  const { assignment, assignmentUnit } = f;
  if (assignment === null || assignmentUnit === null)
    return { code: 'assignment-missing' };
  const near =
    assignment.unitId === unit.id ||
    unit.inside.includes(assignment.unitId) ||
    assignmentUnit.inside.includes(unit.id);
  if (!near || assignment.taskId !== taskId) return { code: 'assignment-missing' };
  return isOpenAssignment(assignment) ? null : { code: 'task-closed', assignmentId };
}

function answersProblem(op: FileReport, f: JudgeFacts): Problem | null {
  const { form, answers, context } = op.body;
  if (f.form === null || f.form.hash !== form.hash)
    return { code: 'form-unknown', formId: form.id, version: form.version };
  const found = checkFiled(f.form.prepared, answers, context, f.form.files);
  if (found.length === 0) return null;
  const fields = found.map(({ path, kind }) => ({ path, kind }));
  return { code: 'answers-refused', fields };
}

function accept(
  report: ReportRecord | null,
  op: FileReport,
  unit: UnitFacts,
  f: JudgeFacts,
): Verdict {
  const facts = filingFacts(op, {
    unitName: unit.name,
    assignment: f.assignment,
    calendar: f.calendar,
    formTitle: f.form?.prepared.definition.title.vi ?? '',
  });
  const next = applyToReport(report, op, f.by, facts);
  if (!next.ok) return quarantined(unit, next.problem);
  return applied(report, { ...next.value, receivedAt: f.by.at }, true, f);
}

const applied = (
  before: ReportRecord | null,
  after: ReportRecord,
  revision: boolean,
  f: JudgeFacts,
): Verdict => ({
  outcome: 'applied',
  rev: after.rev,
  report: after === before ? null : after,
  revision,
  assignment:
    after === before || f.assignment === null || after.assignmentId === null
      ? null
      : withReportCounted(f.assignment, before, after),
});

function judgeReportAct(op: Exclude<ReportOp, FileReport>, f: JudgeFacts): Verdict {
  // H7: a report of another unit answers exactly as one that does not exist.
  const unit = isSeen(f, f.reportUnit) ? f.reportUnit : null;
  const { report } = f;
  if (report === null || unit === null)
    return rejected(refusal(f) ?? { code: 'report-missing' });
  if (!isAllowed(f.grants, op.kind, unit, f.today))
    return rejected({ code: 'not-allowed' });
  const depends = refusal(f);
  if (depends !== null) return rejected(depends, report.rev);
  const next = applyToReport(report, op, f.by, NO_FACTS);
  if (!next.ok)
    return next.problem.code === 'stale-revision'
      ? { outcome: 'conflict', rev: report.rev, problem: next.problem, report: null }
      : rejected(next.problem, report.rev);
  const missing = report.files.filter((file) => !file.received).length;
  if (op.kind === 'approve-report' && missing > 0)
    return rejected({ code: 'photos-missing', missing }, report.rev);
  return applied(report, next.value, false, f);
}

const NO_FACTS = { unitName: '', title: '', activityDate: null, periodKey: null };

function judgeAssignmentAct(op: AssignmentOp, f: JudgeFacts): Verdict {
  const { assignment, assignmentUnit: unit } = f;
  if (assignment === null || unit === null || !isSeen(f, unit))
    return rejected({ code: 'assignment-missing' });
  if (!isAllowed(f.grants, op.kind, unit, f.today))
    return rejected({ code: 'not-allowed' });
  const depends = refusal(f);
  if (depends !== null) return rejected(depends);
  if (op.kind === 'assign-person' && op.body.personId !== null && !f.ofUnit)
    return rejected({ code: 'person-not-of-unit' });
  const next = applyToAssignment(assignment, op, f.by);
  if (!next.ok) return rejected(next.problem);
  return {
    outcome: 'applied',
    rev: 0,
    report: null,
    revision: false,
    assignment: next.value === assignment ? null : next.value,
  };
}
