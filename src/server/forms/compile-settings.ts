import { isXmlName } from './cell-reference.ts';
import type { CompileReport } from './compile-report.ts';
import { languageOf } from './compile-text.ts';
import { cellOf, placeOf, type Sheet, type SheetRow } from './sheet-row.ts';
import { yesOrNo } from './type-alias.ts';

export type Settings = {
  row: SheetRow;
  /** The form's name inside, first step of every absolute path. */
  root: string;
  /** As written, for the columns that name it. */
  language: string;
  isCleaned: boolean;
  allowsTwice: boolean;
  omitsId: boolean;
};

const SWITCHES = [
  'add_none_option',
  'clean_text_values',
  'omit_instanceID',
  'allow_choice_duplicates',
  'auto_delete',
  'auto_send',
  'client_editable',
];

/** Reads and checks the row of the settings. */
export function readSettings(sheet: Sheet, report: CompileReport): Settings {
  const row = sheet.rows[0] ?? { sheet: 'settings' as const, row: 2, cells: new Map() };
  const isOn = (key: string, otherwise: boolean) =>
    yesOrNo(cellOf(row, key)) ?? otherwise;
  for (const key of SWITCHES)
    if (cellOf(row, key) !== '' && yesOrNo(cellOf(row, key)) === null)
      report.blame('unclear-setting', placeOf(row, key), { text: key });
  const name = cellOf(row, 'name');
  if (name !== '' && !isXmlName(name)) report.blame('invalid-name', placeOf(row, 'name'));
  const omitsId = isOn('omit_instanceID', false);
  if (omitsId && cellOf(row, 'public_key') !== '')
    report.blame('omitted-id', placeOf(row, 'omit_instanceID'));
  return {
    row,
    root: name === '' ? 'data' : name,
    language: cellOf(row, 'default_language'),
    isCleaned: isOn('clean_text_values', true),
    allowsTwice: isOn('allow_choice_duplicates', false),
    omitsId,
  };
}

/** Who the form is, for its definition; `rows` are settings given as rows of the survey. */
export function compileSettings(
  { row, language }: Settings,
  rows: ReadonlyMap<string, string>,
  report: CompileReport,
) {
  const setting = (key: string, name: string, otherwise: string): string => {
    const value = (rows.get(key) ?? cellOf(row, key)).trim();
    if (value === '')
      report.blame('missing-setting', placeOf(row, key, name), { text: name });
    return value === '' ? otherwise : value;
  };
  const id = setting('id_string', 'form_id', 'data');
  const title = setting('title', 'form_title', id);
  const style = cellOf(row, 'style');
  return {
    id,
    version: setting('version', 'version', '1'),
    // XLSForm has one title; the English one travels as a custom attribute, which it allows.
    title: { vi: title, en: cellOf(row, 'attribute::title_en') || title },
    defaultLanguage: languageOf(language) ?? ('vi' as const),
    ...(style === '' ? {} : { style }),
  };
}
