// The facts the judge needs, gathered through one open transaction. Promises: everything is read under the
// transaction that will write the verdict, rights included. Refuses to keep anything beyond the batch.
import { civilDateOf } from '../domain/civil-date.ts';
import type { FormFiles } from '../domain/form/form.ts';
import { judgeableForm } from '../domain/form/judgeable-form.ts';
import { type PreparedForm, prepareForm } from '../domain/form/prepare-form.ts';
import { isReportOp, type Op } from '../domain/op.ts';
import type { PeriodCalendar } from '../domain/period.ts';
import type { Grant } from '../domain/person.ts';
import type { JudgeFacts } from './hub.ts';
import type { FoundForm, HubTx, Pusher, UnitFacts } from './hub-store.ts';

export type ReadyForm = { hash: string; prepared: PreparedForm; files: FormFiles };

/** What does not change while a batch is judged; read once each. */
export type HubCache = {
  grants: readonly Grant[] | null;
  calendar: PeriodCalendar | null;
  units: Map<string, UnitFacts | null>;
  forms: Map<string, ReadyForm | null>;
};
export const makeHubCache = (): HubCache => ({
  grants: null,
  calendar: null,
  units: new Map(),
  forms: new Map(),
});

async function unitOf(tx: HubTx, cache: HubCache, id: string): Promise<UnitFacts | null> {
  const known = cache.units.get(id);
  if (known !== undefined) return known;
  const unit = await tx.unit(id);
  cache.units.set(id, unit);
  return unit;
}

/** What of the form can be worked out again here: lists the host keeps are the phone's as of that day. */
const readyForm = ({ hash, definition, files }: FoundForm): ReadyForm => ({
  hash,
  files,
  prepared: prepareForm(judgeableForm(definition, files)),
});

async function formOf(
  tx: HubTx,
  cache: HubCache,
  ref: { id: string; version: string },
): Promise<ReadyForm | null> {
  const key = `${ref.id}@${ref.version}`;
  const known = cache.forms.get(key);
  if (known !== undefined) return known;
  const found = await tx.form(ref.id, ref.version);
  const form = found && readyForm(found);
  cache.forms.set(key, form);
  return form;
}

/**
 * The earlier operation this one was built on and that was not accepted: one of the same push, or the one
 * that should have created the record.
 */
async function dependsOn(
  tx: HubTx,
  pusher: Pusher,
  op: Op,
  exists: boolean,
  refused: ReadonlyMap<string, string>,
): Promise<string | null> {
  const inPush = refused.get(op.recordId);
  if (inPush !== undefined) return inPush;
  if (exists || op.baseRev === 0) return null;
  const entry = await tx.refusedOn(op.recordId);
  // Another person's refused record is as good as none: nothing is said about it.
  return entry?.personId === pusher.personId ? entry.opId : null;
}

/** Gathers what there is to know about one operation. */
export async function gatherFacts(
  tx: HubTx,
  pusher: Pusher,
  op: Op,
  cache: HubCache,
  refused: ReadonlyMap<string, string>,
): Promise<JudgeFacts> {
  cache.grants ??= await tx.grantsOf(pusher.personId);
  cache.calendar ??= await tx.calendar();
  const report = isReportOp(op) ? await tx.report(op.recordId) : null;
  const assignmentId = !isReportOp(op)
    ? op.recordId
    : (report?.assignmentId ?? (op.kind === 'file-report' ? op.body.assignmentId : null));
  const assignment = assignmentId === null ? null : await tx.assignment(assignmentId);
  const assignmentUnit = assignment && (await unitOf(tx, cache, assignment.unitId));
  const who = op.kind === 'assign-person' ? op.body.personId : null;
  return {
    by: { personId: pusher.personId, personName: pusher.personName, at: tx.nowIso },
    today: civilDateOf(tx.nowIso),
    grants: cache.grants,
    unit: await unitOf(tx, cache, op.unitId),
    report,
    reportUnit: report && (await unitOf(tx, cache, report.unitId)),
    assignment,
    assignmentUnit,
    form: op.kind === 'file-report' ? await formOf(tx, cache, op.body.form) : null,
    calendar: cache.calendar,
    dependsOn: await dependsOn(tx, pusher, op, report !== null, refused),
    ofUnit:
      who !== null && assignmentUnit !== null && (await tx.isOfUnit(who, assignmentUnit)),
  };
}
