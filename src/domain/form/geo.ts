// Places on the earth, as ODK writes and measures them: `lat lon altitude accuracy`, several parted by `;`,
// on a ball with the radius ODK uses. Promises: what is no place has no length (NaN) and no area (0), as in ODK.

export type Point = { lat: number; lon: number };

const RADIUS_M = 6_378_100;
const NUMBER = /^-?\d{1,10}(\.\d{1,20})?$/;

/** Reads one place; null when it is none. */
export function parsePoint(text: string): Point | null {
  const parts = text.trim().split(/\s+/);
  if (parts.length < 2 || parts.length > 4 || !parts.every((part) => NUMBER.test(part)))
    return null;
  const [lat = 0, lon = 0] = parts.map(Number);
  return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? null : { lat, lon };
}

/** Reads a line or a shape; null when any of it is no place. A `;` at the end is no further place. */
export function parsePoints(text: string): Point[] | null {
  const points = text.trim().replace(/;\s*$/, '').split(';').map(parsePoint);
  return points.some((point) => point === null) ? null : (points as Point[]);
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** To the centimetre, as ODK rounds. */
const rounded = (value: number): number => Math.abs(Math.round(value * 100) / 100);
const isSame = (a: Point | undefined, b: Point | undefined): boolean =>
  a?.lat === b?.lat && a?.lon === b?.lon;
const sides = (points: readonly Point[]): [Point, Point][] =>
  points.slice(1).map((point, i) => [points[i] as Point, point]);
const closed = (points: readonly Point[]): readonly Point[] =>
  isSame(points[0], points.at(-1)) ? points : [...points, points[0] as Point];

/** Length of a line in metres. */
export function lengthOf(points: readonly Point[]): number {
  if (points.length < 2) return Number.NaN;
  const total = sides(points).reduce((sum, [a, b]) => {
    const cosine =
      Math.sin(radians(a.lat)) * Math.sin(radians(b.lat)) +
      Math.cos(radians(a.lat)) *
        Math.cos(radians(b.lat)) *
        Math.cos(radians(a.lon - b.lon));
    // Rounding may carry the cosine of the same place twice above 1.
    return sum + RADIUS_M * Math.acos(Math.min(1, cosine));
  }, 0);
  return rounded(total);
}

/** Area of a shape in square metres. */
export function areaOf(points: readonly Point[]): number {
  if (points.length < 3) return 0;
  const total = sides(closed(points)).reduce(
    (sum, [a, b]) =>
      sum +
      radians(b.lon - a.lon) * (2 + Math.sin(radians(a.lat)) + Math.sin(radians(b.lat))),
    0,
  );
  return rounded((total * RADIUS_M * RADIUS_M) / 2);
}

/** Whether a place stands inside a shape. */
export function isInside(point: Point, shape: readonly Point[]): boolean {
  let isIn = false;
  for (const [a, b] of sides(closed(shape))) {
    const isAcross = a.lat > point.lat !== b.lat > point.lat;
    if (
      isAcross &&
      point.lon < ((b.lon - a.lon) * (point.lat - a.lat)) / (b.lat - a.lat) + a.lon
    )
      isIn = !isIn;
  }
  return isIn;
}

const turn = (a: Point, b: Point, c: Point): number =>
  Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon));
const isBetween = (a: Point, b: Point, c: Point): boolean =>
  Math.min(a.lat, b.lat) <= c.lat &&
  c.lat <= Math.max(a.lat, b.lat) &&
  Math.min(a.lon, b.lon) <= c.lon &&
  c.lon <= Math.max(a.lon, b.lon);

function isCrossing([a, b]: [Point, Point], [c, d]: [Point, Point]): boolean {
  const [one, two, three, four] = [
    turn(a, b, c),
    turn(a, b, d),
    turn(c, d, a),
    turn(c, d, b),
  ];
  if (one !== two && three !== four) return true;
  return (
    (one === 0 && isBetween(a, b, c)) ||
    (two === 0 && isBetween(a, b, d)) ||
    (three === 0 && isBetween(c, d, a)) ||
    (four === 0 && isBetween(c, d, b))
  );
}

/** Whether a line or the rim of a shape crosses itself; sides that meet in a corner do not. */
export function crossesItself(points: readonly Point[]): boolean {
  const all = sides(points).filter(([a, b]) => !isSame(a, b));
  const isRing = points.length > 2 && isSame(points[0], points.at(-1));
  return all.some((side, i) =>
    all.some(
      (other, j) =>
        j > i + 1 &&
        !(isRing && i === 0 && j === all.length - 1) &&
        isCrossing(side, other),
    ),
  );
}
