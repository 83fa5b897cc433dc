// One file of the disk against every rule, and what is said of it. Also what a thread of the command runs.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readParts } from './built-in.ts';
import { compileFile } from './compile-file.ts';
import type { CompiledForm } from './compile-form.ts';
import type { FaultLevel } from './fault-level.ts';
import { type FormFault, type FormFaultCode, makeFault } from './form-fault.ts';

/** The verdict on one file, and the lines that say it. */
export type CheckedFile = { isOk: boolean; lines: string[] };

/** A form of which nothing can be told but one fault of its file. */
export const unread = (
  text: string,
  code: FormFaultCode = 'not-a-spreadsheet',
): CompiledForm => ({
  form: null,
  draft: null,
  faults: [makeFault(code, { sheet: 'file', row: 1, column: '', text })],
  about: { id: '', version: '', title: '', questions: 0 },
});

/** Compiles a file of the disk; what cannot be read is a fault like any other. */
export async function compilePath(path: string): Promise<CompiledForm> {
  try {
    const bytes = readFileSync(path);
    const parts = path.endsWith('.form') ? readParts(dirname(path)) : new Map();
    const attached = new Set(readdirSync(dirname(path)));
    return await compileFile({ bytes, name: basename(path), parts }, attached);
  } catch (fault) {
    return unread(`${basename(path)}: ${fault instanceof Error ? fault.message : ''}`);
  }
}

const isOk = ({ faults }: CompiledForm) => faults.every(({ level }) => level !== 'error');

/** A fault as programs read it. */
export const shownFault = ({
  sheet,
  row,
  column,
  code,
  message,
  text,
  at,
  fix,
}: FormFault) => ({
  sheet,
  row,
  column,
  code,
  message: message.en,
  messageVi: message.vi,
  text,
  ...(at === undefined ? {} : { at }),
  ...(fix === undefined ? {} : { fix }),
});

function checkLine(compiled: CompiledForm): string {
  const of = (level: FaultLevel) =>
    compiled.faults.filter((fault) => fault.level === level).map(shownFault);
  return JSON.stringify({
    ok: isOk(compiled),
    errors: of('error'),
    unsupported: of('unsupported'),
    warnings: of('warning'),
    form: compiled.about,
  });
}

function checkSentences(path: string, compiled: CompiledForm): string[] {
  const { id, version, title, questions } = compiled.about;
  const verdict = compiled.form ? 'ok' : isOk(compiled) ? 'unsupported' : 'error';
  const head = `${path}: ${verdict} (${id} ${version}, ${title}, ${questions})`;
  const faults = compiled.faults.map(({ level, sheet, row, column, message, fix }) => {
    const hint = fix === undefined ? '' : ` → ${fix}`;
    return `  ${level} ${sheet} ${row} ${column}: ${message.vi} / ${message.en}${hint}`;
  });
  return [head, ...faults];
}

/** What is said of a compiled file: one line of JSON, or sentences. */
export const sayCompiled = (
  path: string,
  compiled: CompiledForm,
  isJson: boolean,
): CheckedFile => ({
  isOk: isOk(compiled),
  lines: isJson ? [checkLine(compiled)] : checkSentences(path, compiled),
});

/** Compiles one file and says what there is to say. */
export const checkPath = async (path: string, isJson: boolean): Promise<CheckedFile> =>
  sayCompiled(path, await compilePath(path), isJson);
