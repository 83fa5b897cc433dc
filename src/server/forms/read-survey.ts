// First pass over the survey: which row is what, inside what, and by which path. Expressions come later,
// when every name is known.
import { isSafeName } from '../../domain/form/answers.ts';
import type { ItemKind } from '../../domain/form/form.ts';
import { isXmlName, soleReference } from './cell-reference.ts';
import { COLUMN_ALIASES } from './column-names.ts';
import type { CompileReport } from './compile-report.ts';
import { isDynamicDefault } from './dynamic-default.ts';
import type { FormFaultCode } from './form-fault.ts';
import { nearestName } from './nearest-name.ts';
import { readType, TYPE_WORDS, type TypeCell } from './question-types.ts';
import { cellOf, placeOf, type Sheet, type SheetRow } from './sheet-row.ts';
import { typeWord, yesOrNo } from './type-alias.ts';

/** A survey row understood as far as its type and name. */
export type SurveyItem = {
  row: SheetRow;
  type: TypeCell;
  /** The word of the column `type`, old words replaced. */
  word: string;
  /** What it is in a definition; null when it is no item of one. */
  kind: ItemKind | null;
  name: string;
  path: string;
  around: SurveyItem | null;
  items: SurveyItem[];
};

export type Survey = {
  items: SurveyItem[];
  all: SurveyItem[];
  /** How often each name stands in the survey. */
  names: Map<string, number>;
  /** Rows that close a section, for what must not be written on them. */
  ends: SheetRow[];
  /** Settings given as rows of the survey, as old forms do. */
  settings: Map<string, string>;
};

type Reader = {
  report: CompileReport;
  root: string;
  survey: Survey;
  open: SurveyItem[];
  /** Names taken in each section, with those pyxform makes up itself. */
  taken: Map<SurveyItem | null, { names: Set<string>; lower: Set<string> }>;
  repeats: Set<string>;
};

/** A row that says nothing, is switched off, or is a setting: noted and passed over. */
function isPassedOver(reader: Reader, row: SheetRow): boolean {
  const { report, survey } = reader;
  const disabled = cellOf(row, 'disabled');
  if (disabled !== '') report.blame('disabled-row', placeOf(row, 'disabled'));
  if (disabled !== '' && yesOrNo(disabled) === true) return true;
  const cells = [...row.cells.keys()].filter((key) => key !== 'disabled');
  if (cells.length === 0) return true;
  const type = cellOf(row, 'type');
  const place = placeOf(row, 'type');
  if (type !== '') {
    const setting = Object.hasOwn(COLUMN_ALIASES.settings, type);
    if (setting) {
      const key = COLUMN_ALIASES.settings[type] ?? type;
      survey.settings.set(key, cellOf(row, 'name'));
    }
    return setting;
  }
  const isComment = !cells.some((key) => key === 'name' || /^label(::|$)/.test(key));
  report.blame(isComment ? 'skipped-row' : 'missing-type', place);
  return true;
}

const kindOf = (type: TypeCell): ItemKind | null => {
  if (type.act === 'ask' || type.act === 'select') return type.kind;
  if (type.act !== 'begin' || type.control === 'loop') return null;
  return type.control;
};

/** Takes a name in a section, and notes when it is taken already. */
function takeName(reader: Reader, around: SurveyItem | null, name: string): boolean {
  const taken = reader.taken.get(around) ?? { names: new Set(), lower: new Set() };
  reader.taken.set(around, taken);
  const isFree = !taken.names.has(name);
  taken.names.add(name);
  return isFree;
}

const wrongName = (name: string): FormFaultCode | null => {
  if (name === '') return 'missing-name';
  if (!isXmlName(name)) return 'invalid-name';
  return name === 'meta' ? 'reserved-name' : null;
};

function checkName(reader: Reader, item: SurveyItem): void {
  const { report } = reader;
  const { row, name, around } = item;
  const place = { ...placeOf(row, 'name'), text: name };
  const wrong = wrongName(name);
  if (wrong) {
    report.blame(wrong, place);
    return;
  }
  if (!isSafeName(name)) report.blame('unsafe-name', place);
  if (!takeName(reader, around, name)) report.blame('duplicate-name', place);
  else {
    const lower = reader.taken.get(around)?.lower;
    if (lower?.has(name.toLowerCase())) report.blame('similar-name', place);
    lower?.add(name.toLowerCase());
  }
}

/** Names pyxform makes up for a row must be free as well. */
function takeMadeUpNames(reader: Reader, item: SurveyItem): void {
  const { row, name, around, type } = item;
  const take = (section: SurveyItem | null, made: string) => {
    if (!takeName(reader, section, made))
      reader.report.blame('duplicate-name', placeOf(row, 'name'), { text: made });
  };
  const count = cellOf(row, 'control::jr:count');
  if (type.act === 'begin' && count !== '' && soleReference(count) === null)
    take(around, `${name}_count`);
  if (type.act === 'select' && type.hasOther) take(around, `${name}_other`);
}

function checkSection(reader: Reader, item: SurveyItem): void {
  const { report } = reader;
  const { row, name, type } = item;
  const place = { ...placeOf(row, 'name'), text: name };
  if (type.act !== 'begin') return;
  if (type.control === 'repeat') {
    if (name !== '' && name === reader.root) report.blame('reserved-name', place);
    else if (reader.repeats.has(name)) report.blame('duplicate-repeat', place);
    reader.repeats.add(name);
    const hasLabel = [...row.cells.keys()].some((key) =>
      /^(label|media)(::|$)/.test(key),
    );
    if (!hasLabel) report.blame('unlabelled-repeat', place);
  }
  const required = cellOf(row, 'bind::required');
  if (required !== '' && yesOrNo(required) !== false)
    report.blame('required-section', placeOf(row, 'bind::required'));
}

function closeSection(reader: Reader, row: SheetRow, type: TypeCell): void {
  const { open, report, survey } = reader;
  survey.ends.push(row);
  const last = open.at(-1)?.type;
  const isMatch =
    type.act === 'end' && last?.act === 'begin' && last.control === type.control;
  if (isMatch) open.pop();
  else report.blame('unexpected-end', placeOf(row, 'type'));
}

function nameOf(row: SheetRow, word: string): string {
  if (word === 'audit') return 'audit';
  const name = cellOf(row, 'name');
  return name === '' && word === 'note' ? `generated_note_name_${row.row}` : name;
}

function checkDeclared(reader: Reader, item: SurveyItem): void {
  const { report } = reader;
  const { row, word } = item;
  const name = cellOf(row, 'name');
  if (word === 'audit' && name !== '' && name !== 'audit')
    report.blame('invalid-audit', placeOf(row, 'name'));
  if (word === 'subscriberid' || word === 'simserial')
    report.blame('deprecated-type', placeOf(row, 'type'));
  const isWorkedOut =
    cellOf(row, 'bind::calculate') !== '' ||
    isDynamicDefault(cellOf(row, 'default'), word);
  if (word === 'calculate' && !isWorkedOut)
    report.blame('missing-calculation', placeOf(row, 'bind::calculate', 'calculation'), {
      text: item.name,
    });
}

function readRow(reader: Reader, row: SheetRow): void {
  const { report, survey, open } = reader;
  if (isPassedOver(reader, row)) return;
  const word = typeWord(cellOf(row, 'type'));
  const type = readType(word);
  if (type?.act === 'end') {
    closeSection(reader, row, type);
    return;
  }
  if (!type)
    report.blame('unknown-type', placeOf(row, 'type'), {
      fix: nearestName(word, TYPE_WORDS),
    });
  const around = open.at(-1) ?? null;
  const name = nameOf(row, word);
  const path = `${around?.path ?? ''}/${name}`;
  const known = type ?? { act: 'unknown' };
  const kind = kindOf(known);
  const item = { row, type: known, word, kind, name, path, around, items: [] };
  if (word !== 'audit') {
    survey.names.set(name, (survey.names.get(name) ?? 0) + 1);
    checkName(reader, item);
  } else if (!takeName(reader, null, 'meta/audit'))
    report.blame('duplicate-name', placeOf(row, 'type'), { text: 'audit' });
  checkDeclared(reader, item);
  checkSection(reader, item);
  takeMadeUpNames(reader, item);
  (around?.items ?? survey.items).push(item);
  survey.all.push(item);
  if (known.act === 'begin') open.push(item);
}

/** The rows of the survey as a tree; every row that is no item, or whose name will not do, is noted. */
export function readSurvey(sheet: Sheet, root: string, report: CompileReport): Survey {
  const survey: Survey = {
    items: [],
    all: [],
    names: new Map(),
    ends: [],
    settings: new Map(),
  };
  const reader: Reader = {
    report,
    root,
    survey,
    open: [],
    taken: new Map(),
    repeats: new Set(),
  };
  for (const row of sheet.rows) readRow(reader, row);
  for (const { row } of reader.open) report.blame('missing-end', placeOf(row, 'type'));
  return survey;
}

/** The repeat an item stands in, if it stands in one. */
export function repeatAround(item: SurveyItem): SurveyItem | null {
  for (let at = item.around; at; at = at.around) if (at.kind === 'repeat') return at;
  return null;
}
