import * as z from 'zod';
import type { ReportRecord, ReportState } from '../../domain/report.ts';
import { type FormVersion, readVersions } from './forms.ts';
import { many } from './query.ts';
import type { PersonTx } from './scope.ts';

export type AnswersWanted = {
  formId: string;
  planId: string | null;
  unitId: string | null;
  periodKey: string | null;
  states: readonly ReportState[];
  /** More are not read: the file would be no table any more. */
  max: number;
};
export type AnswerRow = { report: ReportRecord; task: string };

const Row = z.object({ report: z.custom<ReportRecord>(), task: z.nullable(z.string()) });

/** Phiếu of a form, of those this person may read (row-level security), and the versions they were written in. */
export async function readFormAnswers(
  tx: PersonTx,
  wanted: AnswersWanted,
): Promise<{ rows: AnswerRow[]; versions: FormVersion[] }> {
  const rows = await many(
    tx,
    Row,
    `select b.body as report, tb.body ->> 'title' as task
     from report r join feed_body b on b.type = 'report' and b.id = r.id
       join unit u on u.id = r.unit_id
       left join task t on t.id = r.task_id
       left join feed_body tb on tb.type = 'task' and tb.id = t.id
     where r.form_id = $1 and r.state = any ($2)
       and ($3::text is null or t.plan_id = $3)
       and ($4::text is null or u.id = $4 or $4 = any (u.inside))
       and ($5::text is null or r.period_key = $5)
     order by u.name, r.activity_date, r.received_at, r.id limit $6`,
    [
      wanted.formId,
      wanted.states,
      wanted.planId,
      wanted.unitId,
      wanted.periodKey,
      wanted.max + 1,
    ],
  );
  const versions = await readVersions(tx, [wanted.formId]);
  return {
    rows: rows.map(({ report, task }) => ({ report, task: task ?? '' })),
    versions,
  };
}

/** Whether the person sees the unit's work: it is theirs, or they see something that was given to it. */
export async function isUnitSeen(tx: PersonTx, unitId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from unit where id = $1 and home && (select app_audiences())
     union all select from assignment where unit_id = $1 limit 1`,
    [unitId],
  );
  return (rowCount ?? 0) > 0;
}
