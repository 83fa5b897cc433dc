// Figures of a table judged against a form: which question each is for, and what stands against taking it.
import { type Answers, setAnswer } from '../../domain/form/answers.ts';
import { type Figure, nameMeant } from '../../domain/form/figure-table.ts';
import { openInstance } from '../../domain/form/form-instance.ts';
import type { FormNode, PreparedForm } from '../../domain/form/prepare-form.ts';
import type { DraftSession } from '../actions/draft-session.ts';
import { parseDecimalText, parseNumberText } from '../fields/number-text.ts';
import type { Lang } from '../words/lang.ts';

/** The questions of a form that ask for one figure. */
export const figureNodes = (form: PreparedForm): FormNode[] =>
  form.nodes.filter(
    ({ item, repeats, value }) =>
      repeats.length === 0 &&
      value !== 'worked' &&
      (item.kind === 'integer' || item.kind === 'decimal'),
  );

/** What each question may be called in a table. */
const namesOf = (nodes: readonly FormNode[]): string[][] =>
  nodes.map(({ item }) => [item.name, item.label?.vi ?? '', item.label?.en ?? '']);

/** Which question a name in a table means. */
export function questionMeant(
  nodes: readonly FormNode[],
): (label: string) => string | null {
  const names = namesOf(nodes);
  return (label) => {
    const at = nameMeant(label, names);
    return at === null ? null : (nodes[at]?.path ?? null);
  };
}

export type Verdict =
  | { kind: 'good' | 'unknown' | 'skipped' | 'twice' | 'not-asked' | 'not-number' }
  | { kind: 'wrong'; text: string };
export type JudgedFigure = Figure & { path: string; value: unknown; verdict: Verdict };

/** Thousands parted by commas, as a spreadsheet in English writes them; a whole number cannot mean anything else. */
const ENGLISH = /^[+-]?\d{1,3}(,\d{3})+$/;

function figureOf({ item }: FormNode, text: string): unknown {
  const bare = text.replace(/\s*%$/, '');
  if (item.kind === 'decimal') return parseDecimalText(bare);
  return parseNumberText(ENGLISH.test(bare) ? bare.replaceAll(',', '') : bare);
}

/**
 * Judges figures as they would stand in the report together.
 * @param chosen the path of the question for each figure; empty leaves it out, null: nobody knows
 */
export function judgeFigures(
  session: DraftSession,
  figures: readonly Figure[],
  chosen: readonly (string | null)[],
  lang: Lang,
): { figures: JudgedFigure[]; answers: Answers } {
  const { form } = session;
  const aimed = figures.map((figure, n): JudgedFigure => {
    const path = chosen[n];
    const node = form.byPath.get(path ?? '');
    if (path === null || path === undefined || node === undefined) {
      const kind = path === '' ? 'skipped' : 'unknown';
      return { ...figure, path: '', value: undefined, verdict: { kind } };
    }
    const value = figureOf(node, figure.text);
    const isTwice = chosen.indexOf(path) !== chosen.lastIndexOf(path);
    const kind = isTwice ? 'twice' : typeof value === 'number' ? 'good' : 'not-number';
    return { ...figure, path, value, verdict: { kind } };
  });
  const put = (held: Answers, those: readonly JudgedFigure[]) =>
    those
      .filter(({ verdict }) => verdict.kind === 'good')
      .reduce((answers, { path, value }) => setAnswer(answers, path, value), held);
  const before = session.live().answers as Answers;
  const trial = openInstance(form, put(before, aimed), session.context(), session.files, {
    isPeek: true,
  });
  const judged = aimed.map((figure): JudgedFigure => {
    if (figure.verdict.kind !== 'good') return figure;
    if (!trial.relevantAt(figure.path))
      return { ...figure, verdict: { kind: 'not-asked' } };
    const text = trial.problemAt(figure.path)?.message[lang];
    return text === undefined ? figure : { ...figure, verdict: { kind: 'wrong', text } };
  });
  return { figures: judged, answers: put(before, judged) };
}
