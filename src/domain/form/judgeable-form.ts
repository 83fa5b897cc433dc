// What the server can judge of a form while it lacks a list that the phone had: lists the host keeps (units, topics,
// hamlets) change from day to day and differ from unit to unit. Promises: a rule that reads such a list is not
// judged, what was worked out from it counts as filed, and everything that follows from it is judged in full.
// Refuses to let go of anything else: what reads only answers, choices and attached files is worked out again.
import type { Expression } from './expression.ts';
import type { FormDefinition, FormFiles, FormItem, Question } from './form.ts';

type Unknown = {
  lists: ReadonlySet<string> /** Form paths of selects from such a list. */;
  paths: ReadonlySet<string>;
};

const OF_LIST = new Set(['instance', 'pulldata']);

/** Whether the expression looks into a list that is not here, by its name or by the label of a choice. */
function readsUnknown(expression: Expression | undefined, unknown: Unknown): boolean {
  if (!Array.isArray(expression)) return false;
  const [op, ...args] = expression as [string, ...Expression[]];
  const [first] = args;
  // A name that is worked out could be any list's.
  if (OF_LIST.has(op) && (typeof first !== 'string' || unknown.lists.has(first)))
    return true;
  if (op === 'jr:choice-name') {
    const [, of] = args;
    if (Array.isArray(of) && unknown.paths.has(String(of[1]))) return true;
  }
  return args.some((arg) => readsUnknown(arg, unknown));
}

/** The item without these members. */
function without<T extends object>(item: T, names: readonly string[]): T {
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !names.includes(name)),
  ) as T;
}

function spared<T extends FormItem>(item: T, unknown: Unknown, isDoubtful: boolean): T {
  const members = [
    'relevant',
    'required',
    'constraint',
    'calculation',
    'choiceFilter',
    'repeatCount',
  ] as const;
  const held = item as Partial<Record<(typeof members)[number], Expression>>;
  const gone: string[] = members.filter((name) => readsUnknown(held[name], unknown));
  // Nobody here can tell whether it was asked: then nobody can miss it, or work it out.
  if (isDoubtful || gone.includes('relevant')) gone.push('required', 'calculation');
  const kept = gone.length === 0 ? item : without(item, gone);
  const isWorked = held.calculation !== undefined && gone.includes('calculation');
  // A value that reads itself is held like an answer, which even a note that shows a result may then be.
  return isWorked ? { ...kept, calculation: ['.'] } : kept;
}

function sparedItems(
  items: readonly FormItem[],
  unknown: Unknown,
  isDoubtful: boolean,
): FormItem[] {
  return items.map((item) => {
    const doubt = isDoubtful || readsUnknown(item.relevant, unknown);
    const kept = spared(item, unknown, doubt);
    return 'items' in kept
      ? { ...kept, items: sparedItems(kept.items, unknown, doubt) }
      : kept;
  });
}

function selectsFrom(
  items: readonly FormItem[],
  lists: ReadonlySet<string>,
  around: string,
): string[] {
  return items.flatMap((item) => {
    const path = `${around}/${item.name}`;
    if ('items' in item) return selectsFrom(item.items, lists, path);
    const { list } = item as Question;
    return list !== undefined && lists.has(list) ? [path] : [];
  });
}

/**
 * The form as it can be judged with these lists.
 * @param files rows of the lists that are at hand
 */
export function judgeableForm(
  definition: FormDefinition,
  files: FormFiles,
): FormDefinition {
  const names = Object.keys(definition.files ?? {}).filter(
    (name) => !Object.hasOwn(files, name),
  );
  if (names.length === 0) return definition;
  const lists = new Set(names);
  const unknown = { lists, paths: new Set(selectsFrom(definition.items, lists, '')) };
  return { ...definition, items: sparedItems(definition.items, unknown, false) };
}
