// Writes what a batch decided, in a few statements. Row-level security silently skips rows one may not change,
// so every update counts what it touched: fewer than it meant to is an error, never a loss.
import type { ReportRecord } from '../../domain/report.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { Pending } from './hub-pending.ts';
import type { Seen } from './hub-read.ts';
import { type Published, publishRecords } from './publish.ts';
import { run } from './query.ts';
import { readReportAudiences } from './report-audiences.ts';
import { type PersonTx, tags } from './scope.ts';

/** Writes all that is pending, in the order its references need. */
export async function writePending(
  tx: PersonTx,
  pending: Pending,
  seen: Seen,
): Promise<void> {
  const published: Published[] = [];
  published.push(...(await writeReports(tx, [...pending.reports.values()], seen)));
  published.push(...(await writeAssignments(tx, [...pending.assignments.values()])));
  await writeTexts(tx, pending);
  await publishRecords(tx, published);
  await writeFiles(tx, pending);
  await writeQuarantine(tx, pending);
  await writeOps(tx, pending);
}

function mustTouch(meant: number, touched: number): void {
  if (meant !== touched) throw new Error(`${meant - touched} row(s) beyond the wall`);
}

const FIELDS = `id text, unit_id text, author_id text, task_id text, assignment_id text,
  form_id text, form_version text, state text, rev int, activity_date text, period_key text, audiences text`;
const NAMES = FIELDS.replace(/ (text|int)\b/g, '').replace(/\s+/g, ' ');
const ARRAYS = FIELDS.split(',')
  .map((field, at) => `$${at + 1}::${field.trim().split(' ')[1]}[]`)
  .join(', ');

async function writeReports(
  tx: PersonTx,
  reports: readonly ReportRecord[],
  seen: Seen,
): Promise<Published[]> {
  if (reports.length === 0) return [];
  const audiences = await readReportAudiences(tx, reports);
  const isNew = (r: ReportRecord) => (seen.reports.get(r.id) ?? null) === null;
  const columns = (some: readonly ReportRecord[]) => [
    some.map((r) => r.id),
    some.map((r) => r.unitId),
    some.map((r) => r.authorId),
    some.map((r) => r.taskId),
    some.map((r) => r.assignmentId),
    some.map((r) => r.form.id),
    some.map((r) => r.form.version),
    some.map((r) => r.state),
    some.map((r) => r.rev),
    some.map((r) => r.activityDate),
    some.map((r) => r.periodKey),
    some.map((r) => tags(audiences.get(r.id) ?? [])),
  ];
  const added = reports.filter(isNew);
  if (added.length > 0)
    await run(
      tx,
      `insert into report (${NAMES})
       select ${NAMES.replace(/audiences$/, 'audiences::text[]')} from unnest(${ARRAYS}) as r (${NAMES})`,
      columns(added),
    );
  const changed = reports.filter((r) => !isNew(r));
  if (changed.length > 0)
    mustTouch(
      changed.length,
      await run(
        tx,
        `update report set state = r.state, rev = r.rev, task_id = r.task_id,
           assignment_id = r.assignment_id, form_id = r.form_id, form_version = r.form_version,
           activity_date = r.activity_date, period_key = r.period_key, audiences = r.audiences::text[]
         from unnest(${ARRAYS}) as r (${NAMES}) where report.id = r.id`,
        columns(changed),
      ),
    );
  return reports.map((body) => ({
    type: 'report',
    id: body.id,
    unitId: body.unitId,
    body,
    audiences: audiences.get(body.id) ?? [],
  }));
}

async function writeAssignments(
  tx: PersonTx,
  assignments: readonly AssignmentRecord[],
): Promise<Published[]> {
  if (assignments.length === 0) return [];
  const { rows } = await tx.client.query<{ id: string; audiences: string[] }>(
    `update assignment a set state = r.state, person_id = r.person_id
     from unnest($1::text[], $2::text[], $3::text[]) as r (id, state, person_id)
     where a.id = r.id returning a.id, a.audiences`,
    [
      assignments.map((a) => a.id),
      assignments.map((a) => a.state),
      assignments.map((a) => a.personId),
    ],
  );
  mustTouch(assignments.length, rows.length);
  const audiences = new Map(rows.map((row) => [row.id, row.audiences]));
  return assignments.map((body) => ({
    type: 'assignment',
    id: body.id,
    unitId: body.unitId,
    body,
    audiences: audiences.get(body.id) ?? [],
  }));
}

async function writeTexts(tx: PersonTx, { texts }: Pending): Promise<void> {
  if (texts.length === 0) return;
  await run(
    tx,
    `insert into report_revision (op_id, report_id, unit_id, rev, base_rev, author_id, body)
     select op_id, report_id, unit_id, rev, base_rev, author_id, body::json
     from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], $6::text[], $7::text[])
       as t (op_id, report_id, unit_id, rev, base_rev, author_id, body)`,
    [
      texts.map((t) => t.opId),
      texts.map((t) => t.reportId),
      texts.map((t) => t.unitId),
      texts.map((t) => t.rev),
      texts.map((t) => t.baseRev),
      texts.map((t) => t.authorId),
      texts.map((t) => JSON.stringify(t.body)),
    ],
  );
}

/** Text columns cannot hold the NUL that JSON can. */
const plain = (text: string): string => text.replaceAll('\0', '');

async function writeFiles(tx: PersonTx, { files }: Pending): Promise<void> {
  if (files.length === 0) return;
  // The first announcement of a file stands: an id cannot be taken over by a later text.
  await run(
    tx,
    `insert into file_expected (file_id, report_id, owner, person_id, name, type, sha256, size, received_at)
     select file_id, report_id, owner, person_id, name, type, sha256, size, case when here then now() end
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::bigint[], $9::bool[])
       as f (file_id, report_id, owner, person_id, name, type, sha256, size, here)
     on conflict (file_id) do nothing`,
    [
      files.map((f) => f.fileId),
      files.map((f) => f.reportId),
      files.map((f) => f.owner),
      files.map((f) => f.personId),
      files.map((f) => plain(f.name)),
      files.map((f) => plain(f.type)),
      files.map((f) => f.sha256),
      files.map((f) => f.size),
      files.map((f) => f.isHere),
    ],
  );
  // Whoever names the same content of the same unit may send it too.
  await run(
    tx,
    `insert into file_sender (file_id, person_id)
     select f.file_id, f.person_id
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as f (file_id, owner, person_id, sha256)
     join file_expected e on (e.file_id, e.owner, e.sha256) = (f.file_id, f.owner, f.sha256)
     on conflict do nothing`,
    [
      files.map((f) => f.fileId),
      files.map((f) => f.owner),
      files.map((f) => f.personId),
      files.map((f) => f.sha256),
    ],
  );
}

async function writeQuarantine(tx: PersonTx, { quarantined }: Pending): Promise<void> {
  for (const kept of quarantined)
    await run(
      tx,
      `insert into quarantine (op_id, person_id, device_id, unit_id, record_id, digest, body, problem)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (person_id, op_id, digest) do nothing`,
      [
        kept.opId,
        kept.by.personId,
        kept.by.deviceId,
        kept.unitId,
        plain(kept.recordId),
        kept.digest,
        JSON.stringify(kept.body) ?? 'null',
        JSON.stringify(kept.problem),
      ],
    );
}

async function writeOps(tx: PersonTx, { ops }: Pending): Promise<void> {
  if (ops.size === 0) return;
  const entries = [...ops.values()];
  // H1: the primary key decides between two that carry the same operation at once.
  await run(
    tx,
    `insert into sync_op (op_id, person_id, device_id, device_seq, record_id, digest, outcome, rev, problem, at)
     select op_id, person_id, device_id, seq, record_id, digest, outcome, rev, problem::json, at::timestamptz
     from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[],
       $8::int[], $9::text[], $10::text[])
       as o (op_id, person_id, device_id, seq, record_id, digest, outcome, rev, problem, at)`,
    [
      entries.map(({ entry }) => entry.opId),
      entries.map(({ entry }) => entry.personId),
      entries.map((e) => e.deviceId),
      entries.map((e) => e.seq),
      entries.map(({ entry }) => plain(entry.recordId)),
      entries.map(({ entry }) => entry.digest),
      entries.map(({ entry }) => entry.outcome),
      entries.map(({ entry }) => entry.rev),
      entries.map(({ entry }) => entry.problem && JSON.stringify(entry.problem)),
      entries.map(({ entry }) => entry.at),
    ],
  );
}
