// Data beside the answers: files to choose from, tables for pulldata(), the choice lists themselves. They share
// one space of names, and each name must mean one source.
import type { ChoiceLists } from './compile-choices.ts';
import type { CompileReport } from './compile-report.ts';
import { repeatAround, type Survey, type SurveyItem } from './read-survey.ts';
import { cellOf, placeOf } from './sheet-row.ts';

export type DataSource = { name: string; file: string; item: SurveyItem };

const PULLED = [
  'bind::calculate',
  'bind::constraint',
  'bind::readonly',
  'bind::required',
  'bind::relevant',
  'choice_filter',
  'default',
];

/** The first argument of every pulldata() of a row. */
function pulledNames({ row }: SurveyItem): string[] {
  return PULLED.filter((key) => cellOf(row, key).includes('pulldata')).flatMap((key) =>
    [...cellOf(row, key).matchAll(/pulldata\s*\(\s*([^,]*),/g)].map((found) =>
      (found[1] ?? '').replace(/['"]/g, '').trim(),
    ),
  );
}

const usesSearch = ({ row }: SurveyItem): boolean =>
  /search\(.*?\)/.test(cellOf(row, 'control::appearance'));

/** Where the data of an item comes from. */
function sourcesOf(item: SurveyItem): DataSource[] {
  const found = pulledNames(item).map((name) => ({ name, file: `${name}.csv`, item }));
  const { type, name, word } = item;
  if (type.act === 'select' && type.from === 'file')
    found.push({ name: type.list.replace(/\.[^.]*$/, ''), file: type.list, item });
  if (type.act === 'external')
    found.push({ name, file: `${name}.${word.split('-')[0]}`, item });
  return found;
}

/** Every source of data, in the order of the survey. */
export const dataSources = (survey: Survey): DataSource[] =>
  survey.all.flatMap(sourcesOf);

function checkSearch(survey: Survey, report: CompileReport): Set<string> {
  const searched = new Set<string>();
  const plain = new Map<string, SurveyItem>();
  for (const item of survey.all) {
    if (item.type.act !== 'select') continue;
    const { list, from } = item.type;
    if (!usesSearch(item)) plain.set(list, item);
    else if (from === 'file')
      report.blame('search-with-file', placeOf(item.row, 'control::appearance'));
    else searched.add(list);
  }
  for (const list of searched) {
    const item = plain.get(list);
    if (item)
      report.blame('search-shared-list', placeOf(item.row, 'type'), { text: list });
  }
  return searched;
}

/** Checks that no two sources share a name. */
export function checkInstances(
  survey: Survey,
  lists: ChoiceLists,
  report: CompileReport,
): void {
  const searched = checkSearch(survey, report);
  const files = new Map<string, DataSource>();
  for (const source of dataSources(survey)) {
    const { name, file, item } = source;
    const earlier = files.get(name);
    const place = placeOf(item.row, 'type');
    const isTwice = earlier?.item.type.act === 'external' && item.type.act === 'external';
    const isOther = earlier !== undefined && earlier.file !== file;
    const isList = lists.has(name) && !searched.has(name);
    if (isTwice || isOther || isList)
      report.blame('instance-clash', place, { text: name });
    if (item.type.act === 'external' && repeatAround(item))
      report.blame('instance-in-repeat', place);
    if (!earlier) files.set(name, source);
  }
}
