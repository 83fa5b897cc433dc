// Where an entity may stand: each group, repeat or the form itself holds one at most, as deep as what refers to
// it. By the rules of pyxform, since a form it refuses must be refused here.
import type { Entity } from './check-entities.ts';
import type { CompileReport } from './compile-report.ts';
import type { SurveyItem } from './read-survey.ts';
import { placeOf } from './sheet-row.ts';

export type EntityReference = { item: SurveyItem; property: string | null };

/** Sections around an item, outermost first. */
type Place = readonly SurveyItem[];

function placeOfItem(item: SurveyItem): Place {
  const around: SurveyItem[] = [];
  for (let at = item.around; at; at = at.around) around.unshift(at);
  return around;
}

const isRepeat = ({ type }: SurveyItem) =>
  type.act === 'begin' && type.control === 'repeat';
const scopeOf = (place: Place): Place =>
  place.slice(0, place.findLastIndex(isRepeat) + 1);
const repeatsIn = (place: Place): number => place.filter(isRepeat).length;
const isWithin = (place: Place, inner: Place): boolean =>
  place.every((section, i) => inner[i] === section);
const isSame = (a: Place, b: Place): boolean => a.length === b.length && isWithin(a, b);
const keyOf = (place: Place): string => `/${place.map(({ path }) => path).join('|')}`;

type Request = { entity: Entity; scope: Place; wanted: Place; saved: Place[] };
type Located = EntityReference & { place: Place };

function commonOf(places: readonly Place[]): Place {
  const [first = []] = places;
  const end = first.findIndex((section, i) =>
    places.some((place) => place[i] !== section),
  );
  return end < 0 ? first : first.slice(0, end);
}

/** The deepest of what refers to it, first come first kept. */
function deepest(places: readonly Place[], scope: Place): Place {
  let best: Place = scope;
  for (const place of places)
    if (isSame(scopeOf(place), scope) && place.length > best.length) best = place;
  return best;
}

/** The place an entity asks for; null when its references do not go together. */
function requestOf(entity: Entity): Request | null {
  const found: Located[] = entity.references.map((reference) => ({
    ...reference,
    place: placeOfItem(reference.item),
  }));
  if (found.length === 0) return { entity, scope: [], wanted: [], saved: [] };
  const scopes = found.map(({ place }) => scopeOf(place));
  const scope = scopes.reduce((a, b) => (repeatsIn(b) > repeatsIn(a) ? b : a));
  const saved = found.filter((f) => f.property !== null).map((f) => f.place);
  const common = commonOf(saved);
  const savedScope = scopeOf(
    saved.reduce((a, b) => (repeatsIn(b) > repeatsIn(a) ? b : a), []),
  );
  const all = found.map(({ place }) => place);
  const wanted =
    saved.length === 0
      ? deepest(all, scope)
      : common.length >= savedScope.length
        ? common
        : savedScope;
  const isFine = found.every(
    ({ place, property }) =>
      isWithin(scopeOf(place), scope) &&
      (property === null || isSame(scopeOf(place), scopeOf(wanted))),
  );
  return isFine ? { entity, scope, wanted, saved } : null;
}

/** Puts one entity as deep as it wants, or higher up where that place is taken. */
function settle(
  { scope, wanted, saved, entity }: Request,
  reserved: Map<string, Entity>,
): boolean {
  for (let depth = wanted.length; depth >= scope.length; depth -= 1) {
    const place = wanted.slice(0, depth);
    if (reserved.has(keyOf(place))) {
      if (saved.some((leaf) => reserved.has(keyOf(leaf)))) return false;
      continue;
    }
    reserved.set(keyOf(place), entity);
    for (const leaf of saved)
      for (let length = leaf.length; length >= depth; length -= 1)
        reserved.set(keyOf(leaf.slice(0, length)), entity);
    return true;
  }
  return false;
}

/** Checks that every entity finds a place of its own. */
export function checkEntityPlaces(
  entities: readonly Entity[],
  report: CompileReport,
): void {
  const reserved = new Map<string, Entity>();
  const blame = ({ row, name }: Entity) =>
    report.blame('entity-place', placeOf(row, 'dataset'), { text: name });
  for (const entity of entities) {
    const request = requestOf(entity);
    if (!request || !settle(request, reserved)) blame(entity);
  }
}
