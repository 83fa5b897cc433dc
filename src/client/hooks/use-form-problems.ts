import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Evaluation, FieldProblem } from '../../domain/form/evaluate-form.ts';
import type { Lang } from '../words/lang.ts';

export type ShownProblems = {
  /** Sentences to show now, by path, in the order of the form. */
  byPath: ReadonlyMap<string, string>;
  /** Whether sending was tried and something still stands against it. */
  summary: boolean;
  /** The person has left a field: what is wrong in it may be said now, but not that it is still empty. */
  leave(path: string): void;
  /** Sending was refused for these. */
  refuse(problems: readonly FieldProblem[]): void;
};

/**
 * Which problems are shown. Nothing is said of a field while it is being typed in; what has been said goes away as
 * soon as it is mended.
 */
export function useFormProblems(
  evaluation: Evaluation,
  latest: () => Evaluation,
  lang: Lang,
): ShownProblems {
  const [said, setSaid] = useState<ReadonlyMap<string, FieldProblem | null>>(new Map());
  const [isTried, setTried] = useState(false);
  const byPath = useMemo(() => {
    const now = new Map(evaluation.problems.map((problem) => [problem.path, problem]));
    const shown = new Map<string, string>();
    for (const problem of evaluation.problems)
      if (said.has(problem.path)) shown.set(problem.path, problem.message[lang]);
    // What is no question of this form is not judged again; only sending it finds it.
    for (const [path, problem] of said)
      if (problem !== null && !now.has(path)) shown.set(path, problem.message[lang]);
    return shown;
  }, [said, evaluation, lang]);
  const leave = useCallback(
    (path: string) => {
      const wrong = latest().problems.find((problem) => problem.path === path);
      if (wrong === undefined || wrong.kind === 'required') return;
      setSaid((before) => (before.has(path) ? before : new Map(before).set(path, null)));
    },
    [latest],
  );
  const refuse = useCallback(
    (problems: readonly FieldProblem[]) => {
      const judged = new Set(latest().problems.map((problem) => problem.path));
      setTried(true);
      setSaid(
        new Map(
          problems.map((problem) => [
            problem.path,
            judged.has(problem.path) ? null : problem,
          ]),
        ),
      );
    },
    [latest],
  );
  return { byPath, summary: isTried && byPath.size > 0, leave, refuse };
}
