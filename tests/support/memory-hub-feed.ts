// The feed in memory: pages by (xid, seq), never past a transaction that is still running; audiences newly in
// scope are listed from their start, lost ones are named.
import type { Change, PullPage } from '../../src/sync/protocol.ts';
import type { FeedRow, HubState } from './memory-hub-state.ts';

type Place = readonly [xid: number, seq: number];
type Back = { audience: string; from: Place; until: Place };
type Cursor = { epoch: string; age: number; at: Place; scope: string[]; back: Back[] };

export type FeedView = {
  state: HubState;
  epoch: string;
  /** Cursors of an earlier age can no longer be continued. */
  age: number;
  /** Below this every transaction has ended. */
  xmin: number;
  pageRows: number;
};

const START: Place = [0, 0];
const isAfter = (a: Place, b: Place): boolean =>
  a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
const placeOf = (row: FeedRow): Place => [row.xid, row.seq];

function readCursor(text: string | null, view: FeedView): Cursor | null {
  if (text === null) return null;
  try {
    const cursor = JSON.parse(text) as Cursor;
    // L3, L4: another epoch, too old, or a place no transaction has reached: start over.
    const isOurs = cursor.epoch === view.epoch && cursor.age === view.age;
    return isOurs && cursor.at[0] < view.xmin ? cursor : null;
  } catch {
    return null;
  }
}

/** Rows after a place that may be shown: the next page of them, and whether there are more. */
function rowsAfter(
  view: FeedView,
  from: Place,
  fits: (row: FeedRow) => boolean,
): { rows: FeedRow[]; more: boolean } {
  const found: FeedRow[] = [];
  for (const row of view.state.feed.values())
    if (row.xid < view.xmin && fits(row) && isAfter(placeOf(row), from)) found.push(row);
  found.sort((a, b) => a.xid - b.xid || a.seq - b.seq);
  return { rows: found.slice(0, view.pageRows), more: found.length > view.pageRows };
}

/** Rows of the same record become one change; what a device may not see is not in it. */
function changesOf(view: FeedView, rows: readonly FeedRow[], isFresh: boolean): Change[] {
  const changes = new Map<string, Change>();
  for (const row of rows) {
    if (row.gone && isFresh) continue;
    const key = `${row.type}:${row.id}`;
    const held = view.state.body.get(key);
    const change = changes.get(key) ?? {
      type: row.type,
      id: row.id,
      ver: held?.ver ?? 0,
      via: [],
      gone: [],
      body: null,
    };
    (row.gone ? change.gone : change.via).push(row.audience);
    if (!row.gone) change.body = held?.body ?? null;
    changes.set(key, change);
  }
  return [...changes.values()];
}

/** One page for a person's scope of now. */
export function pullPage(
  view: FeedView,
  scope: readonly string[],
  cursorText: string | null,
): PullPage {
  const known = readCursor(cursorText, view);
  const cursor: Cursor = known ?? {
    epoch: view.epoch,
    age: view.age,
    at: START,
    scope: [...scope],
    back: [],
  };
  const held = new Set(scope);
  const lost = cursor.scope.filter((audience) => !held.has(audience));
  const before = new Set(cursor.scope);
  const back = cursor.back.filter((b) => held.has(b.audience));
  for (const audience of scope)
    if (!before.has(audience)) back.push({ audience, from: START, until: cursor.at });
  const next: Cursor = { ...cursor, scope: [...scope], back };
  let changes: Change[] = [];
  let more = false;
  const [first] = back;
  if (first !== undefined) {
    const page = rowsAfter(
      view,
      first.from,
      (row) => row.audience === first.audience && !isAfter(placeOf(row), first.until),
    );
    changes = changesOf(view, page.rows, true);
    const last = page.rows.at(-1);
    if (page.more && last !== undefined) first.from = placeOf(last);
    else back.shift();
    more = true;
  } else {
    const page = rowsAfter(view, cursor.at, (row) => held.has(row.audience));
    changes = changesOf(view, page.rows, cursor.at === START);
    const last = page.rows.at(-1);
    if (last !== undefined) next.at = placeOf(last);
    more = page.more;
  }
  return {
    protocol: 1,
    epoch: view.epoch,
    cursor: JSON.stringify(next),
    reset: cursorText !== null && known === null,
    lost,
    scope: [...scope],
    changes,
    more,
  };
}
