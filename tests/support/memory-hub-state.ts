// The hub's tables in memory, and layers over them: a transaction writes into a layer that nobody else sees, and a
// commit pours it into the one below at once.
import type { Grant } from '../../src/domain/person.ts';
import type { FileRef, ReportRecord } from '../../src/domain/report.ts';
import type { AssignmentRecord } from '../../src/domain/task.ts';
import type { UnitRecord } from '../../src/domain/unit.ts';
import type { LedgerEntry } from '../../src/sync/hub-store.ts';

/** One row per (record, audience), moved forward at each change. */
export type FeedRow = {
  type: string;
  id: string;
  audience: string;
  gone: boolean;
  xid: number;
  seq: number;
};
/** A file that was announced, by whom and for which reports. */
export type HubFile = {
  ref: FileRef;
  reportIds: readonly string[];
  personIds: readonly string[];
  received: boolean;
};
export type Kept = { opId: string; digest: string; unitId: string | null; body: unknown };

/** Every table of the hub, and what each holds by key. */
export type HubRows = {
  ledger: LedgerEntry & { seq: number; deviceId: string };
  /** Latest refused operation by record id. */
  refused: LedgerEntry;
  report: ReportRecord;
  /** Accepted texts, by `<report>@<rev>`. */
  revision: { answers: ReportRecord['answers']; opId: string };
  assignment: AssignmentRecord;
  quarantine: Kept;
  file: HubFile;
  feed: FeedRow;
  body: { ver: number; body: unknown };
  unit: UnitRecord & { successors: string[] };
  person: { name: string; grants: readonly Grant[] };
};
type TableName = keyof HubRows;
const NAMES: readonly TableName[] = [
  'ledger',
  'refused',
  'report',
  'revision',
  'assignment',
  'quarantine',
  'file',
  'feed',
  'body',
  'unit',
  'person',
];

export type Layer = {
  get<T extends TableName>(table: T, key: string): HubRows[T] | undefined;
  set<T extends TableName>(table: T, key: string, row: HubRows[T]): void;
  /** Rows of a table whose keys begin with a text, this layer's view of them. */
  startingWith<T extends TableName>(table: T, prefix: string): HubRows[T][];
};
export type HubState = { readonly [T in TableName]: Map<string, HubRows[T]> };

export const makeHubState = (): HubState =>
  Object.fromEntries(NAMES.map((name) => [name, new Map()])) as unknown as HubState;

/** A copy that later changes do not reach; rows are never changed in place. */
export const copyHubState = (state: HubState): HubState =>
  Object.fromEntries(
    NAMES.map((name) => [name, new Map(state[name] as Map<string, never>)]),
  ) as unknown as HubState;

/** The tables themselves as the lowest layer. */
export const rootLayer = (state: HubState): Layer => ({
  get: (table, key) => state[table].get(key) as never,
  set: (table, key, row) => {
    (state[table] as Map<string, typeof row>).set(key, row);
  },
  startingWith: (table, prefix) => {
    const found: unknown[] = [];
    for (const [key, row] of state[table]) if (key.startsWith(prefix)) found.push(row);
    return found as never;
  },
});

/** A layer over another; `pour` makes its writes the other's. */
export function layerOver(below: Layer): Layer & { pour(): void } {
  const own = new Map<string, { table: TableName; key: string; row: unknown }>();
  const at = (table: TableName, key: string) => `${table} ${key}`;
  return {
    get: (table, key) => {
      const held = own.get(at(table, key));
      return held === undefined ? below.get(table, key) : (held.row as never);
    },
    set: (table, key, row) => {
      own.set(at(table, key), { table, key, row });
    },
    startingWith: (table, prefix) => {
      const found = new Map<unknown, unknown>();
      for (const row of below.startingWith(table, prefix)) found.set(row, row);
      for (const held of own.values()) {
        if (held.table !== table || !held.key.startsWith(prefix)) continue;
        const under = below.get(table, held.key);
        found.delete(under);
        found.set(held.row, held.row);
      }
      return [...found.values()] as never;
    },
    pour: () => {
      for (const { table, key, row } of own.values()) below.set(table, key, row as never);
    },
  };
}
