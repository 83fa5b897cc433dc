// The storm is tested in its turn: each planted fault has to break a history within a bounded number of seeds.
import { expect, test } from 'vitest';
import { PLANTED, type PlantedFault } from '../support/storm/planted.ts';
import { runHistory } from '../support/storm/run.ts';

const SEEDS = 400;

async function firstCaught(fault: PlantedFault) {
  const planted = new Set([fault]);
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { violations } = await runHistory(seed, planted);
    if (violations.length > 0) return { seed, promise: violations[0] };
  }
  return null;
}

for (const [fault, promise] of Object.entries(PLANTED)) {
  const [rule, ...rest] = promise.split(': ');
  test(`[${rule}] catches ${fault}: ${rest.join(': ')}`, async ({ annotate }) => {
    const caught = await firstCaught(fault as PlantedFault);
    expect(caught, `${fault} survived ${SEEDS} seeds`).not.toBeNull();
    await annotate(`seed ${caught?.seed}: ${caught?.promise}`);
  });
}
