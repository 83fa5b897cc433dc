// The port through which the hub reads and writes while it judges: one transaction, locks included. Promises:
// everything read under it is read inside the same transaction that writes (authorisation too). The server
// implements it on PostgreSQL, the storm in memory; one contract suite runs on both.
import type { FormDefinition, FormFiles } from '../domain/form/form.ts';
import type { OpId, UnitId } from '../domain/ids.ts';
import type { Op } from '../domain/op.ts';
import type { PeriodCalendar } from '../domain/period.ts';
import type { Grant } from '../domain/person.ts';
import type { Problem } from '../domain/problem.ts';
import type { ReportRecord } from '../domain/report.ts';
import type { AssignmentRecord } from '../domain/task.ts';
import type { FinalKind } from './protocol.ts';

/** Who pushes, as the session says; grants are read again inside the transaction. */
export type Pusher = { personId: string; personName: string; deviceId: string };

/** What the ledger remembers of an operation, for at least 400 days (H1). */
export type LedgerEntry = {
  opId: OpId;
  personId: string;
  recordId: string;
  digest: string;
  outcome: FinalKind;
  rev: number;
  problem: Problem | null;
  at: string;
};

export type UnitFacts = {
  id: UnitId;
  name: string;
  inside: UnitId[];
  /** Null while the unit exists; else the civil date it ended and who succeeded it. */
  endedOn: string | null;
  successors: UnitId[];
};

/** Reads and writes of one open transaction. Methods on records lock what they return (FOR UPDATE). */
/** A form version as the judge finds it, with the rows of the data files that were published with it. */
export type FoundForm = { hash: string; definition: FormDefinition; files: FormFiles };

export type HubTx = {
  /** Server time of this transaction, UTC ISO text. */
  readonly nowIso: string;
  /**
   * A look ahead over the batch, so that an implementation may lock and read in few queries and in one order
   * (two batches then never wait for each other in a circle). Changes nothing that the methods below answer.
   */
  prepare?(ahead: {
    opIds: readonly OpId[];
    reportIds: readonly string[];
    assignmentIds: readonly string[];
  }): Promise<void>;
  /** All grants the person ever held: one that ended still says that there was a right once. */
  grantsOf(personId: string): Promise<readonly Grant[]>;
  findOp(opId: OpId): Promise<LedgerEntry | null>;
  /** The latest entry of a refused (not applied) operation that names the record, or null (H3). */
  refusedOn(recordId: string): Promise<LedgerEntry | null>;
  report(id: string): Promise<ReportRecord | null>;
  assignment(id: string): Promise<AssignmentRecord | null>;
  unit(id: UnitId): Promise<UnitFacts | null>;
  form(id: string, version: string): Promise<FoundForm | null>;
  calendar(): Promise<PeriodCalendar>;
  /** Whether the person holds a grant at the unit or inside it today. */
  isOfUnit(personId: string, unit: UnitFacts): Promise<boolean>;
  /** Writes the record and moves its feed rows; `revision` = a new immutable text was accepted. */
  writeReport(report: ReportRecord, revision: boolean, op: Op, by: Pusher): Promise<void>;
  writeAssignment(assignment: AssignmentRecord): Promise<void>;
  /**
   * Keeps a text that could not be accepted, readable for the unit of its day and its successors. Kept once
   * per (opId, digest), however often it is said.
   */
  quarantine(entry: {
    opId: OpId;
    digest: string;
    unitId: UnitId | null;
    recordId: string;
    body: unknown;
    problem: Problem;
    by: Pusher;
  }): Promise<void>;
  /**
   * Files announced by an accepted or kept text: from now on their bytes are expected from this person.
   * @returns ids of those whose bytes are here already
   */
  expectFiles(
    files: readonly {
      fileId: string;
      name: string;
      sha256: string;
      size: number;
      type: string;
    }[],
    of: { reportId: string; unitId: UnitId | null; personId: string },
  ): Promise<ReadonlySet<string>>;
  /** The ledger row: primary key on the id, in this very transaction. */
  writeOp(entry: LedgerEntry, by: Pusher, seq: number): Promise<void>;
};

/** Opens transactions. `savepoint` undoes only what its callback did when it throws. */
export type HubStore = {
  transaction<T>(
    pusher: Pusher,
    work: (tx: HubTx, savepoint: <S>(part: () => Promise<S>) => Promise<S>) => Promise<T>,
  ): Promise<T>;
};
