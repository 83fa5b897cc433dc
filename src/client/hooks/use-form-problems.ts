import { useMemo, useRef, useState } from 'preact/hooks';
import type { FieldProblem } from '../../domain/form/problem-text.ts';
import type { DraftSession } from '../actions/draft-session.ts';

export type ShownProblems = {
  /** What to say of a path now; null while there is nothing to say. */
  at(path: string): FieldProblem | null;
  /** All of it, in the order of the form. */
  list(): FieldProblem[];
  /** Whether sending was tried and something still stands against it. */
  summary: boolean;
  /** The person has left a field: what is wrong in it may be said now, but not that it is still empty. */
  leave(path: string): void;
  /** Sending was refused for these. */
  refuse(problems: readonly FieldProblem[]): void;
};

/** A path and the paths of what is around it. */
function withAround(path: string): string[] {
  const paths = [path];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    paths.push(path.slice(0, at));
  return paths;
}

/**
 * Which problems are shown. Nothing is said of a field while it is being typed in; what has been said goes away as
 * soon as it is mended.
 */
export function useFormProblems(session: DraftSession): ShownProblems {
  const said = useRef<Map<string, FieldProblem | null>>(new Map());
  const [tries, setTries] = useState(0);
  const acts = useMemo(() => {
    const problemAt = (path: string) => session.live().problemAt(path);
    const at = (path: string): FieldProblem | null =>
      said.current.has(path) ? (problemAt(path) ?? said.current.get(path) ?? null) : null;
    return {
      at,
      list: () => {
        const judged = session.live().problems();
        const known = new Set(judged.map(({ path }) => path));
        // What is no question of this form is not judged again; only sending it finds it.
        const others = [...said.current].flatMap(([path, problem]) =>
          problem !== null && !known.has(path) ? [problem] : [],
        );
        return [...judged.filter(({ path }) => said.current.has(path)), ...others];
      },
      leave: (path: string) => {
        const wrong = problemAt(path);
        if (wrong === null || wrong.kind === 'required' || said.current.has(path)) return;
        said.current.set(path, null);
        session.watch.tell([path]);
      },
      refuse: (problems: readonly FieldProblem[]) => {
        const before = [...said.current.keys()];
        said.current = new Map(
          problems.map((problem) => [
            problem.path,
            problemAt(problem.path) === null ? problem : null,
          ]),
        );
        setTries((n) => n + 1);
        const paths = [...before, ...said.current.keys()];
        // What is folded around them has to open.
        session.watch.tell([...new Set(paths.flatMap(withAround))]);
      },
    };
  }, [session]);
  return { ...acts, summary: tries > 0 && acts.list().length > 0 };
}
