// What the bench runs of our own in Node: the compiler.
import type { FormDefinition } from '../../src/domain/form/form.ts';
import { compileForm } from '../../src/server/forms/compile-form.ts';
import { readFormText } from '../../src/server/forms/read-form-text.ts';

/** Compiles a form's text; a fault is a fault of the bench. */
export function compileText(text: string): FormDefinition {
  const tables = readFormText(text);
  const compiled = tables.ok ? compileForm(tables.value) : null;
  if (!compiled?.form) {
    const faults = tables.ok ? compiled?.faults : tables.problem;
    throw new Error(`the bench's own form: ${JSON.stringify(faults?.slice(0, 3))}`);
  }
  return compiled.form;
}
