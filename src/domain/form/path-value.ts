// Paths with conditions: which places they lead to. Promises: a condition that is a number means the place
// of that number, as XPath has it. Refuses nothing: a path to nowhere is an empty set.
import type {
  Evaluate,
  ExpressionFunction,
  Place,
  Scope,
} from './evaluate-expression.ts';
import { CANDIDATE, type Expression, INSTANCE } from './expression.ts';
import { toTruth } from './expression-value.ts';

/**
 * The places of which a condition holds.
 * @param isFresh whether the places have just been reached, so that a row counts among its like
 */
export function keptBy<P extends Place>(
  places: readonly P[],
  condition: Expression,
  evaluate: Evaluate,
  scope: Scope,
  isFresh = true,
): P[] {
  const { item, at, of } = scope;
  const kept = places.filter((place, i) => {
    scope.item = place;
    scope.at = (isFresh ? place.position : undefined) ?? i + 1;
    scope.of = (isFresh ? place.size : undefined) ?? places.length;
    const number = scope.at;
    const value = evaluate(condition);
    return typeof value === 'number' ? value === number : toTruth(value);
  });
  Object.assign(scope, { item, at, of });
  return kept;
}

function startOf(base: Expression | undefined, scope: Scope): readonly Place[] {
  const [op, name] = Array.isArray(base) ? base : [''];
  if (op === INSTANCE) return scope.items(String(name));
  return (op === CANDIDATE ? scope.item : scope.here)?.nodes(String(name)) ?? [];
}

/** `['/', base, ...steps]`: the values at the end of the path. */
export const valuesOfPath: ExpressionFunction = ([base, ...steps], evaluate, scope) => {
  let places = startOf(base, scope);
  let isFresh = true;
  for (const [i, step] of steps.entries()) {
    if (Array.isArray(step)) {
      places = keptBy(places, step[1] ?? '', evaluate, scope, isFresh);
      isFresh = false;
    } else if (i === steps.length - 1)
      return places.flatMap((place) => place.read(String(step)));
    else {
      places = places.flatMap((place) => place.nodes(String(step)));
      isFresh = true;
    }
  }
  return places.map((place) => place.value());
};
