// The engine's meaning once more, without its order, its rows or its memory: every value is worked out anew
// from the answers, as often as it is asked for. Slow and plain, to hold the real one against.
import { valueUnder } from '../../../src/domain/form/answers.ts';
import {
  evaluateExpression,
  type Place,
} from '../../../src/domain/form/evaluate-expression.ts';
import type { Expression } from '../../../src/domain/form/expression.ts';
import {
  type Scalar,
  scalarOf,
  toStored,
  toTruth,
  type Value,
} from '../../../src/domain/form/expression-value.ts';
import type {
  EvaluationContext,
  FormDefinition,
  FormItem,
} from '../../../src/domain/form/form.ts';
import { aPlace, aScope } from './form-builder.ts';

/** One item in one place: path with its rows, and the answer stored there. */
type Spot = {
  item: FormItem;
  path: string;
  form: string;
  stored: unknown;
  around: Spot | null;
};

const rowless = (path: string) => path.replace(/\[\d+\]/g, '');

function spotsOf(items: readonly FormItem[], held: unknown, around: Spot | null): Spot[] {
  return items.flatMap((item) => {
    const path = `${around?.path ?? ''}/${item.name}`;
    const stored = valueUnder(held, [item.name]);
    const spot: Spot = { item, path, form: rowless(path), stored, around };
    if (!('items' in item)) return [spot];
    if (item.kind === 'group') return [spot, ...spotsOf(item.items, stored, spot)];
    const rows = Array.isArray(stored) ? stored : [];
    return [
      spot,
      ...rows.flatMap((row, i) => {
        const inRow: Spot = {
          ...spot,
          path: `${path}[${i + 1}]`,
          stored: row,
          around: spot,
        };
        return [inRow, ...spotsOf(item.items, row, inRow)];
      }),
    ];
  });
}

/** Values and irrelevant paths of a form, the slow way. */
export function naiveForm(
  definition: FormDefinition,
  answers: unknown,
  context: EvaluationContext,
): { values: Map<string, Scalar>; off: Set<string> } {
  const spots = spotsOf(definition.items, answers, null);
  const isRow = (spot: Spot) => spot.path.endsWith(']');

  /** The places of a form path that share every row with the place one stands in. */
  const seenFrom = (from: Spot, form: string): Spot[] => {
    const isRepeat = spots.some((s) => s.form === form && s.item.kind === 'repeat');
    return spots.filter((spot) => {
      if (spot.form !== form || (isRepeat && !isRow(spot))) return false;
      const limit = isRepeat ? form.slice(0, form.lastIndexOf('/')) : form;
      return [...from.path.matchAll(/\[\d+\]/g)].every(({ 0: row, index }) => {
        const upTo = from.path.slice(0, index + row.length);
        const shared = limit.startsWith(`${rowless(upTo)}/`);
        return !shared || spot.path.startsWith(`${upTo}/`);
      });
    });
  };

  const placeOf = (spot: Spot, self?: Scalar): Place => ({
    value: () => self ?? worthOf(spot),
    read: (form) => {
      const found = seenFrom(spot, form).filter((s) => isRelevant(s));
      const isMany =
        spots.some((s) => s.form === form && isRow(s)) ||
        seenFrom(spot, form).length !== 1 ||
        found.length === 0;
      const values = found.map((s) => worthOf(s));
      return isMany ? values : (values[0] ?? '');
    },
    nodes: (form) =>
      seenFrom(spot, form)
        .filter((s) => isRelevant(s))
        .map((s) => {
          const like = spots.filter(
            (t) => t.form === form && isRow(t) && t.around === s.around,
          );
          return isRow(s)
            ? { ...placeOf(s), position: like.indexOf(s) + 1, size: like.length }
            : placeOf(s);
        }),
    positionOf: (form) => {
      let at: Spot | null = spot;
      while (at && !(at.form === form && isRow(at))) at = at.around;
      return Number(/\[(\d+)\]$/.exec(at?.path ?? '')?.[1] ?? 1);
    },
  });

  const work = (expression: Expression, spot: Spot, self: Scalar): Value =>
    evaluateExpression(
      expression,
      aScope({
        context,
        here: placeOf(spot, self),
        items: (name) =>
          (definition.lists[name] ?? []).map((choice) =>
            aPlace({
              value: () => choice.name,
              read: (column) =>
                column === 'name' ? choice.name : (choice.cells?.[column] ?? ''),
            }),
          ),
        choiceLabel: (form, name) => {
          const item = spots.find((s) => s.form === form)?.item;
          const list = item && 'list' in item ? (item.list ?? '') : '';
          return definition.lists[list]?.find((choice) => choice.name === name)?.label;
        },
      }),
    );

  const isRelevant = (spot: Spot): boolean => {
    if (spot.around && !isRelevant(spot.around)) return false;
    const { relevant } = spot.item;
    return isRow(spot) || relevant === undefined || toTruth(work(relevant, spot, ''));
  };

  const worthOf = (spot: Spot): Scalar => {
    if ('items' in spot.item) return '';
    const stored = scalarOf(spot.stored);
    const { calculation } = spot.item;
    return calculation === undefined ? stored : toStored(work(calculation, spot, stored));
  };

  const values = new Map<string, Scalar>();
  const off = new Set<string>();
  for (const spot of spots) {
    if (!isRelevant(spot)) off.add(spot.path);
    else if (worthOf(spot) !== '') values.set(spot.path, worthOf(spot));
  }
  return { values, off };
}
