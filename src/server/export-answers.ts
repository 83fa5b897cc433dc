import type { Pool } from 'pg';
import { fail, ok, type Result } from '../domain/result.ts';
import { answersTables } from './documents/answers-table.ts';
import { writeAnswersCsv } from './documents/write-answers-csv.ts';
import { writeAnswersXlsx } from './documents/write-answers-xlsx.ts';
import { isUnitSeen, readFormAnswers } from './store/form-answers.ts';
import { asPerson } from './store/scope.ts';

const ROWS_MAX = 20_000;
const CONFIRMED = ['APPROVED', 'COMPILED', 'LOCKED'] as const;
const FILED = ['SUBMITTED', 'IN_REVIEW', 'RETURNED', ...CONFIRMED] as const;

export type ExportWanted = {
  formId: string;
  format: 'xlsx' | 'csv';
  planId?: string | undefined;
  unitId?: string | undefined;
  periodKey?: string | undefined;
  which?: 'confirmed' | 'filed' | undefined;
  /** The repeat of which a CSV has the rows; without one, the phiếu themselves. */
  repeat?: string | undefined;
  /** What stands before the id in the address of a file. */
  filesAt: string;
};
export type MadeFile = { bytes: Buffer | string; type: string; name: string };

/** Answers of a form, of the phiếu the person may read: confirmed ones unless all are asked for. */
export async function exportAnswers(
  pool: Pool,
  personId: string,
  wanted: ExportWanted,
): Promise<Result<MadeFile, 'not-found' | 'too-large'>> {
  const { formId, unitId = null, planId = null, periodKey = null } = wanted;
  const states = wanted.which === 'filed' ? FILED : CONFIRMED;
  const asked = { formId, unitId, planId, periodKey, states, max: ROWS_MAX };
  const found = await asPerson(
    pool,
    personId,
    async (tx) =>
      unitId !== null && !(await isUnitSeen(tx, unitId))
        ? null
        : readFormAnswers(tx, asked),
    { readOnly: true },
  );
  if (found === null || found.versions.length === 0) return fail('not-found');
  if (found.rows.length > ROWS_MAX) return fail('too-large');
  const used = new Set(found.rows.map(({ report }) => report.form.version));
  const versions = found.versions.filter(
    (form) => form.isCurrent || used.has(form.version),
  );
  const tables = answersTables(
    (versions.length > 0 ? versions : found.versions.slice(0, 1)).map(
      ({ definition }) => definition,
    ),
    found.rows,
    wanted.filesAt,
  );
  if (wanted.format === 'xlsx')
    return ok({
      bytes: await writeAnswersXlsx(tables),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      name: `${formId}.xlsx`,
    });
  const { repeat = '' } = wanted;
  const table = tables.find(({ path }) => path === repeat);
  if (table === undefined) return fail('not-found');
  return ok({
    bytes: writeAnswersCsv(table),
    type: 'text/csv; charset=utf-8',
    name: `${[formId, ...repeat.split('/').slice(-1)].filter(Boolean).join('-')}.csv`,
  });
}
