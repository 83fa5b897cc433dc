// The outbox as the fold wants it: items with their bodies, and how a text of it is called.
import type { FilingFacts } from '../../domain/apply.ts';
import type { MeRecord } from '../../domain/person.ts';
import type { PendingOp, ViewWorld } from '../../sync/view.ts';
import { baseKey } from './base-key.ts';
import { rowsInState } from './outbox-rows.ts';
import type { BaseRow, OutboxRow } from './person-db.ts';
import type { Query } from './queries.ts';
import { openOne, openRows } from './vault.ts';

/** Rows that change what is shown, with the person's own record: to be read inside a transaction. */
export async function readPendingRows({
  db,
  personId,
}: Query): Promise<{ rows: OutboxRow[]; me: BaseRow | undefined }> {
  const [me, aside, queued] = await Promise.all([
    db.base.get(baseKey('me', personId)),
    rowsInState(db, 'set-aside').toArray(),
    rowsInState(db, 'queued').toArray(),
  ]);
  return { rows: [...aside, ...queued], me };
}

const NO_FACTS: FilingFacts = {
  unitName: '',
  title: '',
  activityDate: null,
  periodKey: null,
};

/** Items and world for `view`, opened. */
export async function openPending(
  { vault, personId }: Query,
  { rows, me }: { rows: readonly OutboxRow[]; me: BaseRow | undefined },
): Promise<{ items: PendingOp[]; world: ViewWorld }> {
  const bodies = await openRows(vault, rows);
  const facts = new Map(bodies.map((body) => [body.op.opId, body.facts]));
  const record = me === undefined ? null : ((await openOne(vault, me.body)) as MeRecord);
  const items = rows.flatMap((row, n): PendingOp[] => {
    const body = bodies[n];
    if (body === undefined) return [];
    const { opId, seq, recordId, state } = row;
    return [{ opId, seq, recordId, state, op: body.op, receipt: body.receipt }];
  });
  const world: ViewWorld = {
    personId,
    personName: record?.name ?? '',
    facts: (op) => facts.get(op.opId) ?? NO_FACTS,
  };
  return { items, world };
}
