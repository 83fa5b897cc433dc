import { cellOf, medianOf, summaryOf } from './stats.mjs';

const LINES = [
  ['start', (m) => m.start, 'floor', 'Cold start offline to the task list, ms', 1.6],
  [
    'start-changed',
    (m) => m.start && { ...m.start, ours: m.start.changed },
    'floor',
    'The same, something written since the list was shown, ms',
    null,
  ],
  ['key-text', (m) => m.key?.text, 'floor', 'Key in F01 (text) to next paint, ms', 1.7],
  [
    'key-change',
    (m) => m.key?.change,
    'floor',
    'Key in F01 (number) to its change painted, ms',
    1.7,
  ],
  [
    'drain',
    (m) => m.drain,
    'floor',
    'Drain of 1,000 phiếu, stub hub, floor gzips as we do, ms',
    1.6,
  ],
  ['drain-plain', (m) => m.drain, 'plain', 'The same, floor without gzip, ms', null],
  [
    'drain-server',
    (m) => m.drainServer,
    'floor',
    'Drain of 1,000 phiếu, shipped server, floor gzips, ms',
    null,
  ],
  [
    'drain-server-plain',
    (m) => m.drainServer,
    'plain',
    'The same, floor without gzip, ms',
    null,
  ],
];

/** The measured pairs, each with the ratio of its medians and its goal. */
export const rowsOf = (measured) =>
  LINES.flatMap(([name, find, against, what, goal]) => {
    const pair = find(measured);
    if (pair === undefined) return [];
    const ratio = medianOf(pair.ours) / medianOf(pair[against]);
    return [
      {
        name,
        what,
        goal,
        ours: summaryOf(pair.ours),
        floor: summaryOf(pair[against]),
        ratio: Math.round(ratio * 100) / 100,
        facts: pair.facts,
      },
    ];
  });

const goalOf = ({ goal, ratio }) =>
  goal === null ? '–' : `≤ ${goal}× ${ratio <= goal ? 'met' : 'MISSED'}`;

/** The rows as a Markdown table. */
export const tableOf = (rows) =>
  [
    '| what | ours: median (range) n | floor: median (range) n | ratio | goal |',
    '|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.what} | ${cellOf(row.ours)} | ${cellOf(row.floor)} | ${row.ratio}× | ${goalOf(row)} |`,
    ),
  ].join('\n');
