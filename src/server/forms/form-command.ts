// The commands for authors of forms. They never die on a file, whatever it holds, and say everything of it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { answerForm } from '../../domain/form/answer-form.ts';
import type { EvaluationContext, FormFiles } from '../../domain/form/form.ts';
import { moreFunctions } from '../../domain/form/function-more.ts';
import { useMoreFunctions } from '../../domain/form/more-functions.ts';
import { prepareForm } from '../../domain/form/prepare-form.ts';
import { readParts } from './built-in.ts';
import { compileFile } from './compile-file.ts';
import type { CompiledForm } from './compile-form.ts';
import type { FaultLevel } from './fault-level.ts';
import { type FormFault, makeFault } from './form-fault.ts';
import { readCsvRows } from './read-csv.ts';

type Say = (line: string) => void;

const USAGE = `npm run form -- check FILE… [--json]
npm run form -- answer FILE ANSWERS.json [--json]`;

const unread = (text: string): CompiledForm => ({
  form: null,
  draft: null,
  faults: [makeFault('not-a-spreadsheet', { sheet: 'file', row: 1, column: '', text })],
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

const shown = ({ sheet, row, column, code, message, text, at, fix }: FormFault) => ({
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
    compiled.faults.filter((fault) => fault.level === level).map(shown);
  return JSON.stringify({
    ok: isOk(compiled),
    errors: of('error'),
    unsupported: of('unsupported'),
    warnings: of('warning'),
    form: compiled.about,
  });
}

function sayCheck(path: string, compiled: CompiledForm, say: Say): void {
  const { id, version, title, questions } = compiled.about;
  const verdict = compiled.form ? 'ok' : isOk(compiled) ? 'unsupported' : 'error';
  say(`${path}: ${verdict} (${id} ${version}, ${title}, ${questions})`);
  for (const { level, sheet, row, column, message, fix } of compiled.faults) {
    const hint = fix === undefined ? '' : ` → ${fix}`;
    say(`  ${level} ${sheet} ${row} ${column}: ${message.vi} / ${message.en}${hint}`);
  }
}

async function check(
  paths: readonly string[],
  isJson: boolean,
  say: Say,
): Promise<number> {
  let areOk = paths.length > 0;
  for (const path of paths) {
    const compiled = await compilePath(path);
    areOk &&= isOk(compiled);
    if (isJson) say(checkLine(compiled));
    else sayCheck(path, compiled, say);
  }
  return areOk ? 0 : 1;
}

/** The rows of the files beside a form, for its lists. */
function readFiles(path: string, { draft }: CompiledForm): FormFiles {
  const found: Record<string, Record<string, string>[]> = {};
  for (const [name, { file }] of Object.entries(draft?.files ?? {})) {
    if (!file.endsWith('.csv')) continue;
    try {
      const [header = [], ...rows] = readCsvRows(
        readFileSync(`${dirname(path)}/${file}`, 'utf8').replace(/^\ufeff/, ''),
      );
      found[name] = rows
        .filter((cells) => cells.some((cell) => cell !== ''))
        .map((cells) =>
          Object.fromEntries(header.map((key, i) => [key, cells[i] ?? ''])),
        );
    } catch {
      // A missing file is a warning of the check already; here it is a list without rows.
      found[name] = [];
    }
  }
  return found;
}

/** What a form may know when its author tries it out: this moment, and nobody in particular. */
function contextNow(): EvaluationContext {
  const now = new Date(Date.now() + 7 * 3_600_000).toISOString().replace('Z', '+07:00');
  return {
    today: now.slice(0, 10),
    now,
    personId: 'author',
    personName: 'author',
    unitId: 'unit',
    unitName: 'unit',
    taskId: null,
    taskDue: null,
    language: 'vi',
  };
}

type Step = { path: string; value: unknown };

function readSteps(path: string): { steps: Step[]; context: EvaluationContext } | null {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const isWhole = typeof read === 'object' && read !== null && 'steps' in read;
    const given = isWhole
      ? (read as { steps: unknown; context?: object })
      : { steps: read };
    if (!Array.isArray(given.steps)) return null;
    const steps = given.steps.filter(
      (step): step is Step => typeof step?.path === 'string' && 'value' in step,
    );
    const context = { ...contextNow(), ...('context' in given ? given.context : {}) };
    return steps.length === given.steps.length ? { steps, context } : null;
  } catch {
    return null;
  }
}

async function answer(
  [path = '', answers = '']: readonly string[],
  isJson: boolean,
  say: Say,
): Promise<number> {
  const compiled = await compilePath(path);
  if (!compiled.draft) {
    if (isJson) say(checkLine(compiled));
    else sayCheck(path, compiled, say);
    return 1;
  }
  const read = readSteps(answers);
  if (!read) {
    say(isJson ? JSON.stringify({ error: 'answers' }) : `${answers}: [{path, value}, …]`);
    return 1;
  }
  useMoreFunctions(moreFunctions);
  const files = readFiles(path, compiled);
  const form = prepareForm(compiled.draft);
  const report = answerForm(form, read.steps, read.context, files);
  const problems = report.problems.map(({ path: at, kind, message }) => ({
    path: at,
    kind,
    message,
  }));
  const unsupported = compiled.faults.filter(({ level }) => level === 'unsupported');
  const left = unsupported.length > 0 ? { unsupported: unsupported.map(shown) } : {};
  say(JSON.stringify({ ...report, problems, ...left }, null, isJson ? undefined : 2));
  return 0;
}

/**
 * Runs a command.
 * @returns the exit code: 0 only when all is well
 */
export async function runFormCommand(args: readonly string[], say: Say): Promise<number> {
  const [command, ...paths] = args.filter((arg) => !arg.startsWith('--'));
  const isJson = args.includes('--json');
  if (command === 'check' && paths.length > 0) return check(paths, isJson, say);
  if (command === 'answer' && paths.length === 2) return answer(paths, isJson, say);
  say(USAGE);
  return 2;
}
