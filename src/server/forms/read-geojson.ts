// GeoJSON as a table, as ODK reads it: the properties of each feature are its columns, `id` is the feature's own or a
// property, and `geometry` is the place in ODK's words.
import * as z from 'zod/mini';
import type { FileTable } from '../../domain/form/form-attachments.ts';

const Position = z.array(z.number()).check(z.minLength(2));
const Geometry = z.union([
  z.object({ type: z.literal('Point'), coordinates: Position }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(Position) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
]);
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      id: z.optional(z.union([z.string(), z.number()])),
      geometry: Geometry,
      properties: z.nullable(z.record(z.string(), z.unknown())),
    }),
  ),
});
type Feature = z.infer<typeof Collection>['features'][number];

/** Longitude first in GeoJSON, latitude first in ODK. */
const place = ([longitude = 0, latitude = 0]: number[]): string =>
  `${latitude} ${longitude} 0 0`;

function placesOf({ geometry }: Feature): string {
  if (geometry.type === 'Point') return place(geometry.coordinates);
  const line =
    geometry.type === 'LineString'
      ? geometry.coordinates
      : (geometry.coordinates[0] ?? []);
  return line.map(place).join('; ');
}

const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value).normalize('NFC');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The features as a table; null when it is no collection of points, lines and areas. */
export function readGeojson(text: string): FileTable | null {
  const read = Collection.safeParse(parse(text));
  if (!read.success) return null;
  const { features } = read.data;
  const own = new Set(
    features.flatMap(({ properties }) => Object.keys(properties ?? {})),
  );
  const columns = [...new Set(['id', ...own, 'geometry'])];
  const rows = features.map((feature) => {
    const { id, properties } = feature;
    const cells = {
      ...properties,
      ...(id === undefined ? {} : { id }),
      geometry: placesOf(feature),
    };
    return columns.map((column) => textOf((cells as Record<string, unknown>)[column]));
  });
  return [columns, ...rows];
}
