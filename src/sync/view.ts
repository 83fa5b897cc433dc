// The view: the server's last word with our pending operations applied on top, through the same applyOp the
// server runs. Promises: deterministic and total; an operation that no longer applies is shown in question,
// never dropped (V1). Refuses to guess what the server will say: what is in question stays so until it speaks.
import {
  type Actor,
  applyToAssignment,
  applyToReport,
  type FilingFacts,
  withReportCounted,
} from '../domain/apply.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { type FileReport, isReportOp, type Op, type ReportOp } from '../domain/op.ts';
import type { Problem } from '../domain/problem.ts';
import type { ReportRecord } from '../domain/report.ts';
import type { AssignmentRecord } from '../domain/task.ts';
import type { OutboxOp } from './ports.ts';

/** What the view needs of an outbox item. */
export type PendingOp = Pick<OutboxOp, 'opId' | 'seq' | 'recordId' | 'op' | 'state'> & {
  receipt: OutboxOp['receipt'];
};

/** Who holds this device's outbox, and how a text of it is filed. */
export type ViewWorld = {
  personId: string;
  personName: string;
  facts: (op: FileReport) => FilingFacts;
};

export type Shown<R> = {
  /** The record as it will stand once the server has taken everything that is not in question. */
  record: R | null;
  /** Operations folded into it that still wait for their receipt. */
  pending: PendingOp[];
  /** Operations that do not, or no longer, apply: the person decides. */
  inQuestion: { item: PendingOp; problem: Problem }[];
};

const actorOf = (world: ViewWorld, op: Op): Actor => ({
  personId: world.personId,
  personName: world.personName,
  at: op.happenedAt,
});

/** Whether the server's word already contains the operation: its answer was lost, its effect was not. */
export function isAlreadyIn(base: ReportRecord, op: ReportOp, personId: string): boolean {
  if (op.kind !== 'file-report') {
    const done = { 'withdraw-report': 'WITHDRAWN', 'return-report': 'RETURNED' } as const;
    if (op.baseRev !== base.rev) return false;
    if (op.kind === 'approve-report') return base.state === 'APPROVED';
    return op.kind !== 'take-up-report' && base.state === done[op.kind];
  }
  const text = canonicalJson(op.body.answers);
  if (base.rev === op.baseRev + 1) {
    const last = base.log.findLast((e) => e.kind === 'filed' || e.kind === 'amended');
    return last?.byId === personId && canonicalJson(base.answers) === text;
  }
  const past = base.past.find((p) => p.rev === op.baseRev + 1);
  return past !== undefined && canonicalJson(past.answers) === text;
}

/**
 * Why the operation cannot be folded at all: it was set aside, or it was built on one that is in question.
 * Its revision number may match by chance then, but it means another text (H3).
 */
function heldBack(item: PendingOp, inQuestion: Shown<unknown>['inQuestion']) {
  if (item.state === 'set-aside')
    return item.receipt?.problem ?? ({ code: 'not-allowed' } as const);
  const first = inQuestion[0];
  if (first === undefined) return null;
  return { code: 'depends-on-refused', opId: first.item.opId } as const;
}

const inOrder = (items: readonly PendingOp[]): PendingOp[] =>
  items.filter((i) => i.state !== 'sent').sort((a, b) => a.seq - b.seq);

/**
 * A report as it stands for this device.
 * @param base the server's last word, or null
 * @param items outbox items on this report, in any order
 */
export function viewReport(
  base: ReportRecord | null,
  items: readonly PendingOp[],
  world: ViewWorld,
): Shown<ReportRecord> {
  const shown: Shown<ReportRecord> = { record: base, pending: [], inQuestion: [] };
  for (const item of inOrder(items)) {
    const { op } = item;
    if (!isReportOp(op)) continue;
    const held = heldBack(item, shown.inQuestion);
    if (held !== null) {
      shown.inQuestion.push({ item, problem: held });
      continue;
    }
    if (base !== null && isAlreadyIn(base, op, world.personId)) {
      shown.pending.push(item);
      continue;
    }
    const facts = op.kind === 'file-report' ? world.facts(op) : NO_FACTS;
    const next = applyToReport(shown.record, op, actorOf(world, op), facts);
    if (next.ok) {
      shown.record = next.value;
      shown.pending.push(item);
    } else shown.inQuestion.push({ item, problem: next.problem });
  }
  return shown;
}

const NO_FACTS: FilingFacts = {
  unitName: '',
  title: '',
  activityDate: null,
  periodKey: null,
};

/** An assignment as it stands for this device; what its reports change is `viewAll`'s. */
export function viewAssignment(
  base: AssignmentRecord | null,
  items: readonly PendingOp[],
  world: ViewWorld,
): Shown<AssignmentRecord> {
  const shown: Shown<AssignmentRecord> = { record: base, pending: [], inQuestion: [] };
  for (const item of inOrder(items)) {
    const { op } = item;
    if (isReportOp(op)) continue;
    const held = heldBack(item, shown.inQuestion);
    if (held !== null) {
      shown.inQuestion.push({ item, problem: held });
      continue;
    }
    const next = applyToAssignment(shown.record, op, actorOf(world, op));
    if (next.ok) {
      shown.record = next.value;
      shown.pending.push(item);
    } else shown.inQuestion.push({ item, problem: next.problem });
  }
  return shown;
}

/** The server's word on the records that the outbox touches. */
export type Base = {
  report: (id: string) => ReportRecord | null;
  assignment: (id: string) => AssignmentRecord | null;
};

/** Everything that is shown otherwise than the server last said, by record id. */
export type View = {
  reports: ReadonlyMap<string, Shown<ReportRecord>>;
  assignments: ReadonlyMap<string, Shown<AssignmentRecord>>;
};

/**
 * The view of a whole device: only records that the outbox touches, the counts of their assignments with
 * them; every other record stands as the server said. Costs nothing with an empty outbox.
 */
export function view(base: Base, pending: readonly PendingOp[], world: ViewWorld): View {
  const byRecord = new Map<string, PendingOp[]>();
  for (const item of pending) {
    if (item.state === 'sent') continue;
    const found = byRecord.get(item.recordId);
    if (found === undefined) byRecord.set(item.recordId, [item]);
    else found.push(item);
  }
  const reports = new Map<string, Shown<ReportRecord>>();
  const assignments = new Map<string, Shown<AssignmentRecord>>();
  const assignment = (id: string): Shown<AssignmentRecord> => {
    const known = assignments.get(id);
    if (known !== undefined) return known;
    const shown = viewAssignment(base.assignment(id), byRecord.get(id) ?? [], world);
    assignments.set(id, shown);
    return shown;
  };
  for (const [id, items] of byRecord) {
    if (items.every((item) => !isReportOp(item.op))) {
      assignment(id);
      continue;
    }
    const before = base.report(id);
    const shown = viewReport(before, items, world);
    reports.set(id, shown);
    const after = shown.record;
    if (after === null || after === before || after.assignmentId === null) continue;
    const under = assignment(after.assignmentId);
    if (under.record === null) continue;
    under.record = withReportCounted(under.record, before, after);
    under.pending.push(...shown.pending);
  }
  return { reports, assignments };
}
