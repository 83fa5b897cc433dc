// How many people a survey has to ask, and where. Promises: the sample of the ministry's published guidance,
// n = N / (1 + N·e²) rounded up, exact for every N; shares of hamlets that add up to it. Throws no dice:
// chance is handed in.

/** e in ten-thousandths: whole numbers, so that rounding up is never a matter of binary fractions. */
const SCALE = 10_000;

/**
 * The smallest sample.
 * @param population N, whole and at least 1
 * @param error e, 0.03 to 0.10
 */
export function sampleSize(population: number, error: number): number {
  const scale = BigInt(SCALE * SCALE);
  const e = BigInt(Math.round(error * SCALE));
  const whole = BigInt(population);
  const below = scale + whole * e * e;
  return Number((whole * scale + below - 1n) / below);
}

/** For comparison: Cochran at 95 %, half and half, corrected for a finite population. */
export function cochranSampleSize(population: number, error: number): number {
  const infinite = (1.96 * 1.96 * 0.25) / (error * error);
  return Math.ceil(infinite / (1 + (infinite - 1) / population));
}

/** "Cứ k người mời 1 người"; at the least everybody. */
export const sampleInterval = (population: number, sample: number): number =>
  Math.max(1, Math.floor(population / sample));

/**
 * The first person asked, 1 to k.
 * @param chance from 0 up to, not including, 1
 */
export const sampleStart = (interval: number, chance: number): number =>
  Math.min(interval, Math.floor(chance * interval) + 1);

/**
 * Shares a sample out by size, by largest remainder: the parts add up to the sample exactly. Between equal
 * remainders the one that stands first wins.
 */
export function allocateSample(sample: number, sizes: readonly number[]): number[] {
  const population = sizes.reduce((sum, size) => sum + size, 0);
  if (population === 0) return sizes.map(() => 0);
  const parts = sizes.map((size, place) => ({
    place,
    whole: Math.floor((sample * size) / population),
    rest: (sample * size) % population,
  }));
  const left = sample - parts.reduce((sum, { whole }) => sum + whole, 0);
  const lucky = new Set(
    parts
      .toSorted((a, b) => b.rest - a.rest || a.place - b.place)
      .slice(0, left)
      .map(({ place }) => place),
  );
  return parts.map(({ whole, place }) => whole + (lucky.has(place) ? 1 : 0));
}
