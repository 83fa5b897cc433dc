import { expect, test } from 'vitest';
import { runHistory } from '../support/storm/run.ts';

/** Seeds per test: a slice of the storm for every run; `npm run storm` tells thousands. */
const SLICE = 50;

for (const from of [1, 51, 101, 151])
  test(`[R1, L2, O3, H2, V1] loses and doubles nothing in seeds ${from} to ${from + SLICE - 1}`, {
    timeout: 60_000,
  }, async () => {
    for (let seed = from; seed < from + SLICE; seed++) {
      const { violations } = await runHistory(seed);
      expect({ seed, violations }).toEqual({ seed, violations: [] });
    }
  });

test('[R1] tells the same seed as the same history', async () => {
  for (const seed of [3, 77, 4_444]) {
    const [once, again] = [await runHistory(seed), await runHistory(seed)];
    expect(again).toEqual(once);
    expect(once.operations).toBeGreaterThan(10);
  }
});
