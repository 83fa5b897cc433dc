import { readFilesOf } from '../../device/store/outbox-queries.ts';
import { readChosenNames, readForm } from '../../device/store/queries.ts';
import { readReport } from '../../device/store/report-queries.ts';
import type { FormRecord } from '../../domain/record.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { Shown } from '../../sync/view.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

export type ReviewReport = Shown<ReportRecord> & {
  id: string;
  /** The form the phiếu was written with; null when that version is not on this device. */
  form: FormRecord | null;
  /** Ids of the photos whose bytes lie here. */
  held: readonly string[];
  /** Names of the units its answers name, by id. */
  names: ReadonlyMap<string, string>;
};

/** One phiếu as a reviewer reads it; undefined while the device is being read. */
export function useReviewReport(id: string): ReviewReport | undefined {
  const { store } = useApp();
  const found = useLive(async (): Promise<ReviewReport> => {
    const shown = await readReport(store, id);
    const form = shown.record === null ? null : await readForm(store, shown.record.form);
    const files = await readFilesOf(store, id);
    const names = await readChosenNames(store, form);
    return { ...shown, id, form, held: files.map((file) => file.fileId), names };
  }, [store, id]);
  // The answer to the question before is not an answer to this one.
  return found?.id === id ? found : undefined;
}
