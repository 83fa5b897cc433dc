// One open transaction of the memory hub: HubTx over a layer, with the feed moved as the server moves it.
import type { ReportRecord } from '../../src/domain/report.ts';
import type { AssignmentRecord } from '../../src/domain/task.ts';
import { audiencesOf, seenOver, under } from '../../src/domain/unit.ts';
import type { HubTx, LedgerEntry } from '../../src/sync/hub-store.ts';
import type { HubWorld } from './hub-world.ts';
import type { HubRows, Layer } from './memory-hub-state.ts';

/** Where a change stands in the feed: the transaction's id, and a number drawn when the row is written. */
export type Stamp = {
  xid: number;
  nextSeq: () => number;
  planted: ReadonlySet<string>;
};

/** Writes the record the devices get, and moves its feed rows; audiences it left get a row that says so. */
export function publish(
  layer: Layer,
  stamp: Stamp,
  type: string,
  id: string,
  body: unknown,
  audiences: readonly string[],
): void {
  const key = `${type}:${id}`;
  layer.set('body', key, { ver: (layer.get('body', key)?.ver ?? 0) + 1, body });
  const held = layer.startingWith('feed', `${key}|`).map((row) => row.audience);
  for (const audience of new Set([...held, ...audiences])) {
    const row = `${key}|${audience}`;
    const was = stamp.planted.has('feed-not-moved') ? layer.get('feed', row) : undefined;
    const { xid, seq } = was ?? { xid: stamp.xid, seq: stamp.nextSeq() };
    const gone = !audiences.includes(audience);
    layer.set('feed', row, { type, id, audience, gone, xid, seq });
  }
}

/** Who sees what belongs to the unit: its own people, and those of the units it lives on in. */
const unitAudiences = (layer: Layer, stamp: Stamp, unitId: string): string[] => {
  const unit = layer.get('unit', unitId);
  if (unit === undefined) return [unitId];
  const next = stamp.planted.has('merger-without-heirs') ? [] : unit.successors;
  const heirs = next.flatMap((id) => unitAudiences(layer, stamp, id));
  return [...audiencesOf(unit), ...heirs];
};

/** A unit's own record: its people, those above it, and whoever supervises its province. */
export function publishUnit(layer: Layer, stamp: Stamp, unit: HubRows['unit']): void {
  layer.set('unit', unit.id, unit);
  const { successors: _, ...record } = unit;
  const over = unit.provinceId === null ? [] : [under(unit.provinceId)];
  publish(layer, stamp, 'unit', unit.id, record, [...audiencesOf(unit), ...over]);
}

export function publishReport(
  layer: Layer,
  stamp: Stamp,
  world: Pick<HubWorld, 'plan'>,
  report: ReportRecord,
): void {
  layer.set('report', report.id, report);
  const over =
    report.state === 'APPROVED' && report.taskId !== null
      ? [seenOver(world.plan.issuerUnitId)]
      : [];
  const audiences = [...unitAudiences(layer, stamp, report.unitId), ...over];
  publish(layer, stamp, 'report', report.id, report, audiences);
}

export function publishAssignment(
  layer: Layer,
  stamp: Stamp,
  world: Pick<HubWorld, 'plan'>,
  assignment: AssignmentRecord,
): void {
  layer.set('assignment', assignment.id, assignment);
  const over = seenOver(world.plan.issuerUnitId);
  const audiences = [...unitAudiences(layer, stamp, assignment.unitId), over];
  publish(layer, stamp, 'assignment', assignment.id, assignment, audiences);
}

/** The transaction's reads and writes. */
export function makeMemoryHubTx(
  layer: () => Layer,
  stamp: Stamp,
  world: HubWorld,
  nowIso: string,
): HubTx {
  return {
    nowIso,
    grantsOf: async (personId) => layer().get('person', personId)?.grants ?? [],
    findOp: async (opId) => entryOf(layer().get('ledger', opId)),
    refusedOn: async (recordId) => entryOf(layer().get('refused', recordId)),
    report: async (id) => layer().get('report', id) ?? null,
    assignment: async (id) => layer().get('assignment', id) ?? null,
    unit: async (id) => {
      const unit = layer().get('unit', id);
      if (unit === undefined) return null;
      const { name, inside, validTo, successors } = unit;
      return { id, name, inside: [...inside], endedOn: validTo, successors };
    },
    form: async (id, version) => {
      const { definition, hash } = world.form;
      return definition.id === id && definition.version === version
        ? { hash, definition, files: {} }
        : null;
    },
    calendar: async () => world.calendar,
    isOfUnit: async (personId, unit) => {
      const grants = layer().get('person', personId)?.grants ?? [];
      return grants.some((g) => g.unitId === unit.id && g.to === null);
    },
    writeReport: async (report, revision, op) => {
      if (revision) {
        const key = `${report.id}@${report.rev}`;
        // Immutable: a revision number is given once.
        if (layer().get('revision', key) !== undefined) throw new Error(`${key} exists`);
        layer().set('revision', key, { answers: report.answers, opId: op.opId });
      }
      publishReport(layer(), stamp, world, report);
    },
    writeAssignment: async (assignment) =>
      publishAssignment(layer(), stamp, world, assignment),
    quarantine: async ({ opId, digest, unitId, body }) =>
      layer().set('quarantine', `${opId} ${digest}`, { opId, digest, unitId, body }),
    expectFiles: async (files, { reportId, personId }) => {
      const here = new Set<string>();
      for (const ref of files) {
        const held = layer().get('file', ref.fileId);
        // The first announcement says what the file is; others of the same content may send it too.
        if (held !== undefined && held.ref.sha256 !== ref.sha256) continue;
        if (held?.received === true) here.add(ref.fileId);
        layer().set('file', ref.fileId, {
          ref,
          reportIds: [...new Set([...(held?.reportIds ?? []), reportId])],
          personIds: [...new Set([...(held?.personIds ?? []), personId])],
          received: held?.received ?? false,
        });
      }
      return here;
    },
    writeOp: async (entry, by, seq) => {
      if (layer().get('ledger', entry.opId) !== undefined)
        throw new Error(`${entry.opId} is in the ledger`);
      layer().set('ledger', entry.opId, { ...entry, seq, deviceId: by.deviceId });
      if (entry.outcome !== 'applied' && entry.outcome !== 'duplicate')
        layer().set('refused', entry.recordId, entry);
    },
  };
}

/** The entry as it was written, without what only the table keeps. */
function entryOf(row: LedgerEntry | undefined): LedgerEntry | null {
  if (row === undefined) return null;
  const { opId, personId, recordId, digest, outcome, rev, problem, at } = row;
  return { opId, personId, recordId, digest, outcome, rev, problem, at };
}
