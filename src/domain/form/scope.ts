// What an expression standing in one row can see. Promises: a reference from inside a repeat means the same
// row where both share it, and all rows where they do not. Refuses to show what is not asked: it reads as
// empty, and is left out of sets.
import type { Place, Scope } from './evaluate-expression.ts';
import { toText, type Value } from './expression-value.ts';
import type { Choice, Text } from './form.ts';
import {
  type ChoicePlace,
  type FormState,
  type Row,
  rowPath,
  rowsAround,
} from './form-state.ts';
import type { FormNode } from './prepare-form.ts';

/** The nearest row around `row` in which the item, too, stands. */
function sharedRow(node: FormNode, row: Row): Row {
  let shared = row;
  while (shared.up && !node.repeats.includes(shared.repeat)) shared = shared.up;
  return shared;
}

/** What stands at a form path, seen from a row, what is not asked left out. */
function found(row: Row, node: FormNode): Row[] {
  const rows = rowsAround(node, sharedRow(node, row));
  const asked = rows.filter((r) => r.cells.get(node.index)?.isOff !== true);
  return node.item.kind === 'repeat'
    ? asked.flatMap((r) => r.rows.get(node.index) ?? [])
    : asked;
}

function valuesAt(state: FormState, row: Row, path: string): Value {
  const node = state.form.byPath.get(path);
  if (!node) return '';
  const { index, repeats, item } = node;
  const shared = sharedRow(node, row);
  // An item that is not asked is no member of any set, so that count() does not count it.
  if ((repeats.at(-1) ?? -1) === shared.repeat && item.kind !== 'repeat') {
    const cell = shared.cells.get(index);
    return cell?.isOff ? [] : (cell?.value ?? '');
  }
  return found(row, node).map((r) =>
    item.kind === 'repeat' ? '' : (r.cells.get(index)?.value ?? ''),
  );
}

const positionOf = (state: FormState, row: Row, path: string): number => {
  let around: Row | null = row;
  while (around && state.form.nodes[around.repeat]?.path !== path) around = around.up;
  return around?.position ?? 1;
};

/** The places at a form path, as seen from a row. */
export function placesAt(state: FormState, row: Row, path: string): Place[] {
  const node = state.form.byPath.get(path);
  if (!node) return [];
  const isRepeat = node.item.kind === 'repeat';
  return found(row, node).map((r) => {
    const place = placeAt(state, node, r);
    if (!isRepeat) return place;
    const size = r.up?.rows.get(node.index)?.length ?? 1;
    return { ...place, value: () => '', position: r.position, size };
  });
}

/** The item in a row as a place to look from. */
export const placeAt = (state: FormState, node: FormNode, row: Row): Place => ({
  value: () => row.cells.get(node.index)?.value ?? '',
  read: (path) => valuesAt(state, row, path),
  nodes: (path) => placesAt(state, row, path),
  positionOf: (path) => positionOf(state, row, path),
});

const same = (label: string): Text => ({ vi: label, en: label });

const rowPlace = (choice: Choice, read: (column: string) => string): ChoicePlace => ({
  choice,
  value: () => choice.name,
  read,
  nodes: () => [],
  positionOf: () => 1,
});

/** The rows of a choice list or of an attached table, as candidates; null when there is no such list here. */
export function listRows(state: FormState, name: string): readonly ChoicePlace[] | null {
  const known = state.lists.get(name);
  if (known) return known;
  const { lists, files } = state.form.definition;
  const { language } = state.context;
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  const table = Object.hasOwn(state.files, name) ? state.files[name] : undefined;
  const { value = 'name', label = 'label' } = files?.[name] ?? {};
  const made = list
    ? list.map((choice) =>
        rowPlace(choice, (column) =>
          column === 'name'
            ? choice.name
            : column === 'label'
              ? choice.label[language]
              : (choice.cells?.[column] ?? ''),
        ),
      )
    : table?.map((cells) => {
        const read = (column: string) =>
          Object.hasOwn(cells, column) ? (cells[column] ?? '') : '';
        const choice = { name: read(value), label: same(read(label)), cells };
        return rowPlace(choice, read);
      });
  if (!made) return null;
  state.lists.set(name, made);
  return made;
}

/** The rows of a repeat as choices, for `select_one ${name}`: those in which the name is filled in. */
export function repeatRows(state: FormState, row: Row, listFrom: string): ChoicePlace[] {
  const node = state.form.byPath.get(listFrom);
  const repeat = state.form.nodes[node?.repeats.at(-1) ?? -1];
  if (!repeat) return [];
  return placesAt(state, row, repeat.path)
    .map((place): ChoicePlace => {
      const name = toText(place.read(listFrom));
      return { ...place, choice: { name, label: same(name) } };
    })
    .filter(({ choice }) => choice.name !== '');
}

function choiceLabel(state: FormState, path: string, name: string): Text | undefined {
  const item = state.form.byPath.get(path)?.item;
  // A row that can be picked is called what stands in it.
  if (item && 'listFrom' in item) return same(name);
  if (!item || !('list' in item)) return undefined;
  return listRows(state, item.list ?? '')?.find((row) => row.choice.name === name)?.choice
    .label;
}

/** What an expression of `node` can see from `row`. */
export function scopeAt(state: FormState, node: FormNode, row: Row): Scope {
  const { form, context } = state;
  let thrown = 0;
  return {
    context,
    here: placeAt(state, node, row),
    item: null,
    at: 1,
    of: 1,
    items: (list) => listRows(state, list) ?? [],
    choiceLabel: (path, name) => choiceLabel(state, path, name),
    chance: () => {
      thrown += 1;
      const seed = context.seed ?? `${context.now} ${context.personId}`;
      return `${seed} ${rowPath(form, row)}${node.suffix} ${thrown}`;
    },
    problem: null,
  };
}
