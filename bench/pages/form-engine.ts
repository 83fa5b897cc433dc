// In the measured page: the engine with no screen. A clock that is only good to a tenth of a millisecond is asked
// once for many changes.
import type { FormDefinition } from '../../src/domain/form/form.ts';
import type { FormInstance } from '../../src/domain/form/form-instance.ts';
import { openForm } from './form-open.ts';

declare global {
  interface Window {
    engine: { measure(of: Measured): { open: number; changes: number[] } };
  }
}
/** `root`: what is changed; `last`: what follows from it in the end, as text by the number set. */
type Measured = { definition: FormDefinition; root: string; last: string; plus: number };

const ROUNDS = 9;
const ROUND_MS = 40;

function isRight(form: FormInstance, { last, plus }: Measured, value: number): boolean {
  return Number(form.valueAt(last)) === value + plus;
}

function changesIn(form: FormInstance, of: Measured, count: number): number {
  const from = performance.now();
  for (let n = 0; n < count; n++) form.set(of.root, n % 2 === 0 ? 7 : 8);
  return (performance.now() - from) / count;
}

window.engine = {
  measure(of) {
    const from = performance.now();
    const form = openForm(of.definition);
    const open = performance.now() - from;
    for (const value of [3, 4]) {
      form.set(of.root, value);
      if (!isRight(form, of, value)) throw new Error('the engine gives another value');
    }
    const one = changesIn(form, of, 20);
    const count = Math.min(2_000, Math.max(4, Math.ceil(ROUND_MS / Math.max(one, 0.01))));
    const changes = Array.from({ length: ROUNDS }, () => changesIn(form, of, count));
    return { open, changes };
  },
};
