// What a batch is about to write. Kept in memory until the last operation is judged and then written in a few
// statements: a thousand reports cost a dozen round trips. A savepoint here takes back exactly what its part added.
import type { FileRef, ReportRecord } from '../../domain/report.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { HubTx, LedgerEntry } from '../../sync/hub-store.ts';

export type Quarantined = Parameters<HubTx['quarantine']>[0];
export type Announced = FileRef & {
  reportId: string;
  owner: string;
  personId: string;
  isHere: boolean;
};
/** A text taken in; `rev` null = kept beside the report. */
export type Text = {
  opId: string;
  reportId: string;
  unitId: string;
  rev: number | null;
  baseRev: number;
  authorId: string;
  body: unknown;
};
export type Entry = { entry: LedgerEntry; deviceId: string; seq: number };

export type Pending = {
  reports: Map<string, ReportRecord>;
  assignments: Map<string, AssignmentRecord>;
  ops: Map<string, Entry>;
  texts: Text[];
  quarantined: Quarantined[];
  files: Announced[];
  /** How to take back each change, oldest first. */
  undo: (() => void)[];
};

export const makePending = (): Pending => ({
  reports: new Map(),
  assignments: new Map(),
  ops: new Map(),
  texts: [],
  quarantined: [],
  files: [],
  undo: [],
});

/** Sets an entry, so that it can be taken back. */
export function put<V>(
  pending: Pending,
  map: Map<string, V>,
  key: string,
  value: V,
): void {
  const before = map.get(key);
  pending.undo.push(() => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  });
  map.set(key, value);
}

/** Adds to a list, so that it can be taken back. */
export function add<V>(pending: Pending, list: V[], values: readonly V[]): void {
  pending.undo.push(() => {
    list.splice(list.length - values.length);
  });
  list.push(...values);
}

/** Runs a part; when it throws, what it added is taken back and the error goes on. */
export async function withSavepoint<S>(
  pending: Pending,
  part: () => Promise<S>,
): Promise<S> {
  const mark = pending.undo.length;
  try {
    return await part();
  } catch (thrown) {
    for (const undo of pending.undo.splice(mark).reverse()) undo();
    throw thrown;
  }
}
