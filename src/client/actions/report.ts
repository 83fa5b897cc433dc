import { deleteDraft, restoreDraft, startCorrection } from '../../device/store/drafts.ts';
import { withdrawReport } from '../../device/store/enqueue.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import {
  setAsideToDraft,
  type TakeBackResult,
  takeBackQueued,
} from '../../device/store/take-back.ts';
import type { Result } from '../../domain/result.ts';
import type { FaultKind } from '../../sync/fault.ts';
import { attempt } from './attempt.ts';

type Tried<T> = Promise<Result<T, { fault: FaultKind }>>;

/** Opens a correction; false when the phiếu can no longer be corrected. */
export const correct = (store: PersonStore, reportId: string): Tried<boolean> =>
  attempt(async () => (await startCorrection(store, reportId)) !== null);

/** Withdraws a filed phiếu; the reason may be empty. */
export const withdraw = (
  store: PersonStore,
  report: { id: string; rev: number; unitId: string },
  reason: string,
): Tried<string> =>
  attempt(() => withdrawReport(store, report, reason.normalize('NFC').trim() || null));

/** Takes a text out of the line and gives it back as a draft. */
export const takeBack = (store: PersonStore, opId: string): Tried<TakeBackResult> =>
  attempt(() => takeBackQueued(store, opId));

/** Opens what was set aside for editing again. */
export const reopen = (store: PersonStore, opId: string): Tried<TakeBackResult> =>
  attempt(() => setAsideToDraft(store, opId));

/** Puts what was set aside with the deleted drafts, from where it can be brought back. */
export const putAway = (store: PersonStore, opId: string): Tried<TakeBackResult> =>
  attempt(() => setAsideToDraft(store, opId, true));

/** Deletes a draft; `bringBack` undoes it. */
export const discardDraft = (store: PersonStore, reportId: string): Tried<void> =>
  attempt(() => deleteDraft(store, reportId));

/** Undoes `discardDraft` and `putAway`. */
export const bringBack = (store: PersonStore, reportId: string): Tried<void> =>
  attempt(() => restoreDraft(store, reportId));
