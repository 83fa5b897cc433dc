// Sums first, rates last. Promises: a rate comes from summed counts, never from other rates; with nothing to
// divide by there is no rate. Refuses to take silence for zero: a sum of nothing given is nothing.

/** What a count may be while it is read from phiếu: null where nobody wrote a number. */
export type Count = number | null;

/** Adds what was given; null when nothing was. */
export function sumCounts(counts: readonly Count[]): Count {
  const given = counts.filter((count) => count !== null);
  return given.length === 0 ? null : given.reduce((sum, count) => sum + count, 0);
}

/** Half goes up, as people round; shifting the decimal text keeps a binary 1.005 from becoming 1. */
function roundTo(value: number, digits: number): number {
  const rounded = Number(`${Math.round(Number(`${value}e${digits}`))}e-${digits}`);
  return Number.isNaN(rounded) ? 0 : rounded;
}

/**
 * A share in per cent.
 * @returns null when either count is unknown or there is nothing to divide by
 */
export function rateOf(part: Count, whole: Count, digits = 2): Count {
  if (part === null || whole === null || whole <= 0) return null;
  return roundTo((100 * part) / whole, digits);
}

/** A share of a period: the parts of all phiếu together over the wholes of all phiếu together. */
export const rateOfSums = (
  rows: readonly { part: Count; whole: Count }[],
  digits = 2,
): Count =>
  rateOf(
    sumCounts(rows.map(({ part }) => part)),
    sumCounts(rows.map(({ whole }) => whole)),
    digits,
  );

/** A number as a Vietnamese reader expects it: `1.234,5`; nothing is “–”. */
export function sayNumber(value: Count, digits: number | null = null): string {
  if (value === null) return '–';
  const size = Math.abs(value);
  const text = digits === null ? String(size) : roundTo(size, digits).toFixed(digits);
  const [whole = '0', decimals] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const sign = value < 0 ? '-' : '';
  return sign + (decimals === undefined ? grouped : `${grouped},${decimals}`);
}

/** A rate with its sign: `89,87 %`; nothing is “–”. */
export const sayRate = (rate: Count, digits = 2): string =>
  rate === null ? '–' : `${sayNumber(rate, digits)} %`;
