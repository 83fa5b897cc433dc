// The end of a history: all faults stop, what was open ends, everybody syncs; then all copies must agree and every
// outbox must be empty or explain itself.
import type { ReportRecord } from '../../../src/domain/report.ts';
import { syncStatus } from '../../../src/sync/status.ts';
import { countPending } from '../memory-local-store.ts';
import { mayHold, scopeNow } from './check-scope.ts';
import { itemsOf, type Phone } from './phone.ts';
import { syncPhone } from './process.ts';
import { type Storm, violate } from './storm.ts';

const ROUNDS = 6;

/** Stops all faults, ends open work, delivers some of the late requests, and lets everybody sync. */
export async function settleStorm(storm: Storm): Promise<void> {
  for (const tx of storm.slow) tx.commit();
  storm.slow = [];
  for (const phone of storm.phones)
    for (const request of phone.line.late.splice(0))
      if (storm.chance.happens(0.5)) await request().catch(() => undefined);
  for (let round = 0; round < ROUNDS; round++)
    for (const phone of storm.phones) {
      storm.clock.ms += 3_600_001;
      const end = await syncPhone(storm, phone);
      // S1: nothing is wrong any more, so nobody may still be told that something is.
      if (round === ROUNDS - 1 && end?.fault)
        violate(storm, `R: ${phone.index} still ends in ${end.fault.message}`);
      if (storm.violations.length > 0) return;
    }
}

/** An item still queued is explained by one before it on its record that waits for the person. */
function checkOutbox(storm: Storm, phone: Phone): void {
  const items = itemsOf(phone);
  const aside = items.filter((item) => item.state === 'set-aside');
  for (const item of items)
    if (item.state === 'queued') {
      const held = aside.some((a) => a.recordId === item.recordId && a.seq < item.seq);
      if (!held) violate(storm, `R: ${item.opId} never left`);
    }
  const open = new Set(
    items.filter((item) => item.state !== 'sent').map((item) => item.opId),
  );
  for (const file of phone.disk.read().files.values()) {
    const waits = file.state === 'held' && open.has(file.opId);
    if (file.state !== 'sent' && !waits) violate(storm, `R: photo ${file.fileId} stays`);
  }
}

/** H3: with the order kept, no text of ours arrives before the one it was built on. */
function checkRefusals(storm: Storm, phone: Phone): void {
  if (storm.restored > 0) return;
  for (const { receipt, op } of itemsOf(phone))
    if (receipt?.problem?.code === 'report-missing' && op.kind === 'file-report')
      violate(storm, `O2: ${op.opId} arrived before what it was built on`);
}

/** The phone holds exactly what its person may see, as the hub has it. */
function checkCopy(storm: Storm, phone: Phone): void {
  const scope = scopeNow(storm, phone.personId);
  const { base, parked, files, blobs } = phone.disk.read();
  const due = new Map<string, unknown>();
  for (const type of ['report', 'assignment'] as const)
    for (const body of storm.hub.state[type].values())
      if (mayHold(storm, scope, { type, body })) due.set(`${type}:${body.id}`, body);
  for (const [key, body] of due) {
    const held = base.get(key)?.body;
    if (held === undefined) violate(storm, `C: ${key} is missing on ${phone.index}`);
    else if (held !== body && JSON.stringify(held) !== JSON.stringify(body))
      violate(storm, `C: ${key} differs on ${phone.index}`);
  }
  for (const [key, { type }] of base)
    if (type === 'unit' ? !mayHold(storm, scope, base.get(key) as never) : !due.has(key))
      violate(storm, `S: ${key} is on ${phone.index} and should not be`);
  if (!parked.some((change) => change.type === 'poll'))
    violate(storm, 'W1: a record of an unknown type was dropped');
  for (const file of files.values())
    if (!blobs.has(file.fileId))
      violate(storm, `L: the bytes of ${file.fileId} are gone`);
}

/** S1: the pill says level exactly when nothing waits. */
function checkStatus(storm: Storm, phone: Phone): void {
  const totals = countPending(phone.disk.read());
  const status = syncStatus({
    totals,
    running: null,
    last: { fault: null, at: '', retryAtMs: null },
    online: true,
  });
  if ((status.kind === 'level') !== (totals.ops + totals.files === 0))
    violate(storm, 'S1: the status says more than is true');
}

/** B2: what counts as received is there, byte for byte. */
function checkPhotos(storm: Storm): void {
  for (const report of storm.hub.state.report.values())
    for (const file of (report as ReportRecord).files)
      if (file.received && !storm.server.bytes.has(file.fileId))
        violate(storm, `B2: photo ${file.fileId} is received and is not there`);
}

/** What must be true once everything is quiet. */
export function checkSettled(storm: Storm): void {
  for (const phone of storm.phones) {
    checkOutbox(storm, phone);
    checkRefusals(storm, phone);
    checkCopy(storm, phone);
    checkStatus(storm, phone);
  }
  checkPhotos(storm);
}
