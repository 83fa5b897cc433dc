// The daily tallies of a desk. Promises: one tally for each day, point, buổi and person, added up at the
// point; a whole day beside a half of the same day by the same person is pointed out, never counted in silence.

export type Shift = 'AM' | 'PM' | 'DAY';
export type Tally = {
  reportId: string;
  day: string;
  pointId: string;
  shift: Shift;
  personId: string;
};

const placeOf = ({ day, pointId, personId }: Tally): string =>
  `${day} ${pointId} ${personId}`;

const meets = (a: Tally, b: Tally): boolean =>
  a.reportId !== b.reportId &&
  placeOf(a) === placeOf(b) &&
  (a.shift === b.shift || a.shift === 'DAY' || b.shift === 'DAY');

/** Ids of tallies that tell of the same hours of the same person, in their order. */
export const clashingTallies = (tallies: readonly Tally[]): string[] =>
  tallies
    .filter((tally) => tallies.some((other) => meets(tally, other)))
    .map(({ reportId }) => reportId);

type WithFigures = Tally & { figures: Readonly<Record<string, number>> };

/** Adds the figures of a point's day: colleagues and halves of the day together. Keys are `day pointId`. */
export function sumAtPoint(
  tallies: readonly WithFigures[],
): Map<string, Record<string, number>> {
  const sums = new Map<string, Record<string, number>>();
  for (const { day, pointId, figures } of tallies) {
    const key = `${day} ${pointId}`;
    const sum = sums.get(key) ?? {};
    for (const [name, count] of Object.entries(figures))
      sum[name] = (sum[name] ?? 0) + count;
    sums.set(key, sum);
  }
  return sums;
}
