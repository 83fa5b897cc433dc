// One history after another, each told by its seed alone.
import { checkAll } from './check.ts';
import { nextCommand } from './commands.ts';
import { itemsOf } from './phone.ts';
import { syncPhone } from './process.ts';
import { checkSettled, settleStorm } from './settle.ts';
import { makeStorm, type Storm } from './storm.ts';

export type History = {
  seed: number;
  operations: number;
  faults: number;
  violations: string[];
  traceHash: string;
};

const NOTHING: ReadonlySet<string> = new Set();
/** Commands of one history: short ones find most, long ones find the rest. */
const lengthOf = (storm: Storm): number => storm.chance.pick([10, 25, 40, 60]);

function traceEnd(storm: Storm): void {
  for (const [opId, { outcome, rev }] of storm.hub.state.ledger)
    storm.trace(`${opId} ${outcome} ${rev}`);
  for (const phone of storm.phones)
    for (const { opId, state } of itemsOf(phone)) storm.trace(`${opId} ${state}`);
}

/** Runs one history; it ends early at the first broken promise. */
export async function runHistory(
  seed: number,
  planted: ReadonlySet<string> = NOTHING,
): Promise<History> {
  const storm = makeStorm(seed, planted);
  const ended = () => storm.violations.length > 0;
  for (const phone of storm.phones) await syncPhone(storm, phone);
  for (let left = lengthOf(storm); left > 0 && !ended(); left--) {
    await nextCommand(storm);
    checkAll(storm, left % 5 === 0);
  }
  if (!ended()) {
    await settleStorm(storm);
    checkAll(storm, true);
    if (!ended()) checkSettled(storm);
  }
  traceEnd(storm);
  const { count, violations } = storm;
  return { seed, ...count, violations, traceHash: storm.traceHash() };
}
