import { type OutboxEntry, readOutbox } from '../../device/store/outbox-queries.ts';
import { readRecord } from '../../device/store/queries.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** An item of the outbox with what lists need beside it. */
export type OutboxLine = Omit<OutboxEntry, 'title'> & {
  title: string;
  /** Whether an earlier item of the same record holds it back. */
  isBehind: boolean;
  /** Whether nothing was built on it, so that it can be taken back. */
  isLast: boolean;
};

/** How many settled items are read; what is older is only proof, and stands with its phiếu. */
const SETTLED = 60;

type Store = ReturnType<typeof useApp>['store'];

/** Names of the records that acts other than filing are on. */
async function readTitles(
  store: Store,
  entries: readonly OutboxEntry[],
): Promise<Map<string, string>> {
  const unnamed = entries.filter((entry) => entry.title === null);
  const types = new Map(
    unnamed.map((it) => [
      it.recordId,
      it.kind.endsWith('-report') ? ('report' as const) : ('assignment' as const),
    ]),
  );
  const found = await Promise.all(
    [...types].map(
      async ([id, type]) =>
        [id, (await readRecord(store, type, id))?.title ?? ''] as const,
    ),
  );
  return new Map(found);
}

async function readLines(store: Store): Promise<OutboxLine[]> {
  const entries = await readOutbox(store, SETTLED);
  const titles = await readTitles(store, entries);
  const open = entries.filter((entry) => entry.state !== 'sent');
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (const { recordId, seq } of open) {
    first.set(recordId, Math.min(first.get(recordId) ?? seq, seq));
    last.set(recordId, Math.max(last.get(recordId) ?? seq, seq));
  }
  return entries.map((entry) => ({
    ...entry,
    title: entry.title ?? titles.get(entry.recordId) ?? '',
    isBehind: entry.state !== 'sent' && first.get(entry.recordId) !== entry.seq,
    isLast: last.get(entry.recordId) === entry.seq,
  }));
}

/** Everything in line, set aside or lately settled, in order; undefined while the device is being read. */
export function useOutbox(): OutboxLine[] | undefined {
  const { store } = useApp();
  return useLive(() => readLines(store), [store]);
}
