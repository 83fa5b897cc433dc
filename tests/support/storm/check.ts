// What must be true after every command, whatever happened: nothing lost, nothing doubled, nothing claimed that is
// not so. Looked at from outside: the disks, the hub's tables, and what people meant.

import type { ReportRecord } from '../../../src/domain/report.ts';
import type { OutboxOp } from '../../../src/sync/ports.ts';
import { makeFakeSigner } from '../fake-signer.ts';
import { draftsOf, type Intent, lineageOf, type Phone, reportsShown } from './phone.ts';
import { type Storm, violate } from './storm.ts';

const knowsThisServer = (storm: Storm, phone: Phone): boolean =>
  phone.disk.read().meta.epoch === storm.hub.epoch;

/** A text that was called saved is in a draft. */
function checkDrafts(storm: Storm, phone: Phone): void {
  const held = new Map(draftsOf(phone).map((draft) => [draft.id, draft.text]));
  for (const [id, text] of phone.saved)
    if (held.get(id) !== text) violate(storm, `L: saved draft ${text} is gone`);
}

/** Every press of a button is in the outbox, or the person has decided about it. */
function checkIntents(storm: Storm, phone: Phone): void {
  const { outbox } = phone.disk.read();
  const open = new Map<string, string>();
  for (const [opId, intent] of phone.intents) {
    if (intent.resolved) continue;
    const item = outbox.get(opId);
    if (item === undefined) violate(storm, `L: ${opId} left the outbox unseen`);
    else if (item.state === 'sent') checkSent(storm, phone, item, intent);
    if (intent.lineage === null) continue;
    const other = open.get(intent.lineage);
    if (other !== undefined) violate(storm, `D: ${intent.lineage} was filed twice`);
    open.set(intent.lineage, opId);
  }
}

/** O5: what was taken back never arrives. */
function checkTakenBack(storm: Storm, phone: Phone): void {
  for (const opId of phone.takenBack)
    if (storm.hub.state.ledger.has(opId))
      violate(storm, `O5: ${opId} was taken back and arrived`);
}

/** H: what is shown as received is what the server holds, unless that server is gone since. */
function checkSent(storm: Storm, phone: Phone, item: OutboxOp, intent: Intent): void {
  if (!knowsThisServer(storm, phone)) return;
  const entry = storm.hub.state.ledger.get(item.opId);
  if (entry?.outcome !== 'applied')
    violate(storm, `L: ${item.opId} is called received and is ${entry?.outcome}`);
  if (intent.op.kind !== 'file-report' || entry === undefined) return;
  const text = storm.hub.state.revision.get(`${intent.op.recordId}@${entry.rev}`);
  if (text?.opId !== item.opId)
    violate(storm, `L: the text of ${item.opId} is not there`);
  else if (text.answers.result_summary !== intent.op.body.answers.result_summary)
    violate(storm, `L: the text of ${item.opId} was changed on its way`);
}

/** Whether the receipt is one the hub's own keys signed; the storm knows all their secrets. */
function isGenuine(item: OutboxOp): boolean {
  const { receipt } = item;
  if (receipt === null) return false;
  const signed = makeFakeSigner(receipt.keyId).sign(receipt).sig;
  return receipt.sig === signed && receipt.digest === item.digest;
}

function checkReceipts(storm: Storm, phone: Phone): void {
  for (const item of phone.disk.read().outbox.values()) {
    if (item.state === 'queued') continue;
    if (!isGenuine(item)) violate(storm, `H: ${item.opId} moved without a receipt`);
    const refused = !['applied', 'duplicate'].includes(item.receipt?.outcome ?? '');
    if (refused !== (item.state === 'set-aside'))
      violate(storm, `H: ${item.opId} is ${item.state} on ${item.receipt?.outcome}`);
  }
  if (!knowsThisServer(storm, phone)) return;
  for (const file of phone.disk.read().files.values())
    if (file.state === 'sent' && !storm.hub.state.file.get(file.fileId)?.received)
      violate(storm, `H: photo ${file.fileId} is called received and is not`);
}

/** V1: every waiting operation is shown, as pending or in question. */
function checkView(storm: Storm, phone: Phone): void {
  let shown = 0;
  for (const one of reportsShown(phone).values())
    shown += one.pending.length + one.inQuestion.length;
  const open = [...phone.disk.read().outbox.values()].filter(
    (item) => item.state !== 'sent' && item.op.kind.endsWith('-report'),
  );
  if (shown !== open.length) violate(storm, 'V1: an operation is not shown');
}

/** Every text the hub ever accepted or kept is still there, once. */
function checkHub(storm: Storm): void {
  const { ledger, report, revision, quarantine } = storm.hub.state;
  const kept = new Set([...quarantine.values()].map((q) => q.opId));
  const sides = new Map<string, number>();
  for (const { sides: texts } of report.values())
    for (const { opId } of texts) sides.set(opId, (sides.get(opId) ?? 0) + 1);
  const texts = new Map<string, string>();
  for (const [key, { opId, answers }] of revision) {
    const lineage = lineageOf(answers);
    const other = texts.get(lineage ?? key);
    if (other !== undefined) violate(storm, `D: text ${lineage} is filed twice`);
    texts.set(lineage ?? key, key);
    if (sides.has(opId)) violate(storm, `D: ${opId} is accepted and set beside`);
    const [id, rev] = key.split('@') as [string, string];
    checkRevision(storm, report.get(id), Number(rev), answers);
    if (ledger.get(opId)?.outcome !== 'applied')
      violate(storm, `H1: the text of ${opId} is not in the ledger`);
  }
  for (const entry of ledger.values()) {
    if (entry.outcome === 'quarantined' && !kept.has(entry.opId)) {
      const isText = entry.problem?.code !== 'depends-on-refused';
      if (isText) violate(storm, `H4: the text of ${entry.opId} was dropped`);
    }
    if ((sides.get(entry.opId) ?? 0) > 1) violate(storm, `D: ${entry.opId} twice beside`);
  }
}

function checkRevision(
  storm: Storm,
  report: ReportRecord | undefined,
  rev: number,
  answers: ReportRecord['answers'],
): void {
  const held =
    report?.rev === rev
      ? report.answers
      : report?.past.find((past) => past.rev === rev)?.answers;
  if (held?.result_summary !== answers.result_summary)
    violate(storm, `H6: the text of revision ${rev} was erased or replaced`);
}

/** H6: no correction replaced a text its author had not seen. Without restores, numbers mean what they meant. */
function checkUnseen(storm: Storm, phone: Phone): void {
  if (storm.restored > 0) return;
  const { ledger, revision } = storm.hub.state;
  for (const [opId, { op, saw }] of phone.intents) {
    if (op.kind !== 'file-report' || saw === null || op.baseRev === 0) continue;
    const entry = ledger.get(opId);
    if (entry?.outcome !== 'applied') continue;
    const before = revision.get(`${op.recordId}@${entry.rev - 1}`);
    if (before !== undefined && lineageOf(before.answers) !== saw)
      violate(storm, `H6: ${opId} replaced a text its author never saw`);
  }
}

/** Looks at everything; `whole` also at what only the hub knows. */
export function checkAll(storm: Storm, whole: boolean): void {
  for (const phone of storm.phones) {
    checkDrafts(storm, phone);
    checkIntents(storm, phone);
    checkTakenBack(storm, phone);
    checkReceipts(storm, phone);
    if (!whole) continue;
    checkView(storm, phone);
    checkUnseen(storm, phone);
  }
  if (whole) checkHub(storm);
}
