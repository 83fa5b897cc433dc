// What a reviewer is writing about a phiếu, kept like any other text a person typed: on this machine, until it is sent.
import type { PersonStore } from '../../device/store/person-store.ts';
import { readSetting, writeSetting } from '../../device/store/queries.ts';
import type { FieldComment } from '../../domain/report.ts';
import type { Result } from '../../domain/result.ts';
import type { FaultKind } from '../../sync/fault.ts';
import { attempt } from './attempt.ts';

/** Remarks, and the revision they were begun on. */
export type ReviewNotes = { rev: number; comment: string; fields: FieldComment[] };

const nameOf = (reportId: string): string => `review:${reportId}`;

const isNotes = (value: unknown): value is ReviewNotes =>
  typeof value === 'object' && value !== null && 'fields' in value && 'rev' in value;

/** Whether nothing has been written. */
export const isBlank = ({ comment, fields }: Omit<ReviewNotes, 'rev'>): boolean =>
  comment.trim() === '' && fields.every((field) => field.comment.trim() === '');

/** What was being written about the phiếu, or null. */
export async function readNotes(
  store: PersonStore,
  reportId: string,
): Promise<ReviewNotes | null> {
  const held = await readSetting(store, nameOf(reportId));
  return isNotes(held) ? held : null;
}

/** Keeps what is being written; blank notes are forgotten. */
export const writeNotes = (
  store: PersonStore,
  reportId: string,
  notes: ReviewNotes,
): Promise<Result<void, { fault: FaultKind }>> =>
  attempt(() => writeSetting(store, nameOf(reportId), isBlank(notes) ? null : notes));
