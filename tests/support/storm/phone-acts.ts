// What a person does on a phone of the storm, as transactions on its disk. The same rules as the app's: a text is
// saved before anything claims so, filing is one write, what may be known elsewhere is never taken back.
import type { FileReport, Op } from '../../../src/domain/op.ts';
import type { ReportRecord } from '../../../src/domain/report.ts';
import { canTakeBack, chainFrom } from '../../../src/sync/outbox.ts';
import type { OutboxOp } from '../../../src/sync/ports.ts';
import { aContext, aFile, aFiling, anAct, anItem, aPhoto, uuid } from '../build.ts';
import {
  assignmentsOn,
  draftsOf,
  itemsOf,
  lineageOf,
  nowIsoOf,
  type Phone,
  reportsShown,
  type StormDraft,
} from './phone.ts';
import type { Storm } from './storm.ts';

const set = <V>(map: ReadonlyMap<string, V>, key: string, value: V): Map<string, V> =>
  new Map(map).set(key, value);
const without = <V>(
  map: ReadonlyMap<string, V>,
  keys: Iterable<string>,
): Map<string, V> => {
  const next = new Map(map);
  for (const key of keys) next.delete(key);
  return next;
};

/** Saves a draft; from here on its text must survive anything. */
export function saveDraft(storm: Storm, phone: Phone, draft: StormDraft): void {
  phone.saved.set(draft.id, draft.text);
  if (storm.planted.has('memory-only-draft')) return;
  phone.disk.write(({ drafts }) => ({ drafts: set(drafts, draft.id, draft) }));
}

/** A new phiếu, under a task of the phone or free. */
export function startDraft(storm: Storm, phone: Phone): StormDraft {
  const n = storm.made++;
  const open = assignmentsOn(phone).filter((a) => a.state !== 'CANCELLED');
  const assignment =
    open.length > 0 && storm.chance.happens(0.8) ? storm.chance.pick(open) : null;
  return {
    id: uuid(n, 6),
    recordId: uuid(n, 2),
    baseRev: 0,
    lineage: `${n}`,
    saw: null,
    unitId: assignment?.unitId ?? storm.unitOf(phone.personId),
    assignmentId: assignment?.id ?? null,
    taskId: assignment?.taskId ?? null,
    text: `Nội dung ⟦${n}⟧`,
    photos: [],
  };
}

/** A draft that corrects a report as it is shown now. */
export function correctionOf(storm: Storm, report: ReportRecord): StormDraft {
  const n = storm.made++;
  return {
    id: uuid(n, 6),
    recordId: report.id,
    baseRev: report.rev,
    lineage: `${n}`,
    saw: lineageOf(report.answers),
    unitId: report.unitId,
    assignmentId: report.assignmentId,
    taskId: report.taskId,
    text: `Nội dung ⟦${n}⟧`,
    photos: report.files.map(({ received: _, ...ref }) => ref),
  };
}

/** A photo joins the draft: its bytes in a write of their own, after the text. */
export function addPhoto(storm: Storm, phone: Phone, draft: StormDraft): void {
  saveDraft(storm, phone, draft);
  const { ref, content } = aPhoto(storm.made++);
  phone.disk.write(({ blobs }) => ({ blobs: set(blobs, ref.fileId, content) }));
  saveDraft(storm, phone, { ...draft, photos: [...draft.photos, ref] });
}

/** O1: the operation, its place in line and the end of the draft are one write. */
export function queueOp(
  storm: Storm,
  phone: Phone,
  op: Op,
  of: { lineage?: string; saw?: string | null; draft?: StormDraft } = {},
): OutboxOp {
  const seq = phone.disk.read().meta.seq + 1;
  const item = anItem(op, seq, { queuedAt: nowIsoOf(storm, phone) });
  const refs = op.kind === 'file-report' ? op.body.files : [];
  phone.disk.write((now) => {
    const files = new Map(now.files);
    for (const ref of refs) {
      const held = files.get(ref.fileId);
      if (held?.state === 'sent' || !now.blobs.has(ref.fileId)) continue;
      files.set(ref.fileId, aFile(ref, op, { queuedAt: item.queuedAt }));
    }
    return {
      meta: { ...now.meta, seq },
      outbox: set(now.outbox, op.opId, item),
      drafts: of.draft ? without(now.drafts, [of.draft.id]) : now.drafts,
      files,
    };
  });
  const { lineage = null, saw = null } = of;
  phone.intents.set(op.opId, { op, lineage, saw, resolved: false });
  if (of.draft) phone.saved.delete(of.draft.id);
  return item;
}

/** Presses "Gửi phiếu" on a draft that is still there: a second tap finds none. */
export function fileDraft(storm: Storm, phone: Phone, draftId: string): void {
  const draft = phone.disk.read().drafts.get(draftId) as StormDraft | undefined;
  if (draft === undefined) return;
  const today = nowIsoOf(storm, phone).slice(0, 10);
  const shown = reportsShown(phone).get(draft.recordId)?.record;
  // The planted fault: the newest revision is named instead of the one its author saw.
  const blind = storm.planted.has('wrong-base-revision') && draft.baseRev > 0;
  const op: FileReport = aFiling({
    opId: uuid(storm.made++, 1),
    recordId: draft.recordId,
    unitId: draft.unitId,
    baseRev: blind ? (shown?.rev ?? draft.baseRev) : draft.baseRev,
    happenedAt: nowIsoOf(storm, phone),
    body: {
      taskId: draft.taskId,
      assignmentId: draft.assignmentId,
      answers: { activity_date: today, result_summary: draft.text },
      context: aContext({ today, personId: phone.personId, unitId: draft.unitId }),
      files: draft.photos,
    },
  });
  queueOp(storm, phone, op, { lineage: draft.lineage, saw: draft.saw, draft });
}

/** Queues an act on a record at the revision shown. */
export function queueAct(
  storm: Storm,
  phone: Phone,
  kind: Exclude<Op['kind'], 'file-report'>,
  over: { recordId: string; unitId: string; baseRev: number; body?: object },
): void {
  queueOp(storm, phone, {
    ...anAct(kind, { opId: uuid(storm.made++, 1), ...over }),
    happenedAt: nowIsoOf(storm, phone),
  });
}

/** O5: takes the newest filing back into a draft, if it never left. */
export function takeBack(storm: Storm, phone: Phone): boolean {
  const items = itemsOf(phone).filter((item) => item.op.kind === 'file-report');
  const anyway = storm.planted.has('take-back-what-left');
  const mine = items.filter(
    (item) => canTakeBack(item) || (anyway && item.state === 'queued'),
  );
  const item = mine.at(-1);
  if (item === undefined) return false;
  // Nothing may have been built on it: no later operation, and no correction being written.
  const behind =
    draftsOf(phone).some((draft) => draft.recordId === item.recordId) ||
    itemsOf(phone).some(
      (other) => other.recordId === item.recordId && other.seq > item.seq,
    );
  if (behind) return false;
  phone.takenBack.add(item.opId);
  toDraft(storm, phone, [item], item.op as FileReport, undefined);
  return true;
}

/**
 * Items leave the outbox by the person's hand, and their last text becomes a draft again: on the report as it
 * stands (`onto`), as a first text (null), or on what it was written on (undefined).
 */
function toDraft(
  storm: Storm,
  phone: Phone,
  items: readonly OutboxOp[],
  op: FileReport,
  onto: ReportRecord | null | undefined,
): void {
  const intent = phone.intents.get(op.opId);
  const draft: StormDraft = {
    id: uuid(storm.made++, 6),
    recordId: op.recordId,
    baseRev: onto?.rev ?? op.baseRev,
    lineage: intent?.lineage ?? '',
    saw: onto === undefined ? (intent?.saw ?? null) : onto && lineageOf(onto.answers),
    unitId: op.unitId,
    assignmentId: op.body.assignmentId,
    taskId: op.body.taskId,
    text: String(op.body.answers.result_summary),
    photos: op.body.files,
  };
  const ids = items.map((item) => item.opId);
  phone.disk.write(({ outbox, drafts, files }) => ({
    outbox: without(outbox, ids),
    drafts: set(drafts, draft.id, draft),
    // Sent or not: filed again, their receipts are asked for again.
    files: without(
      files,
      [...files.values()].filter((f) => ids.includes(f.opId)).map((f) => f.fileId),
    ),
  }));
  phone.saved.set(draft.id, draft.text);
  for (const id of ids) {
    const one = phone.intents.get(id);
    if (one !== undefined) one.resolved = true;
  }
}

/** The person looks at something set aside: its text is filed again on what stands now, or let go. */
export function resolveSetAside(storm: Storm, phone: Phone): boolean {
  const refused = itemsOf(phone).find((item) => item.state === 'set-aside');
  if (refused === undefined) return false;
  // A correction being written may stand on what was refused: it is filed behind it, or put away, first.
  if (draftsOf(phone).some((draft) => draft.recordId === refused.recordId)) return false;
  const chain = chainFrom(itemsOf(phone), refused);
  const texts = chain.filter((item) => item.op.kind === 'file-report');
  const last = texts.at(-1)?.op as FileReport | undefined;
  const held = phone.disk.read().base.get(`report:${refused.recordId}`);
  const report = (held?.body ?? null) as ReportRecord | null;
  if (last !== undefined && storm.chance.happens(0.7)) {
    const free = { ...last, body: { ...last.body, taskId: null, assignmentId: null } };
    const first = {
      ...free,
      recordId: uuid(storm.made++, 2),
      unitId: storm.unitOf(phone.personId),
      baseRev: 0,
    };
    toDraft(storm, phone, chain, report === null ? first : last, report);
    return true;
  }
  const ids = chain.map((item) => item.opId);
  phone.disk.write(({ outbox, files }) => ({
    outbox: without(outbox, ids),
    files: without(
      files,
      [...files.values()].filter((f) => ids.includes(f.opId)).map((f) => f.fileId),
    ),
  }));
  for (const id of ids) {
    const intent = phone.intents.get(id);
    if (intent !== undefined) intent.resolved = true;
  }
  return true;
}
