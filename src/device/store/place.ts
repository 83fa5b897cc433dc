// Where this device stands in the server's feed, and what its person may see there.
import type { PersonStore } from './person-store.ts';
import { guarded } from './storage-fault.ts';
import type { Sealed } from './vault.ts';

export type ServerPlace = {
  cursor: string | null;
  epoch: string | null;
  scope: string[];
};

/** Where the last page left off; `n` grows with every page written. */
export async function readPlace({
  db,
  vault,
}: PersonStore): Promise<ServerPlace & { n: number }> {
  const row = await guarded(db, () => db.meta.get('place'));
  if (row?.body == null) return { cursor: null, epoch: null, scope: [], n: 0 };
  const [place] = await vault.open([row.body as Sealed<ServerPlace>]);
  return { ...(place as ServerPlace), n: row.n };
}
