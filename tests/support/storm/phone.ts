// A phone of the storm: its disk, its line, its clock, and what its owner meant by each press of a button.
import type { Op } from '../../../src/domain/op.ts';
import type { FileRef, ReportRecord } from '../../../src/domain/report.ts';
import type { AssignmentRecord } from '../../../src/domain/task.ts';
import { FRESH_MEMORY } from '../../../src/sync/cycle.ts';
import type { CycleMemory } from '../../../src/sync/cycle-run.ts';
import type { OutboxOp } from '../../../src/sync/ports.ts';
import { type Shown, view } from '../../../src/sync/view.ts';
import { aPusher } from '../hub-world.ts';
import { type Line, makeLine } from '../lossy-network.ts';
import { type MemoryDisk, makeMemoryDisk, type Tables } from '../memory-disk.ts';
import type { StoreOwner } from '../memory-local-store.ts';
import type { Storm } from './storm.ts';

/** A phiếu being written. `lineage` marks the text wherever it goes; `saw` is the text its author started from. */
export type StormDraft = {
  id: string;
  recordId: string;
  baseRev: number;
  lineage: string;
  saw: string | null;
  unitId: string;
  assignmentId: string | null;
  taskId: string | null;
  text: string;
  photos: FileRef[];
};

/** One press of a button that queued an operation: what must never be lost nor done twice. */
export type Intent = {
  op: Op;
  lineage: string | null;
  saw: string | null;
  /** The person looked at the refusal and decided. */
  resolved: boolean;
};

export type Phone = {
  index: number;
  personId: string;
  owner: StoreOwner;
  disk: MemoryDisk;
  line: Line;
  /** How far its clock is off. */
  skewMs: number;
  memory: CycleMemory;
  intents: Map<string, Intent>;
  /** Filings taken back before they left: they must never arrive. */
  takenBack: Set<string>;
  /** Drafts of which the screen said that they are saved: their texts. */
  saved: Map<string, string>;
};

export function makePhone(index: number, personId: string, strict: boolean): Phone {
  const { deviceId, personName } = aPusher(personId, index + 1);
  return {
    index,
    personId,
    owner: {
      deviceId,
      personId,
      personName,
      facts: (op) => ({
        unitName: op.body.context.unitName,
        title: 'Phiếu thử',
        activityDate: op.body.context.today,
        periodKey: null,
      }),
    },
    disk: makeMemoryDisk(strict),
    line: makeLine(() => 'ok'),
    skewMs: 0,
    memory: FRESH_MEMORY,
    intents: new Map(),
    takenBack: new Set(),
    saved: new Map(),
  };
}

export const nowIsoOf = (storm: Storm, phone: Phone): string =>
  new Date(storm.clock.ms + phone.skewMs).toISOString();
export const draftsOf = (phone: Phone): StormDraft[] =>
  [...phone.disk.read().drafts.values()] as StormDraft[];
export const itemsOf = (phone: Phone): OutboxOp[] => [
  ...phone.disk.read().outbox.values(),
];

const ofType = <R>({ base }: Tables, type: string): R[] =>
  [...base.values()].filter((r) => r.type === type).map((r) => r.body as R);
export const assignmentsOn = (phone: Phone): AssignmentRecord[] =>
  ofType<AssignmentRecord>(phone.disk.read(), 'assignment');

/** Every report as the phone shows it now. */
export function reportsShown(phone: Phone): Map<string, Shown<ReportRecord>> {
  const tables = phone.disk.read();
  const report = (id: string) =>
    (tables.base.get(`report:${id}`)?.body as ReportRecord | undefined) ?? null;
  const assignment = (id: string) =>
    (tables.base.get(`assignment:${id}`)?.body as AssignmentRecord | undefined) ?? null;
  const shown = view({ report, assignment }, itemsOf(phone), phone.owner);
  const all = new Map<string, Shown<ReportRecord>>(
    ofType<ReportRecord>(tables, 'report').map((record) => [
      record.id,
      { record, pending: [], inQuestion: [] },
    ]),
  );
  for (const [id, one] of shown.reports) all.set(id, one);
  return all;
}

/** The lineage a text carries. */
export const lineageOf = (answers: Record<string, unknown>): string | null =>
  /⟦(.+?)⟧/.exec(String(answers.result_summary))?.[1] ?? null;
