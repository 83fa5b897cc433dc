import type { Text } from '../../domain/form/form.ts';
import { type FormFault, type FormFaultCode, makeFault } from './form-fault.ts';
import type { FormRow, SheetName } from './form-table.ts';

/** Where the compiler writes down what is wrong, and goes on. */
export type CompileReport = {
  faults: FormFault[];
  /** Notes a fault of one cell; `about.text` is the piece in question if it is not the whole cell. */
  blame(code: FormFaultCode, cell: CellPlace, about?: FaultDetail): void;
};

export type FaultDetail = { text?: string; at?: number; fix?: string };
export type CellPlace = { sheet: SheetName; row: FormRow; column: string };

export function makeReport(): CompileReport {
  const faults: FormFault[] = [];
  return {
    faults,
    blame(code, { sheet, row, column }, { text, at, fix } = {}) {
      const cell = text ?? row.cells.get(column) ?? '';
      const place = { sheet, row: row.row, column, text: cell };
      faults.push(makeFault(code, at === undefined ? place : { ...place, at }, fix));
    },
  };
}

/** A cell as it counts: composed marks, no blanks at the ends; '' when there is none. */
export const cellOf = (row: FormRow, column: string): string =>
  (row.cells.get(column) ?? '').normalize('NFC').trim();

/** The language a column such as `label::Tiếng Việt (vi)` is in; null when it is none of ours. */
export function languageOf(column: string): 'vi' | 'en' | null {
  const name = column.split('::')[1]?.trim() ?? '';
  const code = /\(([^()]*)\)$/.exec(name)?.[1]?.trim() ?? name;
  return code === 'vi' || code === 'en' ? code : null;
}

/**
 * The text of `label`, `hint` … in both languages: what is written in one only stands for both.
 * @returns undefined when no such cell holds anything
 */
export function textOf(
  report: CompileReport,
  sheet: SheetName,
  row: FormRow,
  stem: string,
): Text | undefined {
  const found: Partial<Text> = {};
  for (const column of row.cells.keys()) {
    const text = cellOf(row, column);
    if (column !== stem && !column.startsWith(`${stem}::`)) continue;
    if (text.includes('${'))
      report.blame('unsupported-reference', { sheet, row, column });
    const language = languageOf(column);
    if (language) found[language] = text;
    else if (column === stem) {
      found.vi ??= text;
      found.en ??= text;
    }
  }
  const { vi = found.en, en = found.vi } = found;
  return vi === undefined || en === undefined ? undefined : { vi, en };
}
