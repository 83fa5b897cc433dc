// What a page of the server's word makes of the tables, as one write.
import { isKnownType } from '../../src/domain/record.ts';
import {
  isGuessed,
  isNewEpoch,
  reofferFile,
  reofferItem,
} from '../../src/sync/outbox.ts';
import type { Change, PullPage } from '../../src/sync/protocol.ts';
import type { BaseRecord, Tables } from './memory-disk.ts';

function merged(held: BaseRecord | undefined, change: Change, gen: number) {
  const gone = new Set(change.gone);
  const isListed = held !== undefined && held.gen === gen && !isGuessed(held.ver);
  const before = isListed ? held.via : [];
  const via = [...new Set([...before, ...change.via])].filter((a) => !gone.has(a));
  if (via.length === 0) return null;
  const isNewer = change.body !== null && (held === undefined || change.ver >= held.ver);
  if (!isNewer) return held === undefined ? null : { ...held, via, gen };
  const { type, id, ver, body } = change;
  return { type, id, ver, via, gen, body };
}

/** E2: everything server-derived goes, everything settled is offered again. */
function startedOver(now: Tables): Tables {
  const outbox = new Map(now.outbox);
  for (const [opId, item] of outbox) outbox.set(opId, reofferItem(item));
  const files = new Map(now.files);
  // Set aside or not: what the old server held, the restored one may not.
  for (const [fileId, file] of files)
    if (now.outbox.has(file.opId)) files.set(fileId, reofferFile(file));
  return { ...now, outbox, files, base: new Map(), parked: [] };
}

/** The tables after a page: its records and its cursor together, or neither. */
export function pageTaken(before: Tables, page: PullPage): Partial<Tables> {
  const now = isNewEpoch(before.meta.epoch, page.epoch) ? startedOver(before) : before;
  const gen = page.reset ? now.meta.gen + 1 : now.meta.gen;
  const base = new Map(now.base);
  const lost = new Set(page.lost);
  if (lost.size > 0)
    for (const [key, record] of base) {
      const via = record.via.filter((audience) => !lost.has(audience));
      if (via.length === record.via.length) continue;
      if (via.length === 0) base.delete(key);
      else base.set(key, { ...record, via });
    }
  const parked = [...now.parked];
  for (const change of page.changes) {
    // W1: what this build does not know waits for one that does.
    if (!isKnownType(change.type)) {
      parked.push(change);
      continue;
    }
    const key = `${change.type}:${change.id}`;
    const record = merged(base.get(key), change, gen);
    if (record === null) base.delete(key);
    else base.set(key, record);
  }
  // L3: what the full listing did not name goes when the listing ends, not before.
  if (!page.more)
    for (const [key, record] of base) if (record.gen < gen) base.delete(key);
  const { cursor, epoch, scope } = page;
  const meta = { ...now.meta, cursor, epoch, scope, gen };
  return { meta, base, parked, outbox: now.outbox, files: now.files };
}
