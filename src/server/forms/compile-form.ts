// The compiler: the tables of an XLSForm in, a form definition out, and every fault at once. What pyxform would
// refuse is an error; what is valid XLSForm but not run here is unsupported, by name: a rule silently dropped
// would be a rule nobody checks.
import type { FormDefinition } from '../../domain/form/form.ts';
import { nodesOf, orderOf } from '../../domain/form/prepare-form.ts';
import { checkColumns } from './check-columns.ts';
import { checkEntities } from './check-entities.ts';
import { checkInstances, dataSources } from './check-instances.ts';
import { checkItems, type ListNames } from './check-item.ts';
import { loopCounts } from './check-loop.ts';
import { checkGeometry, checkParameters } from './check-parameters.ts';
import { checkReferences, referenceNames } from './check-references.ts';
import { checkChoices, compileChoices, groupChoices } from './compile-choices.ts';
import { compileExpression, type FormScope, makeIndex } from './compile-expression.ts';
import { compileFiles } from './compile-files.ts';
import { compileItems } from './compile-item.ts';
import { type CompileReport, makeReport } from './compile-report.ts';
import { compileSettings, readSettings, type Settings } from './compile-settings.ts';
import type { FormFault } from './form-fault.ts';
import { ALL_SHEETS, type FormTables, type SheetName } from './form-table.ts';
import { nearestName } from './nearest-name.ts';
import { readParameters } from './read-parameters.ts';
import { readSurvey, type Survey, type SurveyItem } from './read-survey.ts';
import { cellOf, placeOf, readSheet, type Sheet } from './sheet-row.ts';

/** A form, or null while anything forbids it to be published; and all that is to be said of it. */
export type CompiledForm = {
  form: FormDefinition | null;
  /** What can be run of it for its author to try out, unsupported parts left out; null with errors. */
  draft: FormDefinition | null;
  faults: FormFault[];
  /** What can be told of the form even then. */
  about: { id: string; version: string; title: string; questions: number };
};

/** What the caller knows of the files that go with a form; undefined when it does not know. */
export type AttachedFiles = ReadonlySet<string> | undefined;

/** Items that wait for one another could never be worked out; the first of the ring is blamed. */
function checkRing(
  definition: FormDefinition,
  all: readonly SurveyItem[],
  report: CompileReport,
): void {
  const { ring } = orderOf(nodesOf(definition.items));
  if (!ring) return;
  const text = [...ring, ring[0]].map((node) => node?.item.name).join(' → ');
  const row = all.find((item) => item.path === ring[0]?.path)?.row;
  if (!row) return;
  const isCalculated = row.cells.has('bind::calculate');
  const place = isCalculated
    ? placeOf(row, 'bind::calculate')
    : placeOf(row, 'bind::relevant', 'relevant');
  report.blame('circular', place, { text });
}

type Sheets = Record<SheetName, Sheet>;

function readSheets(tables: FormTables, report: CompileReport): [Sheets, Settings] {
  const read = (sheet: SheetName) => readSheet(tables, sheet, report);
  const settingsSheet = read('settings');
  const settings = readSettings(settingsSheet, report);
  const survey = readSheet(tables, 'survey', report, settings.isCleaned);
  const sheets = {
    survey,
    settings: settingsSheet,
    choices: read('choices'),
    external_choices: read('external_choices'),
    entities: read('entities'),
    osm: read('osm'),
  };
  return [sheets, settings];
}

function checkSheets(
  tables: FormTables,
  { survey }: Sheets,
  report: CompileReport,
): void {
  const place = (text: string) => ({ sheet: 'file', row: 1, column: '', text }) as const;
  if (survey.columns.size === 0) {
    const near = nearestName('survey', tables.others);
    const fix = near === undefined ? undefined : 'survey';
    report.blame('missing-survey', place(near ?? ''), { fix });
    return;
  }
  if (!survey.columns.has('type'))
    report.blame('missing-column', {
      sheet: 'survey',
      row: 1,
      column: 'type',
      text: 'type',
    });
  for (const name of tables.others)
    if (!name.startsWith('_')) {
      const fix = nearestName(name, ALL_SHEETS);
      report.blame('unknown-sheet', place(name), { fix });
    }
}

/** Everything pyxform looks at. */
function checkAll(
  sheets: Sheets,
  settings: Settings,
  survey: Survey,
  lists: ListNames,
  report: CompileReport,
): Map<SurveyItem, Map<string, string>> {
  const names = referenceNames(survey, settings, loopCounts(survey, lists));
  checkChoices(sheets.choices, lists.choices, settings.allowsTwice, report);
  checkItems(survey, lists, report);
  const parameters = new Map(
    survey.all.map((item) => [item, checkParameters(item, lists.choices, report)]),
  );
  for (const row of survey.ends)
    if (!readParameters(cellOf(row, 'parameters')))
      report.blame('parameter-syntax', placeOf(row, 'parameters'));
  checkInstances(survey, lists.choices, report);
  const data = new Set(
    dataSources(survey)
      .filter(({ item }) => item.type.act !== 'ask')
      .map(({ name }) => name),
  );
  const entities = checkEntities(sheets.entities, survey, data, report);
  const repeats = new Set(
    survey.all.filter((i) => i.kind === 'repeat').map((i) => i.name),
  );
  const geometry = {
    isData: (name: string) =>
      data.has(name) || lists.choices.has(name) || entities.has(name),
    isRepeat: (name: string) => repeats.has(name),
  };
  for (const [item, found] of parameters) {
    const value = found.get('reference-geometry');
    if (value !== undefined) checkGeometry(item, value, geometry, report);
  }
  for (const sheet of ['settings', 'entities', 'survey', 'choices'] as const)
    checkReferences(sheets[sheet].rows, names, report);
  return parameters;
}

/** Lists that get a choice `other` because a question asks for it. */
const listsWithOther = (survey: Survey): Set<string> =>
  new Set(
    survey.all.flatMap(({ type }) =>
      type.act === 'select' && type.hasOther ? [type.list] : [],
    ),
  );

/** Compiles the tables of an XLSForm. */
export function compileForm(tables: FormTables, attached?: AttachedFiles): CompiledForm {
  const report = makeReport();
  const [sheets, settings] = readSheets(tables, report);
  checkSheets(tables, sheets, report);
  for (const sheet of ['survey', 'choices', 'settings'] as const)
    checkColumns(sheet, sheets[sheet], report);
  const names: ListNames = {
    choices: groupChoices(sheets.choices, report),
    external: groupChoices(sheets.external_choices, null),
    osm: groupChoices(sheets.osm, null),
  };
  const survey = readSurvey(sheets.survey, settings.root, report);
  const parameters = checkAll(sheets, settings, survey, names, report);
  const others = listsWithOther(survey);
  const lists = compileChoices(names.choices, others, settings.language, report);
  const files = compileFiles(survey, parameters, attached, report);
  const head = compileSettings(settings, survey.settings, report);
  const scope: FormScope = {
    report,
    survey,
    lists,
    files,
    parameters,
    language: settings.language,
    roots: ['data', settings.root, head.id],
    index: makeIndex(survey),
  };
  const items = compileItems(scope, survey.items);
  const instanceName = compileExpression(scope, {
    row: settings.row,
    path: '/',
    column: 'instance_name',
  });
  const form: FormDefinition = {
    ...head,
    items,
    lists,
    ...(Object.keys(files).length > 0 ? { files } : {}),
    ...(instanceName === undefined ? {} : { instanceName }),
  };
  if (report.faults.every(({ level }) => level !== 'error'))
    checkRing(form, survey.all, report);
  const isFine = report.faults.every(({ level }) => level === 'warning');
  const { id, version, title } = head;
  const questions = survey.all.filter(({ type }) => type.act !== 'begin').length;
  const about = { id, version, title: title.vi, questions };
  const isDraft = report.faults.every(
    ({ level, code }) => level !== 'error' && code !== 'circular',
  );
  return {
    form: isFine ? form : null,
    draft: isDraft ? form : null,
    faults: report.faults,
    about,
  };
}
