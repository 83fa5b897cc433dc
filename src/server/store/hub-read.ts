// What the hub reads inside its transaction. Records are locked in one order, read after the lock, and kept
// for the rest of the batch; what lies beyond the wall is not read at all.
import * as z from 'zod';
import type { PeriodCalendar } from '../../domain/period.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { FoundForm, LedgerEntry, UnitFacts } from '../../sync/hub-store.ts';
import { readFormRows } from './form-attachments.ts';
import { one } from './query.ts';
import type { PersonTx } from './scope.ts';

/** What one batch has read so far; null = asked for and not there. */
export type Seen = {
  ops: Map<string, LedgerEntry | null>;
  reports: Map<string, ReportRecord | null>;
  assignments: Map<string, AssignmentRecord | null>;
};
export const makeSeen = (): Seen => ({
  ops: new Map(),
  reports: new Map(),
  assignments: new Map(),
});

const LEDGER = `op_id as "opId", person_id as "personId", record_id as "recordId", digest, outcome, rev,
  problem, at`;

/** Asks the ledger for operations; an id is one in the whole house, whoever sent it. */
export async function seeOps(
  tx: PersonTx,
  seen: Seen,
  ids: readonly string[],
): Promise<void> {
  const wanted = ids.filter((id) => !seen.ops.has(id));
  if (wanted.length === 0) return;
  const { rows } = await tx.client.query<LedgerEntry>(
    `select ${LEDGER} from unnest($1::text[]) wanted, ledger_entry(wanted)`,
    [wanted],
  );
  for (const id of wanted) seen.ops.set(id, null);
  for (const entry of rows) seen.ops.set(entry.opId, entry);
}

/** The latest refused operation of the person that names the record. */
export async function findRefused(
  tx: PersonTx,
  recordId: string,
): Promise<LedgerEntry | null> {
  const { rows } = await tx.client.query<LedgerEntry>(
    `select ${LEDGER} from sync_op where person_id = $1 and record_id = $2
       and outcome <> 'applied' order by at desc limit 1`,
    [tx.personId, recordId],
  );
  return rows[0] ?? null;
}

type FoundReport = { id: string; body: ReportRecord | null; isTaken: boolean };

async function lockReports(tx: PersonTx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from report where id = any ($1) order by id for update',
    [ids],
  );
  return new Set(rows.map((row) => row.id));
}

const readReports = async (
  tx: PersonTx,
  ids: readonly string[],
): Promise<FoundReport[]> => {
  const { rows } = await tx.client.query<FoundReport>(
    `select w.id, b.body, b.id is null and report_id_taken(w.id) as "isTaken"
     from unnest($1::text[]) w (id) left join feed_body b on b.type = 'report' and b.id = w.id`,
    [ids],
  );
  return rows;
};

/** Locks reports and reads them. Read after the lock: before it, one would see what another is just changing. */
export async function seeReports(
  tx: PersonTx,
  seen: Seen,
  ids: readonly string[],
): Promise<void> {
  const wanted = ids.filter((id) => !seen.reports.has(id));
  if (wanted.length === 0) return;
  const locked = await lockReports(tx, wanted);
  const rows = await readReports(tx, wanted);
  // One that another transaction made between the two statements is read, and not locked: once more.
  const late = rows.filter((row) => row.body !== null && !locked.has(row.id));
  if (
    late.length > 0 &&
    (
      await lockReports(
        tx,
        late.map((row) => row.id),
      )
    ).size > 0
  )
    rows.push(
      ...(await readReports(
        tx,
        late.map((row) => row.id),
      )),
    );
  for (const { id, body, isTaken } of rows)
    seen.reports.set(id, body ?? (isTaken ? sealedReport(id) : null));
}

/** Stands for a report beyond the wall: its id is taken, and nothing else about it is known here. */
const sealedReport = (id: string): ReportRecord => ({
  id,
  unitId: '',
  unitName: '',
  authorId: '',
  authorName: '',
  taskId: null,
  assignmentId: null,
  title: '',
  form: { id: '', version: '', hash: '' },
  state: 'LOCKED',
  rev: 0,
  answers: {},
  context: {
    today: '',
    now: '',
    personId: '',
    personName: '',
    unitId: '',
    unitName: '',
    taskId: null,
    taskDue: null,
    language: 'vi',
  },
  activityDate: null,
  periodKey: null,
  files: [],
  happenedAt: '',
  receivedAt: null,
  log: [],
  past: [],
  sides: [],
});

type FoundAssignment = { id: string; body: AssignmentRecord };

/** Locks assignments and reads them. */
export async function seeAssignments(
  tx: PersonTx,
  seen: Seen,
  ids: readonly string[],
): Promise<void> {
  const wanted = ids.filter((id) => !seen.assignments.has(id));
  if (wanted.length === 0) return;
  await tx.client.query(
    'select id from assignment where id = any ($1) order by id for update',
    [wanted],
  );
  const { rows } = await tx.client.query<FoundAssignment>(
    `select id, body from feed_body where type = 'assignment' and id = any ($1)`,
    [wanted],
  );
  for (const id of wanted) seen.assignments.set(id, null);
  for (const { id, body } of rows) seen.assignments.set(id, body);
}

const Unit = z.object({
  id: z.string(),
  name: z.string(),
  inside: z.array(z.string()),
  endedOn: z.string().nullable(),
  successors: z.array(z.string()),
});

/** A unit as the judge needs it; `today` decides whether it has ended. */
export const findUnitFacts = (tx: PersonTx, id: string): Promise<UnitFacts | null> =>
  one(
    tx,
    Unit,
    `select id, name, inside, case when valid_to < $2::date then valid_to end as "endedOn",
       array(select new_id from unit_successor where old_id = unit.id order by new_id) as successors
     from unit where id = $1`,
    [id, tx.today],
  );

/** A published form version. */
export async function findFormVersion(
  tx: PersonTx,
  id: string,
  version: string,
): Promise<FoundForm | null> {
  const { rows } = await tx.client.query<Omit<FoundForm, 'files'>>(
    'select hash, definition from form where id = $1 and version = $2',
    [id, version],
  );
  const [found] = rows;
  return found ? { ...found, files: await readFormRows(tx, found.definition) } : null;
}

/** The reporting calendar. */
export async function readCalendar(tx: PersonTx): Promise<PeriodCalendar> {
  const { rows } = await tx.client.query<{ calendar: PeriodCalendar }>(
    `select calendar from calendar where id = 'cchc'`,
  );
  if (rows[0] === undefined) throw new Error('the reporting calendar was never loaded');
  return rows[0].calendar;
}

/** Whether the person holds a grant at the unit or inside it today. */
export async function isOfUnit(
  tx: PersonTx,
  personId: string,
  unitId: string,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from person_grant g join unit u on u.id = g.unit_id
     where g.person_id = $1 and (u.id = $2 or $2 = any (u.inside))
       and g.valid_from <= $3 and (g.valid_to is null or g.valid_to >= $3) limit 1`,
    [personId, unitId, tx.today],
  );
  return (rowCount ?? 0) > 0;
}
