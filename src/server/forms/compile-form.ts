// The compiler: the tables of an XLSForm in, a form definition out, or every fault at once. What is valid
// XLSForm but not run here is refused by name: a rule silently dropped would be a rule nobody checks.
import type { FormDefinition } from '../../domain/form/form.ts';
import { nodesOf, orderOf } from '../../domain/form/prepare-form.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { checkColumns } from './check-columns.ts';
import { compileChoices } from './compile-choices.ts';
import { compileItem } from './compile-item.ts';
import { type CompileReport, makeReport } from './compile-report.ts';
import { compileSettings } from './compile-settings.ts';
import type { FormFault } from './form-fault.ts';
import type { FormRow, FormTables } from './form-table.ts';
import { readSurvey, type SurveyItem } from './read-survey.ts';

const flat = (items: readonly SurveyItem[]): SurveyItem[] =>
  items.flatMap((item) => [item, ...flat(item.items)]);

/** Items that wait for one another could never be worked out; the first of the ring is blamed. */
function checkRing(
  definition: FormDefinition,
  all: readonly SurveyItem[],
  report: CompileReport,
): void {
  const { ring } = orderOf(nodesOf(definition.items));
  if (!ring) return;
  const names = [...ring, ring[0]].map((node) => node?.item.name).join(' → ');
  const row: FormRow | undefined = all.find((item) => item.path === ring[0]?.path)?.row;
  if (!row) return;
  const column = row.cells.has('calculation') ? 'calculation' : 'relevant';
  report.blame('circular', { sheet: 'survey', row, column }, { text: names });
}

/** Compiles the tables of an XLSForm. */
export function compileForm(tables: FormTables): Result<FormDefinition, FormFault[]> {
  const report = makeReport();
  checkColumns(tables, report);
  const settings = compileSettings(tables.settings, report);
  const lists = compileChoices(tables.choices, report);
  const survey = readSurvey(tables.survey, report);
  const all = flat(survey);
  const paths = new Set(all.map((item) => item.path));
  const byName = new Map<string, string[]>();
  for (const { name, path } of all) byName.set(name, [...(byName.get(name) ?? []), path]);
  const names = {
    roots: ['data', settings.id],
    pathsOf: (name: string) => byName.get(name) ?? [],
    hasPath: (path: string) => paths.has(path),
  };
  const scope = { report, lists, names, allNames: [...byName.keys()] };
  const items = survey.map((item) => compileItem(scope, item));
  const definition: FormDefinition = { ...settings, items, lists };
  checkRing(definition, all, report);
  return report.faults.length > 0 ? fail(report.faults) : ok(definition);
}
