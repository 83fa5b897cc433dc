import { type AttachedFiles, type CompiledForm, compileForm } from './compile-form.ts';
import { type FormFile, readFormFile } from './read-form-file.ts';

/** Reads and compiles a form of any shape. */
export async function compileFile(
  file: FormFile,
  attached?: AttachedFiles,
): Promise<CompiledForm> {
  const tables = await readFormFile(file);
  if (tables.ok) return compileForm(tables.value, attached);
  const about = { id: '', version: '', title: '', questions: 0 };
  return { form: null, draft: null, faults: tables.problem, about };
}
