// The forms that come with the program, read from their texts. A fault in one of them is a bug of ours.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDefinition } from '../../domain/form/form.ts';
import { compileForm } from './compile-form.ts';
import { expandIncludes } from './expand-includes.ts';
import type { FormFault } from './form-fault.ts';
import { readFormText } from './read-form-text.ts';

const sayFault = ({ sheet, row, column, text, message }: FormFault): string =>
  `${sheet} ${row} ${column}: ${message.en} (${text})`;

/**
 * Compiles every `*.form` text of a folder, with the `*.part` texts they share, in the order of their names.
 * @param seedDir the folder that holds `forms/`, such as `src/server/seed`
 * @throws Error naming every fault, since these texts are part of the program
 */
export function builtInForms(seedDir: string): FormDefinition[] {
  const folder = join(seedDir, 'forms');
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const files = readdirSync(folder).sort();
  const parts = new Map(
    files
      .filter((file) => file.endsWith('.part'))
      .map((file) => [file.slice(0, -'.part'.length), read(file)]),
  );
  return files
    .filter((file) => file.endsWith('.form'))
    .map((file) => {
      const text = expandIncludes(read(file), parts);
      const tables = text.ok ? readFormText(text.value) : text;
      const form = tables.ok ? compileForm(tables.value) : tables;
      if (form.ok) return form.value;
      throw new Error(`${file}:\n${form.problem.map(sayFault).join('\n')}`);
    });
}
