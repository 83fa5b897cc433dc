// People, the grants that make them somebody somewhere, and what a grant allows: the one policy that
// device and server both ask. Promises: rights are dated facts (person, unit, role, from, to), several per
// person. Refuses to answer from a name, a screen or a cookie.
import * as z from 'zod/mini';
import { Id, type UnitId } from './ids.ts';
import {
  ALL,
  type Audience,
  insideOf,
  isInnerKind,
  personal,
  seenOver,
  UnitKind,
  type UnitRecord,
  under,
} from './unit.ts';

export const Role = z.enum([
  'OFFICER',
  'DESK',
  'COORDINATOR',
  'LEADER',
  'CLERK',
  'ADMIN',
  'VIEWER',
]);
export type Role = z.infer<typeof Role>;

/** One hat: a role at a unit from a civil date to another (inclusive; null = open). */
export const Grant = z.object({
  unitId: Id,
  unitName: z.string(),
  unitKind: UnitKind,
  rootId: Id,
  rootName: z.string(),
  provinceId: z.nullable(Id),
  role: Role,
  title: z.string(),
  from: z.string(),
  to: z.nullable(z.string()),
  primary: z.boolean(),
});
export type Grant = z.infer<typeof Grant>;

/** A colleague, as shown in lists: no secret, no session. `phone` is the office contact number. */
export const PersonRecord = z.object({
  id: Id,
  name: z.string(),
  phone: z.string(),
  demo: z.boolean(),
  positions: z.array(z.object({ unitId: Id, role: Role, title: z.string() })),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

/** What a signed-in person's own device knows of them; `contacts` names whom to call per organisation. */
export const MeRecord = z.object({
  id: Id,
  name: z.string(),
  phone: z.string(),
  demo: z.boolean(),
  grants: z.array(Grant),
  contacts: z.array(z.object({ rootId: Id, name: z.string(), phone: z.string() })),
});
export type MeRecord = z.infer<typeof MeRecord>;

/** Acts that are guarded, besides reading. */
export type Act =
  | 'file-report'
  | 'withdraw-report'
  | 'take-up-report'
  | 'return-report'
  | 'approve-report'
  | 'accept-task'
  | 'assign-person'
  | 'manage';

const FILER: readonly Role[] = ['OFFICER', 'DESK', 'COORDINATOR', 'CLERK', 'LEADER'];
const REVIEWER: readonly Role[] = ['COORDINATOR'];
const ALLOWED: Record<Act, readonly Role[]> = {
  'file-report': FILER,
  'withdraw-report': FILER,
  'take-up-report': REVIEWER,
  'return-report': REVIEWER,
  'approve-report': REVIEWER,
  'accept-task': FILER,
  'assign-person': ['COORDINATOR', 'LEADER', 'CLERK'],
  manage: ['ADMIN'],
};
/** Roles whose reach includes the units inside the one they are granted at. */
const REACHES_INSIDE: readonly Role[] = [
  'COORDINATOR',
  'LEADER',
  'CLERK',
  'ADMIN',
  'VIEWER',
];
/** Roles that supervise other organisations when granted at a department or province. */
const SUPERVISES: readonly Role[] = ['COORDINATOR', 'LEADER', 'ADMIN', 'VIEWER'];

/** Whether a grant holds on a civil date. */
export const isGrantOn = (grant: Pick<Grant, 'from' | 'to'>, today: string): boolean =>
  grant.from <= today && (grant.to === null || today <= grant.to);

const reaches = (grant: Grant, unit: Pick<UnitRecord, 'id' | 'inside'>): boolean =>
  grant.unitId === unit.id ||
  (REACHES_INSIDE.includes(grant.role) && unit.inside.includes(grant.unitId));

/** Whether any grant that holds `today` allows the act at the unit. A supervisor above may look, never act. */
export const isAllowed = (
  grants: readonly Grant[],
  act: Act,
  unit: Pick<UnitRecord, 'id' | 'inside'>,
  today: string,
): boolean =>
  grants.some(
    (g) => ALLOWED[act].includes(g.role) && isGrantOn(g, today) && reaches(g, unit),
  );

/** The audiences a person's device holds on a civil date: sorted, without repeats. */
export function scopeOf(
  personId: string,
  grants: readonly Grant[],
  today: string,
): Audience[] {
  const scope = new Set<Audience>([ALL, personal(personId)]);
  for (const g of grants) {
    if (!isGrantOn(g, today)) continue;
    scope.add(g.unitId);
    if (REACHES_INSIDE.includes(g.role)) scope.add(insideOf(g.unitId));
    if (SUPERVISES.includes(g.role) && isSupervising(g)) {
      scope.add(seenOver(g.unitId));
      if (g.provinceId !== null) scope.add(under(g.provinceId));
    }
  }
  return [...scope].sort();
}

const SUPERVISING_KINDS: readonly UnitKind[] = ['PROVINCE_PC', 'DEPARTMENT', 'PROV_PASC'];
/** Whether the grant is at a unit that may supervise others (and not at one of its inner parts). */
export const isSupervising = (grant: Pick<Grant, 'unitKind'>): boolean =>
  SUPERVISING_KINDS.includes(grant.unitKind) && !isInnerKind(grant.unitKind);

/** The unit a person works at by default: the primary grant, else the first that holds. */
export function primaryGrant(grants: readonly Grant[], today: string): Grant | undefined {
  const held = grants.filter((g) => isGrantOn(g, today));
  return held.find((g) => g.primary) ?? held[0];
}

/** Whether a person reviews phiếu anywhere, so that the wide screens are theirs. */
export const isReviewer = (grants: readonly Grant[], today: string): boolean =>
  grants.some((g) => g.role !== 'OFFICER' && g.role !== 'DESK' && isGrantOn(g, today));

/** Unit ids at which the person holds a grant today. */
export const heldUnits = (grants: readonly Grant[], today: string): UnitId[] => [
  ...new Set(grants.filter((g) => isGrantOn(g, today)).map((g) => g.unitId)),
];

/** Whether work of the unit is the person's own, and not only watched: they hold a grant at it or around it. */
export function isOwnUnit(
  grants: readonly Grant[],
  unit: Pick<UnitRecord, 'id' | 'inside'>,
  today: string,
): boolean {
  const held = heldUnits(grants, today);
  return held.includes(unit.id) || unit.inside.some((id) => held.includes(id));
}

/** Whom a person calls for help: who answers for their organisation, else for another of theirs; never themselves. */
export const contactOf = (
  me: MeRecord | null,
  rootId: string | undefined,
): MeRecord['contacts'][number] | undefined => {
  const others = (me?.contacts ?? []).filter(({ phone }) => phone !== me?.phone);
  return others.find((it) => it.rootId === rootId) ?? others[0];
};
