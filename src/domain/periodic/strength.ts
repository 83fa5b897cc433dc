// Whether a rate may be suggested as a strength. Promises: only by what can be measured, that it rose and that it
// reaches the highest rate its plans ask for. Refuses to set a bar of its own.
import type { Count } from '../indicator/rate.ts';
import type { Target } from '../plan.ts';
import type { SettledFigure } from './settled-figure.ts';

const ALL = 100;

/**
 * The highest rate that plans and their tasks ask for. Their sentences are not tied to figures, so a rate that
 * reaches it reaches whichever of them is about it.
 * @returns null where none asks for a rate
 */
export function highestAsked(targets: readonly (Target | null)[]): Count {
  const rates = targets
    .filter((it) => it !== null && it.unit === '%' && !it.op.startsWith('<'))
    .map((it) => it?.value ?? it?.low ?? null)
    .filter((rate) => rate !== null);
  return rates.length === 0 ? null : Math.max(...rates);
}

/** Whether it rose and reaches what is asked; the whole of something cannot rise and is as much as can be asked. */
export function isStrength(
  { value, drawn, isOpen }: SettledFigure,
  before: Count,
  asked: Count,
): boolean {
  if (value === null || isOpen || !drawn.isRate || drawn.estimate !== null) return false;
  if (value >= ALL) return true;
  return before !== null && value > before && (asked === null || value >= asked);
}
