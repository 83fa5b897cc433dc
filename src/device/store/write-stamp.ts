// A mark that every write to the server's word or to the outbox changes, in its own transaction, whoever writes: page,
// worker or another tab. Promises: as long as it reads the same, so do they. Sits beneath what live queries watch, so
// that it wakes none of them.
import type { DBCore, DBCoreTable, Dexie } from 'dexie';

/** The row of `meta` that holds the mark. */
export const STAMP = 'stamp';
const STAMPED = new Set(['base', 'outbox']);

/** Makes a database mark its writes. Called before it is opened. */
export function stampWrites(db: Dexie): void {
  db.use({ stack: 'dbcore', name: 'stamp', level: -2, create: stampingCore });
}

function stampingCore(core: DBCore): Partial<DBCore> {
  const marked = new WeakSet<object>();
  return {
    ...core,
    transaction: (stores, mode, options) => {
      const isStamped =
        mode === 'readwrite' &&
        stores.some((s) => STAMPED.has(s)) &&
        !stores.includes('meta');
      return core.transaction(isStamped ? [...stores, 'meta'] : stores, mode, options);
    },
    table: (name) => {
      const table = core.table(name);
      return STAMPED.has(name) ? stampingTable(table, core.table('meta'), marked) : table;
    },
  };
}

const stampingTable = (
  table: DBCoreTable,
  meta: DBCoreTable,
  marked: WeakSet<object>,
): DBCoreTable => ({
  ...table,
  mutate: (asked) => {
    const { trans } = asked;
    if (marked.has(trans)) return table.mutate(asked);
    marked.add(trans);
    // Any number that was not there before: nothing is counted with it.
    const row = { key: STAMP, n: Math.random(), body: null };
    return meta.mutate({ type: 'put', trans, values: [row] }).then((written) => {
      // A write that could not be marked must not be.
      const failure = Object.values(written.failures)[0];
      if (failure !== undefined) throw failure;
      return table.mutate(asked);
    });
  },
});
