import {
  readFilesOf,
  readOutbox,
  readReceipts,
} from '../../device/store/outbox-queries.ts';
import {
  readChosenNames,
  readDraft,
  readForm,
  readRecord,
} from '../../device/store/queries.ts';
import { readReport } from '../../device/store/report-queries.ts';
import type { FileReport } from '../../domain/op.ts';
import type { FormRecord } from '../../domain/record.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { Receipt } from '../../sync/protocol.ts';
import type { Arrival } from '../../sync/status.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';
import { arrivalIn } from './use-reports.ts';

/** A picture of the phiếu as far as this device knows it. */
export type KnownFile = { fileId: string; name: string; received: boolean };

export type ReportDetail = {
  report: ReportRecord | null;
  /** A first text the server set aside: there is no record, only what this device holds. */
  onlyHere: FileReport | null;
  /** The text that still waits in line and can be taken back. */
  queuedOpId: string | null;
  /** The text that was set aside. */
  refusedOpId: string | null;
  arrival: Arrival;
  isFiling: boolean;
  form: FormRecord | null;
  files: KnownFile[];
  /** Ids of those whose bytes lie here. */
  held: string[];
  /** What the server signed for the text that stands now. */
  receipt: Receipt | null;
  hasDraft: boolean;
  task: { assignmentId: string; title: string } | null;
  /** Names of the units this device knows, where the form chooses among them. */
  names: ReadonlyMap<string, string>;
};

type Store = ReturnType<typeof useApp>['store'];

async function readDetail(store: Store, id: string): Promise<ReportDetail> {
  const [shown, outbox, rows, receipts, draft] = await Promise.all([
    readReport(store, id),
    readOutbox(store),
    readFilesOf(store, id),
    readReceipts(store, id),
    readDraft(store, id),
  ]);
  const report = shown.record;
  const texts = [...shown.pending, ...shown.inQuestion.map((it) => it.item)].filter(
    (item) => item.op.kind === 'file-report',
  );
  const aside = texts.find((item) => item.state === 'set-aside');
  const queued = texts.findLast((item) => item.state === 'queued');
  const op = texts.at(-1)?.op;
  const onlyHere = report === null && op?.kind === 'file-report' ? op : null;
  const form = report?.form ?? onlyHere?.body.form;
  const assignmentId = report?.assignmentId ?? onlyHere?.body.assignmentId ?? null;
  const [formRecord, assignment] = await Promise.all([
    form === undefined ? null : readForm(store, form),
    assignmentId === null ? null : readRecord(store, 'assignment', assignmentId),
  ]);
  const own = outbox.filter((entry) => entry.recordId === id);
  return {
    report,
    onlyHere,
    queuedOpId:
      queued !== undefined && own.at(-1)?.opId === queued.opId ? queued.opId : null,
    refusedOpId: aside?.opId ?? null,
    arrival: report === null ? { kind: 'waiting' } : arrivalIn(report, outbox),
    isFiling: texts.length > 0,
    form: formRecord,
    files: knownFiles(report, rows),
    held: rows.map((row) => row.fileId),
    receipt:
      receipts.findLast(
        (it) =>
          (it.outcome === 'applied' || it.outcome === 'duplicate') &&
          it.rev === report?.rev,
      ) ?? null,
    hasDraft: draft !== null,
    names: await readChosenNames(store, formRecord),
    task: assignment && { assignmentId: assignment.id, title: assignment.title },
  };
}

function knownFiles(
  report: ReportRecord | null,
  rows: readonly { fileId: string; name: string; state: string }[],
): KnownFile[] {
  const known = new Map<string, KnownFile>();
  for (const { fileId, name, state } of rows)
    known.set(fileId, { fileId, name, received: state === 'sent' || state === 'kept' });
  for (const { fileId, name, received } of report?.files ?? [])
    known.set(fileId, {
      fileId,
      name,
      received: received || known.get(fileId)?.received === true,
    });
  return [...known.values()];
}

/** One phiếu with all that is known of it here; undefined while being read. */
export function useReport(id: string): ReportDetail | undefined {
  const { store } = useApp();
  return useLive(() => readDetail(store, id), [store, id]);
}
