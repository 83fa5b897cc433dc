import { medianOf } from './stats.mjs';

const TITLES = {
  whole: '5,000 questions',
  size: 'form grows, 100 depend on the change',
  dependents: 'dependents grow, 10,000 questions',
};

const rangeOf = (changes) =>
  `${medianOf(changes).toFixed(2)} (${Math.min(...changes).toFixed(2)}–${Math.max(...changes).toFixed(2)}) n${changes.length}`;

/** What one change costs, as a Markdown table. */
export const engineTableOf = (engine) =>
  [
    '| curve | shape | questions | depend on the change | one change, ms | µs per dependent |',
    '|---|---|---|---|---|---|',
    ...engine.map(
      ({ curve, shape, size, dependents, changes }) =>
        `| ${TITLES[curve]} | ${shape} | ${size} | ${dependents} | ${rangeOf(changes)} | ${((medianOf(changes) * 1000) / dependents).toFixed(2)} |`,
    ),
  ].join('\n');
