import { type CompileReport, languageOf } from './compile-report.ts';
import { type FormTables, SHEETS, type SheetName } from './form-table.ts';

/** Columns this build runs; those marked `::` may name a language. */
const RUN: Record<SheetName, readonly string[]> = {
  survey: [
    'type',
    'name',
    'label::',
    'hint::',
    'required',
    'required_message::',
    'relevant',
    'constraint',
    'constraint_message::',
    'calculation',
    'default',
    'readonly',
    'appearance',
    'parameters',
  ],
  choices: ['list_name', 'name', 'label::'],
  settings: [
    'form_title',
    'form_id',
    'version',
    'default_language',
    'attribute::title_en',
  ],
};

/** The rest of XLSForm: real columns, not run by this build. */
const KNOWN: Record<SheetName, RegExp> = {
  survey:
    /^(guidance_hint|choice_filter|trigger|repeat_count|media|image|audio|video|big-image|autoplay|rows|accuracyThreshold|body|bind|instance|note|disabled|save_to|query|intent|compact_tag)(::.*)?$/,
  choices: /^(media|image|audio|video|big-image|geometry)(::.*)?$/,
  settings:
    /^(attribute::.*|instance_name|style|allow_choice_duplicates|public_key|submission_url|auto_send|auto_delete|namespaces|instance_xmlns|name|client_editable|sms_.*|prefix|delimiter|clean_text_values|omit_instanceID|add_none_option|default_timezone|id_string|title)$/,
};

/** Whether this build runs a column, knows it only, or has never heard of it. */
function standingOf(
  sheet: SheetName,
  column: string,
): 'run' | 'language' | 'known' | 'unknown' {
  const stem = column.split('::')[0] ?? '';
  if (RUN[sheet].includes(column)) return 'run';
  if (RUN[sheet].includes(`${stem}::`))
    return column === stem || languageOf(column) ? 'run' : 'language';
  // Any other column of the choices is free for a choice_filter to use.
  return KNOWN[sheet].test(column) || sheet === 'choices' ? 'known' : 'unknown';
}

const CODES = {
  language: 'unsupported-language',
  known: 'unsupported-column',
  unknown: 'unknown-column',
} as const;

/** Notes every column that holds something and is not run: once, at its first cell. */
export function checkColumns(tables: FormTables, report: CompileReport): void {
  for (const sheet of SHEETS) {
    const seen = new Set<string>();
    for (const row of tables[sheet])
      for (const column of row.cells.keys()) {
        const standing = standingOf(sheet, column);
        if (standing !== 'run' && !seen.has(column))
          report.blame(CODES[standing], { sheet, row, column }, { text: column });
        seen.add(column);
      }
  }
}
