// What the server asks of a filed text, on arrival: that it passes the form's rules and that working it out
// again, under the context stored with it, gives the very same text. Promises: names every place that
// differs, so that a text set aside says why. Refuses answers to what was not asked, and forged sums.
import { canonicalJson } from '../canonical.ts';
import type { AnswersLike } from './answers.ts';
import { checkAnswers } from './check-answers.ts';
import type { FieldProblem } from './evaluate-form.ts';
import type { EvaluationContext, FormFiles } from './form.ts';
import type { PreparedForm } from './prepare-form.ts';
import { problemText } from './problem-text.ts';
import { submittedAnswers } from './submitted-answers.ts';

/** Paths at which two answers differ, as deep as both have the same shape. */
function differences(one: unknown, other: unknown, path: string): string[] {
  if (canonicalJson(one ?? null) === canonicalJson(other ?? null)) return [];
  const isTree = (v: unknown): v is AnswersLike => typeof v === 'object' && v !== null;
  if (!isTree(one) || !isTree(other)) return [path];
  if (Array.isArray(one) !== Array.isArray(other)) return [path];
  const isList = Array.isArray(one);
  if (isList && !one.some(isTree)) return [path];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) =>
    differences(
      one[name],
      other[name],
      isList ? `${path}[${Number(name) + 1}]` : `${path}/${name}`,
    ),
  );
}

/** Everything that stands against taking a filed text as it is; empty when it may be taken. */
export function checkFiled(
  form: PreparedForm,
  filed: AnswersLike,
  context: EvaluationContext,
  files: FormFiles = {},
): FieldProblem[] {
  const problems = checkAnswers(form, filed, context, files);
  if (problems.length > 0) return problems;
  const again = submittedAnswers(form, filed, context, files);
  return differences(filed, again, '').map((path) => ({
    path,
    kind: 'type',
    message: problemText.differs,
  }));
}
