// The storm, long: npm run storm -- --seeds 5000 --from 1 [--json] [--planted NAME]. Random histories of several devices,
// one hub and faults, through the real engine in virtual time. A sample is run twice and must leave the same trace.
import { parseArgs } from 'node:util';
import { type History, runHistory } from '../tests/support/storm/run.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    planted: { type: 'string', multiple: true, default: [] },
  },
});
const count = Number(values.seeds);
const from = Number(values.from);
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(from)) {
  console.error('npm run storm -- --seeds N --from S [--json]');
  process.exit(2);
}
const planted = new Set(values.planted);
/** Every n-th history is told twice. */
const SAMPLE = 50;

const total = { operations: 0, faults: 0, lost: 0, doubled: 0, violations: 0 };
function add(history: History): void {
  total.operations += history.operations;
  total.faults += history.faults;
  if (history.violations.length === 0) return;
  total.violations += 1;
  total.lost += history.violations.filter((v) => v.startsWith('L')).length;
  total.doubled += history.violations.filter((v) => v.startsWith('D')).length;
  if (total.violations <= 20)
    console.error(`seed ${history.seed}: ${history.violations.join('; ')}`);
}

const startedAt = performance.now();
for (let seed = from; seed < from + count; seed++) {
  const history = await runHistory(seed, planted);
  add(history);
  if (seed % SAMPLE === 0) {
    const again = await runHistory(seed, planted);
    if (again.traceHash !== history.traceHash) {
      total.violations += 1;
      console.error(
        `seed ${seed}: two traces, ${history.traceHash} and ${again.traceHash}`,
      );
    }
  }
  if (!values.json && (seed - from + 1) % 500 === 0)
    console.log(`${seed - from + 1} of ${count} histories, ${total.violations} broken`);
}
const ms = Math.round(performance.now() - startedAt);
console.log(JSON.stringify({ histories: count, ...total, ms }));
process.exitCode = total.violations === 0 ? 0 : 1;
