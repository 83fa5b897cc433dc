// A form filled in by a list of steps, for authors who try it out from a command line. Promises: steps are
// taken in their order, a step into row n makes the rows up to n, and a step to nowhere is told. Opens as an
// XForm does: with one row in every repeat that has no count.
import { type Answers, type AnswersLike, isEmpty } from './answers.ts';
import { isFiltered } from './choices.ts';
import type { Scalar } from './expression-value.ts';
import type { EvaluationContext, FormFiles, Question, Section } from './form.ts';
import type { FormInstance } from './form-instance.ts';
import { eachItem, isOffAt, locate, pathOf, rowPath, rowsAround } from './form-state.ts';
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

/** What the form holds before anything is worked out: one row in every repeat, as an XForm has them. */
function firstRows(form: PreparedForm, section: number): Answers | undefined {
  const held: Record<string, unknown> = {};
  for (const { index, item } of form.children.get(section) ?? []) {
    if (!('items' in item)) continue;
    const inside = firstRows(form, index);
    if (item.kind === 'repeat') held[item.name] = [inside];
    else if (inside) held[item.name] = inside;
  }
  // A row of which nothing is known gets its first values.
  return Object.keys(held).length > 0 ? (held as Answers) : undefined;
}

/**
 * Gives rows that came later what a new row of an XForm holds: a row in each repeat that stands in a group of
 * theirs. One that stands right in them begins without rows.
 */
function addInnerRows(instance: FormInstance, form: PreparedForm): void {
  for (const node of form.nodes) {
    const { item, parent, repeats } = node;
    const isInGroup = repeats.length > 0 && parent !== repeats.at(-1);
    if (
      item.kind !== 'repeat' ||
      !isInGroup ||
      (item as Section).repeatCount !== undefined
    )
      continue;
    for (const row of rowsAround(node, instance.state.root))
      if (!row.rows.get(node.index)?.length)
        instance.addRow(pathOf(form, node, row), firstRows(form, node.index));
  }
}

/** Makes the rows a path goes through. */
function makeRows(instance: FormInstance, form: PreparedForm, path: string): void {
  for (const found of path.matchAll(/\[([1-9]\d{0,5})\]/g)) {
    const repeat = path.slice(0, found.index);
    const wanted = Math.min(Number(found[1]), ROWS_MAX);
    for (let count = instance.rowsOf(repeat); count < wanted; count += 1) {
      instance.addRow(repeat);
      if (instance.rowsOf(repeat) === count) return;
      addInnerRows(instance, form);
    }
  }
}

/** A position as ODK writes it: four numbers, each with a fraction. */
const fullPoint = (point: string): string =>
  `${point.trim()} 0 0`
    .split(/\s+/)
    .slice(0, 4)
    .map((part) => part.replace(/^(-?\d+)$/, '$1.0'))
    .join(' ');

function answered(item: Question, value: unknown): unknown {
  if (isEmpty(value)) return null;
  const isPlace =
    /^geo/.test(item.kind) && typeof value === 'string' && /^[-\d.;\s]+$/.test(value);
  return isPlace
    ? value.replace(/;\s*$/, '').split(';').map(fullPoint).join('; ')
    : asTyped(item, value);
}

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
  const item = spot.node.item as Question;
  instance.set(path, answered(item, value));
  // No one can pick what is not offered.
  if (isFiltered(item) && instance.relevantAt(path))
    instance.set(path, answered(item, instance.valueAt(path)));
  // A count may have made rows that hold a repeat.
  addInnerRows(instance, form);
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
  const instance = startInstance(form, context, prefill, files, firstRows(form, -1));
  addInnerRows(instance, form);
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
