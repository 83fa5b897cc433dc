import type { Draft } from '../../device/store/person-db.ts';
import { readDraftsOf } from '../../device/store/queries.ts';
import { readReportsOf } from '../../device/store/report-queries.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** What else there is of the same task and form: the unit's phiếu by day, and another draft on this device. */
export function useSameTask(draft: Draft): {
  filedOn: (date: string) => readonly { id: string }[];
  /** How many there are of a period, those that wait on this device too. */
  filedIn: (periodKey: string) => number;
  otherDraftId: string | null;
} {
  const { store } = useApp();
  const { assignmentId, reportId, unitId, form } = draft;
  const known = useLive(async () => {
    if (assignmentId === null) return null;
    const [reports, drafts] = await Promise.all([
      readReportsOf(store, assignmentId),
      readDraftsOf(store, assignmentId),
    ]);
    return {
      reports: reports
        .map(({ record }) => record)
        .filter(
          (report) =>
            report.id !== reportId &&
            report.unitId === unitId &&
            report.form.id === form.id &&
            report.state !== 'WITHDRAWN',
        ),
      draft: drafts.find((it) => it.reportId !== reportId && it.form.id === form.id),
    };
  }, [store, assignmentId, reportId, unitId, form.id]);
  return {
    filedOn: (date) =>
      known?.reports.filter((report) => report.activityDate === date) ?? [],
    filedIn: (key) =>
      known?.reports.filter((report) => report.periodKey === key).length ?? 0,
    otherDraftId: known?.draft?.reportId ?? null,
  };
}
