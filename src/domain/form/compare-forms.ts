// What is different between two versions of a form, question by question. Promises: every question of either
// version is looked at, by its path. Refuses to guess that a question was renamed: it went, and another came.
import { canonicalJson } from '../canonical.ts';
import type { FormDefinition, FormItem, Section } from './form.ts';

export type FormChange = {
  /** Form path of the question. */
  path: string;
  /** Its label in each language, as it is now or, when it went, as it was. */
  label: { vi: string; en: string };
  kind: 'added' | 'removed' | 'type' | 'label' | 'rules' | 'choices' | 'look';
  /** What stood there and stands there now: a type or a label. */
  from?: string;
  to?: string;
};

// Not the engine's own: this must not bring it along.
const isSection = (item: FormItem): item is Section => 'items' in item;

type Placed = { path: string; item: FormItem };

const walk = (items: readonly FormItem[], around: string): Placed[] =>
  items.flatMap((item) => {
    const path = `${around}/${item.name}`;
    return [{ path, item }, ...(isSection(item) ? walk(item.items, path) : [])];
  });

const TEXTS = ['label', 'hint', 'guidance', 'requiredMessage', 'constraintMessage'];
const RULES = [
  'relevant',
  'readonly',
  'required',
  'constraint',
  'calculation',
  'default',
  'dynamicDefault',
  'triggers',
  'choiceFilter',
  'repeatCount',
  'inserts',
];
const LOOKS = ['appearance', 'parameters', 'media'];

const isOther = (a: FormItem, b: FormItem, names: readonly string[]): boolean =>
  names.some(
    (name) =>
      canonicalJson(Reflect.get(a, name) ?? null) !==
      canonicalJson(Reflect.get(b, name) ?? null),
  );

const labelOf = (item: FormItem) => item.label ?? { vi: item.name, en: item.name };

const choicesOf = (form: FormDefinition, item: FormItem): unknown => {
  if (isSection(item)) return null;
  const list = item.list ?? '';
  return [form.lists[list] ?? form.files?.[list] ?? null, item.listFrom ?? null];
};

function compareOne(
  before: FormDefinition,
  after: FormDefinition,
  [old, now]: [Placed, Placed],
): FormChange[] {
  const { path, item } = now;
  const label = labelOf(item);
  const found: FormChange[] = [];
  if (old.item.kind !== item.kind)
    found.push({ path, label, kind: 'type', from: old.item.kind, to: item.kind });
  if (isOther(old.item, item, TEXTS))
    found.push({ path, label, kind: 'label', from: labelOf(old.item).vi, to: label.vi });
  if (isOther(old.item, item, RULES)) found.push({ path, label, kind: 'rules' });
  const choices = [choicesOf(before, old.item), choicesOf(after, item)];
  if (canonicalJson(choices[0] as never) !== canonicalJson(choices[1] as never))
    found.push({ path, label, kind: 'choices' });
  if (isOther(old.item, item, LOOKS)) found.push({ path, label, kind: 'look' });
  return found;
}

/** Differences in the order of the newer form, then what went away. */
export function compareForms(
  before: FormDefinition,
  after: FormDefinition,
): FormChange[] {
  const old = new Map(walk(before.items, '').map((it) => [it.path, it]));
  const now = walk(after.items, '');
  const paths = new Set(now.map(({ path }) => path));
  const changed = now.flatMap((it): FormChange[] => {
    const was = old.get(it.path);
    if (was === undefined)
      return [{ path: it.path, label: labelOf(it.item), kind: 'added' }];
    return compareOne(before, after, [was, it]);
  });
  const gone = [...old.values()]
    .filter(({ path }) => !paths.has(path))
    .map(
      ({ path, item }): FormChange => ({ path, label: labelOf(item), kind: 'removed' }),
    );
  return [...changed, ...gone];
}
