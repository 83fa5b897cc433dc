// A writer for the tests of the feed: records of no consequence, seen by everyone.
import { publishRecords } from '../../../src/server/store/publish.ts';
import type { Tx } from '../../../src/server/store/scope.ts';

/** Publishes a list with this id to everyone. */
export const publishList = (tx: Tx, id: string, audiences: readonly string[] = ['all']) =>
  publishRecords(tx, [
    { type: 'list', id, unitId: null, body: { id, items: [] }, audiences },
  ]);

/** A gate to be opened by hand: work waits at `passed` until `open` is called. */
export function makeGate(): { passed: Promise<void>; open: () => void } {
  let open: () => void = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
