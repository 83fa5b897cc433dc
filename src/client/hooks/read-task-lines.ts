import { type Query, readRecords } from '../../device/store/queries.ts';
import { readTaskList } from '../../device/store/report-queries.ts';
import { type Grant, heldUnits, isOwnUnit } from '../../domain/person.ts';
import type { AssignmentRecord } from '../../domain/task.ts';

/** An assignment as the list shows it: with what waits on this device, and whether a phiếu of it needs more. */
export type TaskListLine = AssignmentRecord & { hasReturned: boolean; pending: number };

/** The lines, and the mark of the writes that made them so. */
export type TaskLines = { lines: TaskListLine[]; stamp: number };

/**
 * Every assignment of the person's own units, in all positions held.
 * What a department only watches is not its list of things to do.
 */
export async function readTaskLines(store: Query, today: string): Promise<TaskLines> {
  // Asked here and not taken from the app: the list would be read twice, before and after it is known.
  const { seen, me, stamp } = await readTaskList(store);
  const isOwn = await ownUnits(store, me?.grants ?? null, today, seen);
  const lines: TaskListLine[] = [];
  for (const { record, pending } of seen)
    if (isOwn(record.unitId))
      lines.push({
        ...record,
        hasReturned: hasReturned(record),
        pending: pending.filter((item) => item.op.kind === 'file-report').length,
      });
  return { lines, stamp };
}

function hasReturned({ counts }: AssignmentRecord): boolean {
  for (const key in counts) if ((counts[key]?.returned ?? 0) > 0) return true;
  return false;
}

/** An official's list is all of one unit: then no unit has to be read. */
async function ownUnits(
  store: Query,
  grants: readonly Grant[] | null,
  today: string,
  seen: readonly { record: AssignmentRecord }[],
): Promise<(unitId: string) => boolean> {
  if (grants === null) return () => true;
  const held = new Set(heldUnits(grants, today));
  if (seen.every(({ record }) => held.has(record.unitId))) return () => true;
  const own = (await readRecords(store, 'unit')).filter((unit) =>
    isOwnUnit(grants, unit, today),
  );
  for (const { id } of own) held.add(id);
  return (unitId) => held.has(unitId);
}
