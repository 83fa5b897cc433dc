// What a survey shows. Promises: the point and Wilson's 95 % interval, and a verdict that follows from the
// interval; a range is missed from below only. Refuses to conclude what the answers do not carry.
import { sayNumber, sayRate } from './rate.ts';

/** The normal quantile for 95 %, both sides, to the two places that printed tables use: more would print 34,03 for their 34,02. */
const Z = 1.96;

/** A share in per cent with its 95 % interval; rounded only when it is said. */
export type Estimate = { share: number; low: number; high: number };

/**
 * Wilson's interval for a share.
 * @returns null when nobody answered
 */
export function wilson(yes: number, answered: number): Estimate | null {
  if (answered <= 0) return null;
  const p = yes / answered;
  const zz = (Z * Z) / answered;
  const middle = (p + zz / 2) / (1 + zz);
  const half = (Z * Math.sqrt((p * (1 - p)) / answered + zz / answered / 4)) / (1 + zz);
  const percent = (share: number) => Math.min(100, Math.max(0, 100 * share));
  return { share: 100 * p, low: percent(middle - half), high: percent(middle + half) };
}

/** `89,87 % (86,45–92,50)`; nothing is “–”. */
export function sayEstimate(estimate: Estimate | null): string {
  if (estimate === null) return '–';
  const { share, low, high } = estimate;
  return `${sayRate(share)} (${sayNumber(low, 2)}–${sayNumber(high, 2)})`;
}

/** Đạt · chưa đạt · chưa đủ căn cứ kết luận. */
export type Verdict = 'met' | 'not-met' | 'unproven';

/** Met when the whole interval reaches the target, not met when none of it does. */
export function verdictOf({ low, high }: Estimate, target: number): Verdict {
  if (low >= target) return 'met';
  return high < target ? 'not-met' : 'unproven';
}

/** Where the point stands to a range, and whether the interval carries that its lower end is reached. */
export type RangeVerdict = {
  standing: 'below' | 'within' | 'above';
  verdict: Verdict;
};

/** A range such as 30 to 40 per cent: going beyond it is no failure. */
export function rangeVerdictOf(
  estimate: Estimate,
  [from, to]: readonly [from: number, to: number],
): RangeVerdict {
  const { share } = estimate;
  const standing = share < from ? 'below' : share > to ? 'above' : 'within';
  return { standing, verdict: verdictOf(estimate, from) };
}

/** Whether a result says anything about people who were not asked; if not, "không suy rộng" is printed. */
export const isGeneral = (design: string): boolean => design !== 'CONVENIENCE';
