// The forms that come with the program, read from their texts. A fault in one of them is a bug of ours.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDefinition } from '../../domain/form/form.ts';
import { compileForm } from './compile-form.ts';
import { expandIncludes } from './expand-includes.ts';
import type { FormFault } from './form-fault.ts';
import type { FormTables } from './form-table.ts';
import { readFormText } from './read-form-text.ts';

const sayFault = ({ sheet, row, column, text, message }: FormFault): string =>
  `${sheet} ${row} ${column}: ${message.en} (${text})`;

/** Files of a form's folder that hold the rows forms share, by name. */
export function readParts(folder: string): Map<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.part'));
  return new Map(
    files.map((file) => [
      file.slice(0, -'.part'.length),
      readFileSync(join(folder, file), 'utf8'),
    ]),
  );
}

/**
 * Compiles the `*.form` texts of a folder, with the `*.part` texts they share, in the order of their names.
 * @param seedDir the folder that holds `forms/`, such as `src/server/seed`
 * @throws Error naming every fault, since these texts are part of the program
 */
export function builtInForms(seedDir: string): FormDefinition[] {
  const folder = join(seedDir, 'forms');
  const parts = readParts(folder);
  return readdirSync(folder)
    .sort()
    .filter((file) => file.endsWith('.form'))
    .map((file) => {
      const text = expandIncludes(readFileSync(join(folder, file), 'utf8'), parts);
      const tables = text.ok ? readFormText(text.value) : text;
      const { form, faults } = tables.ok
        ? compileForm(tables.value)
        : { form: null, faults: tables.problem };
      if (form && faults.length === 0) return form;
      throw new Error(`${file}:\n${faults.map(sayFault).join('\n')}`);
    });
}

/** The tables of a form that comes with the program; null when it does not, or not in this version. */
export function builtInTables(
  seedDir: string,
  id: string,
  version: string,
): FormTables | null {
  const folder = join(seedDir, 'forms');
  const parts = readParts(folder);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.form'))) {
    const text = expandIncludes(readFileSync(join(folder, file), 'utf8'), parts);
    const tables = text.ok ? readFormText(text.value) : text;
    if (!tables.ok) continue;
    const { form } = compileForm(tables.value);
    if (form?.id === id && form.version === version) return tables.value;
  }
  return null;
}
