// The list a coordinator works through. Promises: who is stuck comes first, then who has waited longest.
import { fold } from '../../../domain/fold.ts';
import type { ReportRecord } from '../../../domain/report.ts';

/** A phiếu with what still waits on it here. */
export type SeenReport = {
  record: ReportRecord;
  pending: readonly unknown[];
  inQuestion: readonly unknown[];
};
export type InboxView = 'waiting' | 'returned' | 'confirmed';

/** Whether the phiếu says what stands in the way. */
export const isDifficulty = (report: Pick<ReportRecord, 'form'>): boolean =>
  report.form.id === 'F14';

const VIEW_OF: Record<ReportRecord['state'], InboxView | null> = {
  SUBMITTED: 'waiting',
  IN_REVIEW: 'waiting',
  RETURNED: 'returned',
  APPROVED: 'confirmed',
  COMPILED: 'confirmed',
  LOCKED: 'confirmed',
  WITHDRAWN: null,
};

/** Which of the three lists a phiếu is in; null for one that was taken back. */
export const viewOf = (report: Pick<ReportRecord, 'state'>): InboxView | null =>
  VIEW_OF[report.state];

/** A difficulty that nobody has settled yet. */
export const isOpenDifficulty = (report: ReportRecord): boolean =>
  isDifficulty(report) && (viewOf(report) ?? 'confirmed') !== 'confirmed';

const lastAt = (report: ReportRecord): string => report.log.at(-1)?.at ?? '';

/** The phiếu of one list in their order: what waits by its age, what is settled by its news. */
export function inboxOf<T extends SeenReport>(
  reports: readonly T[],
  view: InboxView,
  text = '',
): T[] {
  const wanted = fold(text);
  const found = reports
    .filter(({ record }) => viewOf(record) === view)
    .filter(({ record }) => wanted === '' || searchText(record).includes(wanted));
  if (view !== 'waiting')
    return found.sort((a, b) => lastAt(b.record).localeCompare(lastAt(a.record)));
  const stuck = ({ record }: T) => (isDifficulty(record) ? 0 : 1);
  return found.sort(
    (a, b) =>
      stuck(a) - stuck(b) || a.record.happenedAt.localeCompare(b.record.happenedAt),
  );
}

const searchText = ({ title, authorName, unitName, form }: ReportRecord): string =>
  fold(`${title} ${authorName} ${unitName} ${form.id}`);

/** How many photos of the phiếu the server still lacks. */
export const missingPhotos = (report: Pick<ReportRecord, 'files'>): number =>
  report.files.filter((file) => !file.received).length;
