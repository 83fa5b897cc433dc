// The commands for authors of forms. They never die on a file, whatever it holds, and say everything of it.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { answerForm } from '../../domain/form/answer-form.ts';
import type { FormFiles } from '../../domain/form/form.ts';
import { moreFunctions } from '../../domain/form/function-more.ts';
import { useMoreFunctions } from '../../domain/form/more-functions.ts';
import { prepareForm } from '../../domain/form/prepare-form.ts';
import { compilePath, sayCompiled, shownFault } from './check-path.ts';
import { checkPaths } from './check-paths.ts';
import type { CompiledForm } from './compile-form.ts';
import { readAnswers } from './read-answers.ts';
import { readCsvRows } from './read-csv.ts';

type Say = (line: string) => void;

const USAGE = `npm run form -- check FILE… [--json]
npm run form -- answer FILE ANSWERS.json [--json]`;

async function check(
  paths: readonly string[],
  isJson: boolean,
  say: Say,
): Promise<number> {
  let areOk = paths.length > 0;
  await checkPaths(paths, {
    isJson,
    said({ isOk, lines }) {
      areOk &&= isOk;
      for (const line of lines) say(line);
    },
  });
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

async function answer(
  [path = '', answers = '']: readonly string[],
  isJson: boolean,
  say: Say,
): Promise<number> {
  const compiled = await compilePath(path);
  if (!compiled.draft) {
    for (const line of sayCompiled(path, compiled, isJson).lines) say(line);
    return 1;
  }
  const read = readAnswers(answers);
  if (!read.ok) {
    say(isJson ? JSON.stringify({ error: read.problem }) : `${answers}: ${read.problem}`);
    return 1;
  }
  useMoreFunctions(moreFunctions);
  const files = readFiles(path, compiled);
  const form = prepareForm(compiled.draft);
  const report = answerForm(form, read.value.steps, read.value.context, files);
  const problems = report.problems.map(({ path: at, kind, message }) => ({
    path: at,
    kind,
    message,
  }));
  const unsupported = compiled.faults.filter(({ level }) => level === 'unsupported');
  const left = unsupported.length > 0 ? { unsupported: unsupported.map(shownFault) } : {};
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
