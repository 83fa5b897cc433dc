// A form filled in by a list of steps, for authors who try it out from a command line. Promises: steps are
// taken in their order, a step into row n makes the rows up to n, and a step to nowhere is told. Opens as ODK
// does: with one row in every repeat that has no count.
import { type AnswersLike, isEmpty } from './answers.ts';
import type { Scalar } from './expression-value.ts';
import type { EvaluationContext, FormFiles, Question, Section } from './form.ts';
import type { FormInstance } from './form-instance.ts';
import { eachItem, isOffAt, locate, pathOf, rowPath } from './form-state.ts';
import type { PreparedForm } from './prepare-form.ts';
import { type FieldProblem, problemText } from './problem-text.ts';
import { asTyped } from './row-answers.ts';
import { startInstance } from './start-answers.ts';

export type AnswerStep = { path: string; value: unknown };

export type AnswerReport = {
  /** What every question counts for, by path; '' where it has no answer or is not asked. */
  values: Record<string, Scalar>;
  relevant: Record<string, boolean>;
  problems: FieldProblem[];
};

/** More rows than this a step may not ask for: a slip in a number must not fill the memory. */
const ROWS_MAX = 1000;

/** Gives every repeat its first row, as a form has when ODK opens it. */
function addFirstRows(instance: FormInstance, form: PreparedForm): void {
  for (const node of form.nodes) {
    if (node.item.kind !== 'repeat' || (node.item as Section).repeatCount !== undefined)
      continue;
    const paths: string[] = [];
    eachItem(instance.state, (other, row) => {
      if (other === node && (row.rows.get(node.index)?.length ?? 0) === 0)
        paths.push(pathOf(form, node, row));
      return true;
    });
    for (const path of paths) instance.addRow(path);
  }
}

/** Whether a new row may hold a repeat that wants a first row of its own. */
const isNested = (form: PreparedForm): boolean =>
  form.nodes.some(({ item, repeats }) => item.kind === 'repeat' && repeats.length > 0);

/** Makes the rows a path goes through. */
function makeRows(instance: FormInstance, form: PreparedForm, path: string): void {
  for (const found of path.matchAll(/\[([1-9]\d{0,5})\]/g)) {
    const repeat = path.slice(0, found.index);
    const wanted = Math.min(Number(found[1]), ROWS_MAX);
    for (let count = instance.rowsOf(repeat); count < wanted; count += 1) {
      instance.addRow(repeat);
      if (instance.rowsOf(repeat) === count) return;
      if (isNested(form)) addFirstRows(instance, form);
    }
  }
}

const answered = (item: Question, value: unknown): unknown =>
  isEmpty(value) ? null : asTyped(item, value);

/** The path with a row wherever it goes through a repeat: the first, where the author named none. */
function rowedPath(form: PreparedForm, path: string): string {
  let plain = '';
  let found = '';
  for (const part of path.split('/').slice(1)) {
    const [name = ''] = part.split('[');
    plain += `/${name}`;
    const isBare = part === name && form.byPath.get(plain)?.item.kind === 'repeat';
    found += `/${part}${isBare ? '[1]' : ''}`;
  }
  return found;
}

function takeStep(
  instance: FormInstance,
  form: PreparedForm,
  { path: written, value }: AnswerStep,
): FieldProblem | null {
  const path = rowedPath(form, written);
  makeRows(instance, form, path);
  const spot = locate(instance.state, path);
  if (!spot || 'items' in spot.node.item)
    return { path: written, kind: 'type', message: problemText.shape };
  instance.set(path, answered(spot.node.item as Question, value));
  // A count may have made rows that hold a repeat.
  if (isNested(form)) addFirstRows(instance, form);
  return null;
}

/** Fills a form in, step by step, and tells how it then stands. */
export function answerForm(
  form: PreparedForm,
  steps: readonly AnswerStep[],
  context: EvaluationContext,
  files: FormFiles = {},
  prefill: AnswersLike = {},
): AnswerReport {
  const instance = startInstance(form, context, prefill, files);
  addFirstRows(instance, form);
  const lost = steps
    .map((step) => takeStep(instance, form, step))
    .filter((p) => p !== null);
  const report: AnswerReport = { values: {}, relevant: {}, problems: [] };
  eachItem(instance.state, (node, row) => {
    const path = pathOf(form, node, row);
    report.relevant[path] = !isOffAt({ node, row, held: null });
    if (!('items' in node.item)) report.values[path] = instance.valueAt(path);
    for (const held of row.rows.get(node.index) ?? [])
      report.relevant[rowPath(form, held)] = report.relevant[path];
    return true;
  });
  report.problems = [...lost, ...instance.problems()];
  return report;
}
