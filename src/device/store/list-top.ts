// The top of the task list as it was last worked out, so that a cold start need not read every task before it shows
// the first. Promises: what is handed back was worked out from what the device holds now, or is not handed back.
import type { Query } from './queries.ts';
import { guarded } from './storage-fault.ts';
import { openOne } from './vault.ts';
import { STAMP } from './write-stamp.ts';

const TOP = 'list-top';

/** What was kept, or null if anything was written to the server's word or to the outbox since. */
export async function readListTop({ db, vault }: Query): Promise<unknown> {
  const [stamp, top] = await guarded(db, () => db.meta.bulkGet([STAMP, TOP]));
  if (top?.body == null || top.n !== (stamp?.n ?? 0)) return null;
  return openOne(vault, top.body);
}

/** Keeps it for the next start; of no use there if something was written since its `stamp` was read. */
export async function keepListTop(
  { db, vault }: Query,
  stamp: number,
  value: unknown,
): Promise<void> {
  const [body] = await vault.seal([value]);
  if (body !== undefined)
    await guarded(db, () => db.meta.put({ key: TOP, n: stamp, body }));
}
