import { isSafeName } from '../../domain/form/answers.ts';
import type { Choice } from '../../domain/form/form.ts';
import { type CompileReport, cellOf, textOf } from './compile-report.ts';
import type { FormRow } from './form-table.ts';

/** The choice lists by name, in the order of their rows. */
export function compileChoices(
  rows: readonly FormRow[],
  report: CompileReport,
): Record<string, Choice[]> {
  const lists = new Map<string, Choice[]>();
  for (const row of rows) {
    const place = (column: string) => ({ sheet: 'choices' as const, row, column });
    const list = cellOf(row, 'list_name');
    const name = cellOf(row, 'name');
    const label = textOf(report, 'choices', row, 'label');
    if (!isSafeName(list)) report.blame('missing-list', place('list_name'));
    if (name === '') report.blame('missing-name', place('name'));
    // Several choices are one text, parted by blanks, wherever an expression looks at them.
    if (/\s/.test(name)) report.blame('invalid-choice-name', place('name'));
    if (!label) report.blame('missing-label', place('label'), { text: name });
    const choices = lists.get(list) ?? [];
    if (choices.some((choice) => choice.name === name))
      report.blame('duplicate-choice', place('name'));
    choices.push({ name, label: label ?? { vi: name, en: name } });
    lists.set(list, choices);
  }
  return Object.fromEntries(lists);
}
