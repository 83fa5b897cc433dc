// What a person adds to a compiled report, kept like any other text they typed: on this machine, sealed.
import type { PersonStore } from '../../device/store/person-store.ts';
import { readSetting, writeSetting } from '../../device/store/queries.ts';
import {
  type CompiledDraft,
  changeDraft,
  type DraftChange,
  emptyDraft,
  isBlankDraft,
} from '../../domain/periodic/compiled-draft.ts';
import type { Result } from '../../domain/result.ts';
import type { FaultKind } from '../../sync/fault.ts';
import { attempt } from './attempt.ts';
import { compiledDraft } from './periodic-shape.ts';

/** Which report of which unit. */
export type ReportKey = { unitId: string; periodKey: string };

const nameOf = ({ unitId, periodKey }: ReportKey): string =>
  `periodic:${unitId}:${periodKey}`;

/**
 * What was added so far.
 * @throws when what is held is of no known shape: not knowing what was written is not the same as nothing written
 */
export async function readPeriodicDraft(
  store: PersonStore,
  key: ReportKey,
): Promise<CompiledDraft> {
  const held = await readSetting(store, nameOf(key));
  if (held === undefined || held === null) return emptyDraft();
  if (!compiledDraft(held)) throw new Error('a compiled report of no known shape');
  return held;
}

/** Keeps a change. Laid over what is held now, so that two windows on one report keep each other's entries. */
export const writePeriodicDraft = (
  store: PersonStore,
  key: ReportKey,
  change: DraftChange,
): Promise<Result<void, { fault: FaultKind }>> =>
  attempt(async () => {
    const next = changeDraft(await readPeriodicDraft(store, key), change);
    await writeSetting(store, nameOf(key), isBlankDraft(next) ? null : next);
  });
