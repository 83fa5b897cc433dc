// Units of the organisation and who can see what belongs to them. A unit is never edited into
// another: a merger gives the old one an end date and successors. Promises: an audience is a plain
// text that can be compared in a database index. Refuses to know official codes as identity.
import * as z from 'zod/mini';
import { Id, type UnitId } from './ids.ts';

/** Kinds of unit, spelled as the domain's published list spells them. */
export const UnitKind = z.enum([
  'PROVINCE_PC',
  'COMMUNE_PC_XA',
  'COMMUNE_PC_PHUONG',
  'COMMUNE_PC_DAC_KHU',
  'DISTRICT_PC',
  'TOWNSHIP_PC',
  'DEPARTMENT',
  'VERTICAL',
  'PROV_PASC',
  'COMM_PASC',
  'RECEPTION_POINT',
  'COMM_OFFICE',
  'COMM_ECON',
  'COMM_CULT',
  'DIVISION',
  'SERVICE_UNIT',
  'PARTY_BODY',
  'FRONT_MASS',
  'MEDIA',
  'POST',
  'COMM_DIGITAL_TEAM',
  'HAMLET',
  'STEERING',
  'ENTERPRISE_ASSOC',
]);
export type UnitKind = z.infer<typeof UnitKind>;

/**
 * A unit as a device or a judge needs it. `rootId` is the organisation it belongs to (a commune for
 * its one-stop centre, a department for its division; itself otherwise); `inside` lists its ancestors
 * from its parent up to that root, nearest first; `provinceId` the province it lies in.
 */
export const UnitRecord = z.object({
  id: Id,
  kind: UnitKind,
  name: z.string(),
  short: z.string(),
  code: z.nullable(z.string()),
  parentId: z.nullable(Id),
  rootId: Id,
  inside: z.array(Id),
  provinceId: z.nullable(Id),
  validFrom: z.nullable(z.string()),
  validTo: z.nullable(z.string()),
});
export type UnitRecord = z.infer<typeof UnitRecord>;

/** Kinds that are parts of the organisation above them rather than organisations of their own. */
const INNER: ReadonlySet<UnitKind> = new Set<UnitKind>([
  'COMM_PASC',
  'RECEPTION_POINT',
  'COMM_OFFICE',
  'COMM_ECON',
  'COMM_CULT',
  'DIVISION',
  'SERVICE_UNIT',
  'COMM_DIGITAL_TEAM',
  'HAMLET',
  'STEERING',
]);

/** Whether a unit of this kind belongs to the organisation above it. */
export const isInnerKind = (kind: UnitKind): boolean => INNER.has(kind);

const COMMUNE: ReadonlySet<UnitKind> = new Set<UnitKind>([
  'COMMUNE_PC_XA',
  'COMMUNE_PC_PHUONG',
  'COMMUNE_PC_DAC_KHU',
]);
/** Whether this is the people's committee of a commune, ward or special zone. */
export const isCommune = (kind: UnitKind): boolean => COMMUNE.has(kind);

/**
 * Audience tags. A feed row carries one; a person's scope is a set of them:
 * `<unit>` that very unit · `in:<unit>` anything inside that unit, seen from it · `over:<unit>` what a
 * supervising unit may see of others · `under:<province>` unit names of a province · `person:<id>` · `all`.
 */
export type Audience = string;
export const ALL: Audience = 'all';
export const insideOf = (unitId: UnitId): Audience => `in:${unitId}`;
export const seenOver = (unitId: UnitId): Audience => `over:${unitId}`;
export const under = (provinceId: UnitId): Audience => `under:${provinceId}`;
export const personal = (personId: string): Audience => `person:${personId}`;

/** Who sees what belongs to a unit: the unit itself and those entitled to look inside its ancestors and itself. */
export const audiencesOf = (unit: Pick<UnitRecord, 'id' | 'inside'>): Audience[] => [
  unit.id,
  ...unit.inside.map(insideOf),
];
