// Writing a verdict down, in the transaction that judged it. Promises: a text that is applied or kept announces
// its files, so that their bytes are expected from its author from now on. Refuses to decide anything.
import type { Op } from '../domain/op.ts';
import type { ReportRecord } from '../domain/report.ts';
import type { Verdict } from './hub.ts';
import type { ReadItem } from './hub-read.ts';
import type { HubTx, Pusher } from './hub-store.ts';

const withReceived = (report: ReportRecord, here: ReadonlySet<string>): ReportRecord => ({
  ...report,
  files: report.files.map((f) => (here.has(f.fileId) ? { ...f, received: true } : f)),
});

async function announceFiles(
  tx: HubTx,
  pusher: Pusher,
  op: Op,
  unitId: string,
): Promise<ReadonlySet<string>> {
  if (op.kind !== 'file-report' || op.body.files.length === 0) return new Set();
  const { personId } = pusher;
  return tx.expectFiles(op.body.files, { reportId: op.recordId, unitId, personId });
}

/** Writes what a verdict changes; the ledger entry is the caller's. */
export async function writeVerdict(
  tx: HubTx,
  pusher: Pusher,
  item: ReadItem,
  op: Op,
  verdict: Verdict,
): Promise<void> {
  switch (verdict.outcome) {
    case 'rejected':
      return;
    case 'quarantined':
      // The promise is kept for texts; an act without one leaves only its ledger entry.
      if (op.kind !== 'file-report') return;
      await announceFiles(tx, pusher, op, verdict.unitId);
      return tx.quarantine({
        opId: item.opId,
        digest: item.claimed,
        unitId: verdict.unitId,
        recordId: item.recordId,
        body: op,
        problem: verdict.problem,
        by: pusher,
      });
    case 'conflict':
      if (verdict.report === null) return;
      await announceFiles(tx, pusher, op, verdict.report.unitId);
      await tx.writeReport(verdict.report, false, op, pusher);
      return;
    case 'applied': {
      const { report, assignment, revision } = verdict;
      if (report !== null) {
        const here = await announceFiles(tx, pusher, op, report.unitId);
        await tx.writeReport(withReceived(report, here), revision, op, pusher);
      }
      if (assignment !== null) await tx.writeAssignment(assignment);
    }
  }
}
