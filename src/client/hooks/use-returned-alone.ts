import { readReportsOf } from '../../device/store/report-queries.ts';
import { useApp } from '../app-context.ts';
import { useLiveLater } from './use-live.ts';

/** How many of the person's own phiếu of no task need more, and have no correction on its way; 0 until it is known. */
export function useReturnedAlone(): number {
  const { store, personId } = useApp();
  const seen = useLiveLater(() => readReportsOf(store, null), [store]) ?? [];
  return seen.filter(
    ({ record, inQuestion }) =>
      record.authorId === personId &&
      record.state === 'RETURNED' &&
      inQuestion.length === 0,
  ).length;
}
