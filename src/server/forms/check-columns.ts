import type { CompileReport } from './compile-report.ts';
import { languageOf } from './compile-text.ts';
import type { FormFaultCode } from './form-fault.ts';
import type { SheetName } from './form-table.ts';
import type { Sheet } from './sheet-row.ts';

const SPOKEN =
  /^(label|hint|guidance_hint|bind::jr:(?:constraint|required)Msg|media::(?:image|big-image|audio|video))(?:::(.+))?$/;

/** Keys this build runs, besides the spoken ones. */
const RUN: Record<SheetName, RegExp> = {
  survey:
    /^(type|name|default|trigger|choice_filter|parameters|disabled|bind::(required|relevant|constraint|calculate|readonly)|control::(appearance|jr:count|rows))$/,
  choices: /^(list name|name)$/,
  settings:
    /^(title|id_string|version|default_language|instance_name|style|allow_choice_duplicates|clean_text_values|name|attribute::title_en)$/,
  external_choices: /./,
  entities: /./,
  osm: /./,
};

/** The rest of XLSForm: real columns, not run by this build. */
const KNOWN =
  /^(bind|control|instance|media|query|sms_\w+|intent|list_name|itemset|choices)(::.*)?$/;
/** Advice to other programs; no answer depends on it. */
const HARMLESS =
  /^(bind::odk:length|bind::oc:.*|control::autoplay|control::accuracyThreshold|instance(::.*)?|sms_\w+|list_name)$/;
const UNUSED =
  /^(instance_xmlns|namespaces|attribute|submission_url|auto_send|auto_delete|client_editable|sms_\w+|prefix|delimiter|omit_instanceID|add_none_option|instance_id|file_name)(::.*)?$/;

function codeOf(sheet: SheetName, key: string): FormFaultCode | null {
  const spoken = SPOKEN.exec(key);
  if (spoken && sheet !== 'settings') {
    const [, , language] = spoken;
    return language === undefined || languageOf(language) ? null : 'unsupported-language';
  }
  if (RUN[sheet].test(key)) return null;
  if (sheet === 'settings') {
    if (key === 'public_key' || key === 'flat') return 'unsupported-column';
    return UNUSED.test(key) ? 'unused-setting' : 'unknown-column';
  }
  // Any other column of the choices is free for a choice_filter to use.
  if (sheet === 'choices')
    return /^(media|sms_option)(::|$)/.test(key) ? 'unsupported-column' : null;
  if (HARMLESS.test(key)) return 'unused-column';
  return KNOWN.test(key) ? 'unsupported-column' : 'unknown-column';
}

/** Columns of a sheet that lack a language which others have. */
function checkTranslations(sheet: SheetName, read: Sheet, report: CompileReport): void {
  const byStem = new Map<string, Set<string>>();
  for (const key of read.columns.keys()) {
    const found = SPOKEN.exec(key);
    if (!found?.[1]) continue;
    const languages = byStem.get(found[1]) ?? new Set();
    byStem.set(found[1], languages.add(found[2] ?? ''));
  }
  const all = new Set([...byStem.values()].flatMap((languages) => [...languages]));
  all.delete('');
  // A column without any language stands for all of them.
  for (const [stem, languages] of byStem)
    for (const language of all)
      if (!languages.has(language) && !(languages.size === 1 && languages.has(''))) {
        const text = `${stem.replace(/^.*:/, '')}::${language}`;
        report.blame('missing-translation', { sheet, row: 1, column: text, text });
      }
}

/** Notes every column that holds something and is not run: once, at its first cell. */
export function checkColumns(sheet: SheetName, read: Sheet, report: CompileReport): void {
  for (const [key, column] of read.columns) {
    const code = codeOf(sheet, key);
    const first = read.rows.find((row) => row.cells.has(key));
    const isSaveTo = key === 'bind::entities:saveto';
    if (code && first && !isSaveTo)
      report.blame(code, { sheet, row: first.row, column, text: column });
  }
  if (sheet !== 'settings') checkTranslations(sheet, read, report);
}
