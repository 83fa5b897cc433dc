import { useMemo } from 'preact/hooks';
import type { Draft } from '../../device/store/person-db.ts';
import { readReport } from '../../device/store/report-queries.ts';
import {
  isEditable,
  openComments,
  type ReportEvent,
  type ReportRecord,
} from '../../domain/report.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

export type Correction = {
  report: ReportRecord;
  /** The coordinator's request, while it is open. */
  asked: ReportEvent | null;
  comments: ReadonlyMap<string, string>;
  /** The text that stands in the report now; null while this device does not have it yet. */
  earlier: ReportRecord['answers'] | null;
  /** A newer text than the one this draft was begun on stands in the report. */
  isStale: boolean;
  /** Whether the report takes another text at all, as far as this device knows. */
  isOpen: boolean;
};

const NO_COMMENTS: ReadonlyMap<string, string> = new Map();

/** The report a draft corrects, as it stands now; null for a new phiếu. */
export function useCorrection(draft: Draft): Correction | null {
  const { store } = useApp();
  const { reportId, baseRev } = draft;
  const report =
    useLive(
      async () => (baseRev === 0 ? null : (await readReport(store, reportId)).record),
      [store, reportId, baseRev],
    ) ?? null;
  return useMemo(() => {
    if (report === null) return null;
    const asked = openComments(report);
    return {
      report,
      asked,
      comments:
        asked === null
          ? NO_COMMENTS
          : new Map(asked.fields.map((field) => [field.path, field.comment])),
      earlier: report.rev >= baseRev ? report.answers : null,
      isStale: report.rev > baseRev,
      isOpen: isEditable(report.state),
    };
  }, [report, baseRev]);
}
