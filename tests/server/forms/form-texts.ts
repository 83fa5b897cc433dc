// The built-in forms as their tables, before any compiler: what stands in the texts themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expandIncludes } from '../../../src/server/forms/expand-includes.ts';
import type { FormRow, FormTables } from '../../../src/server/forms/form-table.ts';
import { readFormText } from '../../../src/server/forms/read-form-text.ts';

const FOLDER = 'src/server/seed/forms';
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const files = readdirSync(FOLDER).sort();
const parts = new Map(
  files
    .filter((file) => file.endsWith('.part'))
    .map((file) => [file.slice(0, -'.part'.length), read(file)]),
);

/** The cell of a row, or the empty text. */
export const cell = (row: FormRow, column: string): string => row.cells.get(column) ?? '';

export const VI = 'Tiếng Việt (vi)';
export const EN = 'English (en)';

/** A question or group, and the path at which it stands. */
export type PlacedRow = { path: string; row: FormRow };

function placed(rows: readonly FormRow[]): PlacedRow[] {
  const open: string[] = [];
  const found: PlacedRow[] = [];
  for (const row of rows) {
    const type = cell(row, 'type');
    if (type.startsWith('end_')) open.pop();
    else found.push({ path: ['', ...open, cell(row, 'name')].join('/'), row });
    if (type.startsWith('begin_')) open.push(cell(row, 'name'));
  }
  return found;
}

export type FormText = { id: string; tables: FormTables; rows: PlacedRow[] };

function readForm(file: string): FormText {
  const text = expandIncludes(read(file), parts);
  const tables = text.ok ? readFormText(text.value) : text;
  if (!tables.ok) throw new Error(`${file}: ${JSON.stringify(tables.problem)}`);
  const [settings] = tables.value.settings;
  if (settings === undefined) throw new Error(`${file} has no settings`);
  const { survey } = tables.value;
  return { id: cell(settings, 'form_id'), tables: tables.value, rows: placed(survey) };
}

/** Every form of the folder, in the order of the files. */
export const formTexts: readonly FormText[] = files
  .filter((file) => file.endsWith('.form'))
  .map(readForm);

/** One of them. */
export function formText(id: string): FormText {
  const found = formTexts.find((form) => form.id === id);
  if (found === undefined) throw new Error(`no form ${id}`);
  return found;
}

/** The choices of a form's list, by name. */
export const choicesOf = ({ tables }: FormText, list: string): string[] =>
  tables.choices
    .filter((row) => cell(row, 'list_name') === list)
    .map((row) => cell(row, 'name'));
