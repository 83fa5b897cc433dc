// Forms as a table: one line a measure, one column an engine; and each goal with what came out.
import { cellOf, medianOf, summaryOf } from './stats.mjs';

const NAMES = {
  ours: 'ours, bare page',
  app: 'ours, in the app',
  enketo: 'Enketo',
  webforms: 'ODK Web Forms',
  formjs: 'form-js',
};
const LINES = [
  ['open', 'warm open to the first field, ms'],
  ['whole', 'all of it in the page, ms'],
  ['within', 'open from within the app, ms'],
  ['flips', 'flip one question in every group, to paint, ms'],
  ['keys', 'key to paint, ms'],
  ['heap', 'heap, V8 + DOM, MiB'],
];
/** Questions, what, beside whom, how much of theirs. */
const GOALS = [
  [100, 'open', 'webforms', 0.25],
  [100, 'open', 'enketo', 0.6],
  [1000, 'open', 'webforms', 0.12],
  [1000, 'open', 'enketo', 0.15],
  [1000, 'flips', 'enketo', 0.35],
  [1000, 'keys', 'enketo', 0.2],
  [1000, 'heap', 'enketo', 0.6],
];
const titleOf = (what) => LINES.find(([name]) => name === what)[1];

const has = (side, what) => side?.[what]?.length > 0;

/** Each goal with the ratio of medians, for the bare page and in the app. */
export const goalsOf = (forms) =>
  GOALS.flatMap(([questions, what, peer, goal]) => {
    const sides = forms[questions];
    if (!has(sides?.[peer], what)) return [];
    const ratio = (side) =>
      has(sides[side], what)
        ? Math.round((medianOf(sides[side][what]) / medianOf(sides[peer][what])) * 1000) /
          1000
        : null;
    return [{ questions, what, peer, goal, ours: ratio('ours'), app: ratio('app') }];
  });

const verdictOf = (ratio, goal) =>
  ratio === null ? '–' : `${ratio}× ${ratio <= goal ? 'met' : '**missed**'}`;

/** The measures and the goals as two Markdown tables. */
export function formTablesOf(forms) {
  const sizes = Object.keys(forms);
  const names = [...new Set(sizes.flatMap((size) => Object.keys(forms[size])))];
  const cell = (side, what) => (has(side, what) ? cellOf(summaryOf(side[what])) : '–');
  const measures = sizes.flatMap((questions) =>
    LINES.map(
      ([what, title]) =>
        `| ${questions} | ${title} | ${names.map((name) => cell(forms[questions][name], what)).join(' | ')} |`,
    ),
  );
  const goals = goalsOf(forms).map(
    ({ questions, what, peer, goal, ours, app }) =>
      `| ${questions} | ${titleOf(what)} | ≤ ${goal}× ${NAMES[peer]} | ${verdictOf(ours, goal)} | ${verdictOf(app, goal)} |`,
  );
  return [
    `| questions | what | ${names.map((name) => NAMES[name]).join(' | ')} |`,
    `|---|---|${names.map(() => '---').join('|')}|`,
    ...measures,
    '',
    '| questions | what | goal | ours, bare page | ours, in the app |',
    '|---|---|---|---|---|',
    ...goals,
  ].join('\n');
}
