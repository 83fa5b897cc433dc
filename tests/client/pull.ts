import { takePage } from '../../src/device/store/page-rows.ts';
import type { PersonStore } from '../../src/device/store/person-store.ts';
import { aChange, aPage } from '../support/build.ts';

let page = 1;

/** The server's next word on some records, as a pull brings it. */
export async function pull(
  store: PersonStore,
  records: readonly { type: string; body: { id: string } }[],
): Promise<void> {
  page += 1;
  const changes = records.map(({ type, body }) => aChange(type, body, { ver: page }));
  await takePage(store, aPage({ cursor: `cursor-${page}`, changes }));
}
