import { type OutboxEntry, readOutbox } from '../../device/store/outbox-queries.ts';
import {
  readReports,
  readReportsOf,
  type Seen,
} from '../../device/store/report-queries.ts';
import type { ReportRecord } from '../../domain/report.ts';
import { type Arrival, arrivalOf } from '../../sync/status.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** A phiếu as lists show it: as it stands for this device, and how far it has come. */
export type ReportLine = {
  report: ReportRecord;
  arrival: Arrival;
  /** Whether what is under way is a text, and not another act on the phiếu. */
  isFiling: boolean;
};

/** How far a phiếu has come, by the outbox of this device and what the server said of its files. */
export function arrivalIn(
  report: ReportRecord,
  entries: readonly OutboxEntry[],
): Arrival {
  const own = entries.filter((entry) => entry.recordId === report.id);
  return arrivalOf(own, report.receivedAt === null ? null : report.files, []);
}

const lineOf = (
  { record, pending, inQuestion }: Seen<ReportRecord>,
  entries: readonly OutboxEntry[],
): ReportLine => ({
  report: record,
  arrival: arrivalIn(record, entries),
  isFiling: [...pending, ...inQuestion.map((it) => it.item)].some(
    (item) => item.op.kind === 'file-report',
  ),
});

/** Phiếu of the person's scope (or of one task), the latest first; undefined while the device is being read. */
export function useReports(assignmentId: string | null = null): ReportLine[] | undefined {
  const { store } = useApp();
  return useLive(async () => {
    const [seen, entries] = await Promise.all([
      assignmentId === null ? readReports(store) : readReportsOf(store, assignmentId),
      readOutbox(store),
    ]);
    return seen.map((it) => lineOf(it, entries));
  }, [store, assignmentId]);
}
