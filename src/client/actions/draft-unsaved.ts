// Texts the disk did not take, kept in memory while the app is open: leaving the screen must not lose them too.
import type { Draft } from '../../device/store/person-db.ts';

const held = new Map<string, Draft>();

export const keepUnsaved = (draft: Draft): void => {
  held.set(draft.reportId, draft);
};

/** The text that could not be saved, once; null when there is none. */
export function takeUnsaved(reportId: string): Draft | null {
  const draft = held.get(reportId) ?? null;
  held.delete(reportId);
  return draft;
}
