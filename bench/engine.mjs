// The engine alone, no screen: 5,000 questions in a chain and in a fan, and what a change costs as the form grows with
// the same number of dependents, and as the dependents grow in a form of the same size.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropProfile, makeProfile, withPage } from './lib/browser.mjs';
import { buildCompiler } from './lib/build-forms.mjs';
import { builtDir } from './lib/build-pages.mjs';

const SIZES = [500, 1_000, 2_000, 5_000, 10_000];
const DEPENDENTS = [10, 100, 1_000, 2_500, 5_000, 9_000];
const FIXED_DEPENDENTS = 100;
const FIXED_SIZE = 10_000;

const CASES = [
  { curve: 'whole', shape: 'chain', size: 5_000, dependents: 4_999 },
  { curve: 'whole', shape: 'fan', size: 5_000, dependents: 4_999 },
  ...['chain', 'fan'].flatMap((shape) => [
    ...SIZES.map((size) => ({
      curve: 'size',
      shape,
      size,
      dependents: FIXED_DEPENDENTS,
    })),
    ...DEPENDENTS.map((dependents) => ({
      curve: 'dependents',
      shape,
      size: FIXED_SIZE,
      dependents,
    })),
  ]),
];

/** What nothing that is changed leads to reads a neighbour, so that the rest of the form is no empty shell. */
function calculationOf(n, { shape, dependents }) {
  if (n > dependents) return n === dependents + 1 ? '1' : `\${q${n - 1}} + 1`;
  return shape === 'chain' && n > 1 ? `\${q${n - 1}} + 1` : `\${root} + 1`;
}

const textOf = (of) =>
  [
    '[settings]',
    '- form_title: Engine',
    '  form_id: ENGINE',
    '  version: 1',
    '[survey]',
    '| type | name | label | calculation |',
    '| integer | root | Số | |',
    ...Array.from(
      { length: of.size - 1 },
      (_, n) => `| calculate | q${n + 1} | | ${calculationOf(n + 1, of)} |`,
    ),
    '',
  ].join('\n');

/** Times of one change, in milliseconds, for each form. */
export async function measureEngine({ cpu }) {
  const { compileText } = await buildCompiler();
  const script = readFileSync(join(builtDir, 'form-engine.js'), 'utf8');
  const dir = makeProfile();
  const results = [];
  try {
    await withPage(dir, { cpu, init: script }, async (page) => {
      for (const of of CASES) {
        await page.goto('about:blank');
        const { open, changes } = await page.evaluate((it) => window.engine.measure(it), {
          definition: compileText(textOf(of)),
          root: '/root',
          last: `/q${of.dependents}`,
          plus: of.shape === 'chain' ? of.dependents : 1,
        });
        results.push({ ...of, open, changes });
        console.log(
          `engine ${of.shape} ${of.size}/${of.dependents}: ${Math.min(...changes).toFixed(3)} ms`,
        );
      }
    });
  } finally {
    dropProfile(dir);
  }
  return results;
}
