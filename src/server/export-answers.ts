import type { Pool } from 'pg';
import { fail, ok, type Result } from '../domain/result.ts';
import {
  type AnswersOf,
  answersTables,
  type ListedForm,
} from './documents/answers-table.ts';
import { calledByList, calledUnit } from './documents/list-names.ts';
import { writeAnswersCsv } from './documents/write-answers-csv.ts';
import { writeAnswersXlsx } from './documents/write-answers-xlsx.ts';
import { type AnswersWanted, isUnitSeen, readFormAnswers } from './store/form-answers.ts';
import { readFormRows } from './store/form-attachments.ts';
import { readKeptLists, readPeriodCalendar } from './store/kept-lists.ts';
import { asPerson, type PersonTx } from './store/scope.ts';

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

type Found = Omit<AnswersOf, 'filesAt'>;

async function readFound(
  tx: PersonTx,
  asked: AnswersWanted,
): Promise<Result<Found, 'not-found' | 'too-large'>> {
  const { unitId, max } = asked;
  if (unitId !== null && !(await isUnitSeen(tx, unitId))) return fail('not-found');
  const { rows, versions } = await readFormAnswers(tx, asked);
  if (versions.length === 0) return fail('not-found');
  if (rows.length > max) return fail('too-large');
  const used = new Set(rows.map(({ report }) => report.form.version));
  const told = versions.filter((form) => form.isCurrent || used.has(form.version));
  const kept = await readKeptLists(tx);
  const forms: ListedForm[] = [];
  for (const { definition } of told.length > 0 ? told : versions.slice(0, 1)) {
    const attached = await readFormRows(tx, definition);
    forms.push({ definition, lists: calledByList(definition, attached, kept) });
  }
  return ok({
    forms,
    filed: rows,
    unit: calledUnit(kept.units),
    calendar: await readPeriodCalendar(tx),
  });
}

/** Answers of a form, of the phiếu the person may read: confirmed ones unless all are asked for. */
export async function exportAnswers(
  pool: Pool,
  personId: string,
  wanted: ExportWanted,
): Promise<Result<MadeFile, 'not-found' | 'too-large'>> {
  const { formId, unitId = null, planId = null, periodKey = null } = wanted;
  const states = wanted.which === 'filed' ? FILED : CONFIRMED;
  const asked = { formId, unitId, planId, periodKey, states, max: ROWS_MAX };
  const found = await asPerson(pool, personId, (tx) => readFound(tx, asked), {
    readOnly: true,
  });
  if (!found.ok) return found;
  const tables = answersTables({ ...found.value, filesAt: wanted.filesAt });
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
