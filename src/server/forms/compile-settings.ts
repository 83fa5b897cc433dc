import type { FormDefinition } from '../../domain/form/form.ts';
import { type CompileReport, cellOf, languageOf } from './compile-report.ts';
import type { FormRow } from './form-table.ts';

/** Who the form is: everything of its definition but the questions. */
export function compileSettings(
  rows: readonly FormRow[],
  report: CompileReport,
): Pick<FormDefinition, 'id' | 'version' | 'title' | 'defaultLanguage'> {
  const row = rows[0] ?? { row: 2, cells: new Map<string, string>() };
  const setting = (column: string): string => {
    const value = cellOf(row, column);
    if (value === '')
      report.blame(
        'missing-setting',
        { sheet: 'settings', row, column },
        { text: column },
      );
    return value;
  };
  const title = setting('form_title');
  return {
    id: setting('form_id'),
    version: setting('version'),
    // XLSForm has one title; the English one travels as a custom attribute, which it allows.
    title: { vi: title, en: cellOf(row, 'attribute::title_en') || title },
    defaultLanguage: languageOf(`::${cellOf(row, 'default_language')}`) ?? 'vi',
  };
}
