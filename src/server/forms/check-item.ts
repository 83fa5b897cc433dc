// What pyxform asks of a question beyond its type and name: that it can be seen, and goes with what it uses.
import { referencesIn } from './cell-reference.ts';
import { checkLoop } from './check-loop.ts';
import type { ChoiceLists } from './compile-choices.ts';
import type { CompileReport } from './compile-report.ts';
import { nearestName } from './nearest-name.ts';
import type { SelectType } from './question-types.ts';
import type { Survey, SurveyItem } from './read-survey.ts';
import { cellOf, placeOf } from './sheet-row.ts';

export type ListNames = {
  choices: ChoiceLists;
  external: ChoiceLists;
  osm: ChoiceLists;
};

const UNSEEN_WORDS = new Set([
  'calculate',
  'background-audio',
  'background-geopoint',
  'group',
  'repeat',
]);
/** Old words that bring a hint of their own. */
const HINTED = /^(number of days in last|gps$|phone number$)/;

const hasCell = ({ row }: SurveyItem, stem: string): boolean =>
  [...row.cells.keys()].some((key) => key === stem || key.startsWith(`${stem}::`));

/** Whether a question without label and hint is left off the screen, as a calculation is. */
export function isUnseen(item: SurveyItem): boolean {
  const { row, word, kind, type } = item;
  if (word === 'calculate') return true;
  if (UNSEEN_WORDS.has(word)) return true;
  if (kind === 'meta' || kind === 'hidden' || kind === 'calculate') return true;
  if (type.act === 'begin' || type.act === 'external') return true;
  const isWorkedOut =
    cellOf(row, 'bind::calculate') !== '' || cellOf(row, 'trigger') !== '';
  return isWorkedOut && !hasCell(item, 'label') && !hasCell(item, 'hint');
}

function checkLabel(item: SurveyItem, report: CompileReport): void {
  const { row, name, word } = item;
  const place = placeOf(row, 'label');
  const isSeen = !isUnseen(item) && item.type.act !== 'unknown';
  const hasMedia = hasCell(item, 'media');
  const isLabelled =
    hasCell(item, 'label') ||
    hasCell(item, 'hint') ||
    hasMedia ||
    HINTED.test(word) ||
    cellOf(row, 'control::appearance') === 'label';
  if (isSeen && !isLabelled) report.blame('missing-label', place, { text: name });
  if (isSeen && hasCell(item, 'media::big-image') && !hasCell(item, 'media::image'))
    report.blame('missing-image', placeOf(row, 'media::big-image'));
  for (const [key, { column }] of row.cells) {
    const kind = /^media::([^:]+)/.exec(key)?.[1];
    if (kind !== undefined && !/^(image|big-image|audio|video)$/.test(kind))
      report.blame('unknown-media', placeOf(row, key, column), { text: kind });
  }
}

function checkList(
  item: SurveyItem,
  { list, from, kind }: SelectType,
  { choices, external }: ListNames,
  report: CompileReport,
): void {
  const place = { ...placeOf(item.row, 'type'), text: list };
  const lists = from === 'external' ? external : choices;
  if (from === 'file') {
    if (!/^[^.].*\.(csv|xml|geojson)$/.test(list) || /^.+\..+\./.test(list))
      report.blame('invalid-file', place);
    return;
  }
  const first = referencesIn(list)[0];
  if (from === 'choices' && first && first.name !== null) return;
  const rows = lists.get(list);
  if (!rows)
    report.blame(lists.size === 0 ? 'missing-choices' : 'missing-list', place, {
      fix: nearestName(list, [...lists.keys()]),
    });
  if (!rows || kind !== 'select_multiple' || from !== 'choices') return;
  for (const row of rows)
    if (cellOf(row, 'name').includes(' '))
      report.blame('invalid-choice-name', placeOf(row, 'name'));
}

/** Whether checkList has spoken of the list already. */
const isMissed = ({ from, list }: SelectType): boolean =>
  from === 'choices' && referencesIn(list).length === 0;

function checkSelect(
  item: SurveyItem,
  type: SelectType,
  lists: ListNames,
  report: CompileReport,
): void {
  const { row } = item;
  checkList(item, type, lists, report);
  const filter = cellOf(row, 'choice_filter');
  // Without a filter it reads the sheet choices, and does where the list stands there as well.
  if (type.from === 'external' && filter === '' && !lists.choices.has(type.list))
    report.blame('external-without-filter', placeOf(row, 'choice_filter'));
  if (type.hasOther && filter !== '')
    report.blame('other-with-filter', placeOf(row, 'choice_filter'));
  else if (type.hasOther && !lists.choices.has(type.list) && !isMissed(type))
    report.blame('missing-list', placeOf(row, 'type'), { text: type.list });
  const bind = cellOf(row, 'bind::type');
  if (bind !== '' && bind !== 'string' && bind !== 'odk:rank')
    report.blame('invalid-bind-type', placeOf(row, 'bind::type'));
}

const isTableList = ({ row }: SurveyItem): boolean =>
  cellOf(row, 'control::appearance').split(/\s+/).includes('table-list');

/** Whether rows stand in a table-list, and the list its first question has given it. */
type Table = { isOpen: boolean; list: string | null };

/**
 * Questions of a table-list share one list of the form, and the first is not filtered. As pyxform has it, a section
 * inside belongs to the table of the section around it, and the end of any section ends the table.
 */
function checkTableLists(
  items: readonly SurveyItem[],
  lists: ListNames,
  report: CompileReport,
  table: Table = { isOpen: false, list: null },
): void {
  for (const item of items) {
    const { row, type } = item;
    if (type.act === 'begin') {
      if (isTableList(item)) Object.assign(table, { isOpen: true, list: null });
      checkTableLists(item.items, lists, report, table);
      table.isOpen = false;
    } else if (type.act === 'select' && table.isOpen) {
      if (table.list === null && cellOf(row, 'choice_filter') !== '')
        report.blame('table-list-filter', placeOf(row, 'choice_filter'));
      table.list ??= type.list;
      if (table.list !== type.list || !lists.choices.has(type.list))
        report.blame('table-list-mixed', placeOf(row, 'type'), {
          text: `${table.list}, ${type.list}`,
        });
    }
  }
}

/** Names in a `trigger`: references parted by commas. Null when it is none. */
export function triggersOf(text: string): string[] | null {
  if (text === '') return [];
  const found = text.split(',').map((piece) => referencesIn(piece));
  const isFine = found.every(
    (references) =>
      references.length <= 1 && references.every((reference) => reference.name !== null),
  );
  const names = found.flat().map((reference) => reference.name ?? '');
  return isFine && text.includes('${') ? names : null;
}

function checkTrigger(
  item: SurveyItem,
  questions: ReadonlyMap<string, SurveyItem>,
  report: CompileReport,
): void {
  const { row, word } = item;
  const place = placeOf(row, 'trigger');
  const names = triggersOf(place.text);
  if (word === 'background-geopoint') {
    if (place.text === '') report.blame('missing-trigger', place);
    if (cellOf(row, 'bind::calculate') !== '')
      report.blame('unexpected-calculation', placeOf(row, 'bind::calculate'));
  }
  if (!names) report.blame('invalid-trigger', place);
  for (const name of names ?? []) {
    const source = questions.get(name);
    const near = nearestName(name, [...questions.keys()]);
    if (!source)
      report.blame('unknown-reference', place, {
        text: name,
        fix: near === undefined ? undefined : `\${${near}}`,
      });
    else if (isHiddenTrigger(source))
      report.blame('unseen-trigger', place, { text: name });
  }
}

/** Only what is worked out is refused; a hidden item is taken, though it never changes. */
function isHiddenTrigger(item: SurveyItem): boolean {
  if (item.word === 'calculate') return true;
  const isWorkedOut =
    cellOf(item.row, 'bind::calculate') !== '' || cellOf(item.row, 'trigger') !== '';
  return isWorkedOut && !hasCell(item, 'label') && !hasCell(item, 'hint');
}

/** Checks every row of the survey against the others and the lists. */
export function checkItems(
  survey: Survey,
  lists: ListNames,
  report: CompileReport,
): void {
  const questions = new Map<string, SurveyItem>();
  for (const item of survey.all)
    if (item.type.act !== 'begin' && item.word !== 'audit')
      questions.set(item.name, item);
  for (const item of survey.all) {
    const { type, row } = item;
    checkLabel(item, report);
    checkTrigger(item, questions, report);
    if (type.act === 'select') checkSelect(item, type, lists, report);
    const bind = cellOf(row, 'bind::type');
    if (item.word === 'range' && bind !== '' && bind !== 'int' && bind !== 'decimal')
      report.blame('invalid-bind-type', placeOf(row, 'bind::type'));
    if (type.act === 'osm' && lists.osm.size > 0 && !lists.osm.has(type.list))
      report.blame('missing-list', placeOf(row, 'type'), { text: type.list });
    if (type.act === 'begin' && type.control === 'loop') checkLoop(item, lists, report);
  }
  checkTableLists(survey.items, lists, report);
  // The row that ends a section says nothing but that; what else stands on it is still read.
  for (const row of survey.ends)
    if (!triggersOf(cellOf(row, 'trigger')))
      report.blame('invalid-trigger', placeOf(row, 'trigger'));
}
