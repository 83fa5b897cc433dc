// The storm is tested in its turn: each planted fault has to break a history within a bounded number of seeds.
import { afterAll, expect, test } from 'vitest';
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

const report: string[] = [];
afterAll(() => {
  process.stdout.write(`${report.join('\n')}\n`);
});

for (const [fault, promise] of Object.entries(PLANTED)) {
  const [rule, ...rest] = promise.split(': ');
  test(`[${rule}] catches ${fault}: ${rest.join(': ')}`, {
    timeout: 60_000,
  }, async () => {
    const caught = await firstCaught(fault as PlantedFault);
    expect(caught, `${fault} survived ${SEEDS} seeds`).not.toBeNull();
    report.push(`${fault} is caught by seed ${caught?.seed}: ${caught?.promise}`);
  });
}
