// Who may see what, worked out from units and grants alone, independent of the feed.
import { scopeOf } from '../../../src/domain/person.ts';
import type { ReportRecord } from '../../../src/domain/report.ts';
import type { AssignmentRecord } from '../../../src/domain/task.ts';
import { audiencesOf, type UnitRecord, under } from '../../../src/domain/unit.ts';
import type { PullPage } from '../../../src/sync/protocol.ts';
import { type Storm, violate } from './storm.ts';

/** Audiences of what belongs to a unit: its own and those of the units it lives on in. */
function audiencesIn(storm: Storm, unitId: string): string[] {
  const unit = storm.hub.state.unit.get(unitId);
  if (unit === undefined) return [unitId];
  return [
    ...audiencesOf(unit),
    ...unit.successors.flatMap((id) => audiencesIn(storm, id)),
  ];
}

export function scopeNow(storm: Storm, personId: string): Set<string> {
  const grants = storm.hub.state.person.get(personId)?.grants ?? [];
  const today = new Date(storm.clock.ms + 7 * 3_600_000).toISOString().slice(0, 10);
  return new Set(scopeOf(personId, grants, today));
}

/** Whether the record may be on a device with this scope. */
export function mayHold(
  storm: Storm,
  scope: ReadonlySet<string>,
  record: { type: string; body: unknown },
): boolean {
  if (record.type === 'unit') {
    const unit = record.body as UnitRecord;
    const over = unit.provinceId === null ? [] : [under(unit.provinceId)];
    return [...audiencesOf(unit), ...over].some((audience) => scope.has(audience));
  }
  if (record.type !== 'report' && record.type !== 'assignment') return true;
  const { unitId } = record.body as ReportRecord | AssignmentRecord;
  return audiencesIn(storm, unitId).some((audience) => scope.has(audience));
}

/** L7, H7: a page carries nothing that is outside the person's scope of this moment. */
export function checkPage(storm: Storm, personId: string, page: PullPage): void {
  const scope = scopeNow(storm, personId);
  for (const change of page.changes)
    if (change.body !== null && !mayHold(storm, scope, change))
      violate(storm, `S: ${personId} was sent ${change.type} of another unit`);
}
