// Second pass over the survey: one row with its expressions, texts and first value.
import { checkType } from '../../domain/form/check-type.ts';
import type { Expression } from '../../domain/form/expression.ts';
import type { FormItem, Question } from '../../domain/form/form.ts';
import type { CandidateScope } from '../../domain/form/parser-state.ts';
import { soleReference } from './cell-reference.ts';
import { checkAppearance } from './check-appearance.ts';
import { isUnseen, triggersOf } from './check-item.ts';
import {
  compileExpression,
  compileSentences,
  compileSwitch,
  type FormScope,
} from './compile-expression.ts';
import { mediaOf } from './compile-text.ts';
import { isDynamicDefault } from './dynamic-default.ts';
import { repeatAround, type SurveyItem } from './read-survey.ts';
import { cellOf, placeOf } from './sheet-row.ts';

/** Parameters this build runs; `randomize`, `seed`, `value` and `label` have their own places. */
const RUN = new Set([
  ...['max-pixels', 'start', 'end', 'step', 'rows', 'quality', 'randomize', 'seed'],
  ...['value', 'label', 'capture-accuracy', 'warning-accuracy', 'allow-mock-accuracy'],
]);
const ELSEWHERE = new Set(['seed', 'value', 'label']);

/** The object without the members that hold nothing. */
function dense<T extends object>(object: T): T {
  const found: Partial<T> = {};
  for (const key in object) if (object[key] !== undefined) found[key] = object[key];
  return found as T;
}

function compileParameters(
  scope: FormScope,
  item: SurveyItem,
): Record<string, string> | undefined {
  const found = new Map(scope.parameters.get(item));
  const place = placeOf(item.row, 'parameters');
  for (const name of found.keys())
    if (!RUN.has(name))
      scope.report.blame('unsupported-parameter', place, { text: name });
  if (item.kind === 'range')
    for (const [name, value] of [
      ['start', '1'],
      ['end', '10'],
      ['step', '1'],
    ] as const)
      if (!found.has(name)) found.set(name, value);
  const kept = [...found].filter(([name]) => !ELSEWHERE.has(name));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function fixedDefault(kind: Question['kind'], cell: string): Question['default'] {
  if (kind === 'integer' || kind === 'decimal' || kind === 'range') return Number(cell);
  return kind === 'select_multiple' || kind === 'rank' ? cell.split(/\s+/) : cell;
}

function compileDefault(
  scope: FormScope,
  item: SurveyItem,
  draft: Partial<Question>,
): Pick<Question, 'default' | 'dynamicDefault'> {
  const { row, path, word, kind, name } = item;
  const cell = cellOf(row, 'default');
  if (cell === '' || kind === null || kind === 'group' || kind === 'repeat') return {};
  if (isDynamicDefault(cell, word)) {
    const dynamicDefault = compileExpression(scope, { row, path, column: 'default' });
    return dynamicDefault === undefined ? {} : { dynamicDefault };
  }
  const value = fixedDefault(kind, cell);
  const question = dense({ ...draft, kind, name }) as Question;
  if (checkType({ lists: scope.lists }, question, value) !== null)
    scope.report.blame('invalid-default', placeOf(row, 'default'));
  return value === undefined ? {} : { default: value };
}

const pathsOf = ({ survey }: FormScope, name: string): SurveyItem[] =>
  survey.all.filter((item) => item.name === name);

/** Where the choices of a select come from. */
function compileList(
  scope: FormScope,
  item: SurveyItem,
): { from: Pick<Question, 'list' | 'listFrom'>; candidate?: CandidateScope } {
  const { type, row } = item;
  if (type.act !== 'select') return { from: {} };
  const name = soleReference(type.list);
  if (name !== null) {
    const source = pathsOf(scope, name)[0];
    const repeat = source && repeatAround(source);
    if (source && repeat)
      return { from: { listFrom: source.path }, candidate: { path: repeat.path } };
    scope.report.blame(
      source ? 'unsupported-type' : 'unknown-reference',
      placeOf(row, 'type'),
      {
        text: name,
      },
    );
    return { from: {} };
  }
  if (type.from === 'external')
    scope.report.blame('unsupported-type', placeOf(row, 'type'), {
      text: 'select_one_external',
    });
  const list = type.from === 'file' ? type.list.replace(/\.[^.]*$/, '') : type.list;
  return { from: { list }, candidate: { list } };
}

function compileSeed(scope: FormScope, item: SurveyItem): Expression | undefined {
  const seed = scope.parameters.get(item)?.get('seed');
  const { row, path } = item;
  if (seed === undefined) return undefined;
  // Parameters are read without regard to case, and names are not: the cell has it as written.
  const cell = cellOf(row, 'parameters');
  const at = cell.toLowerCase().indexOf(seed);
  const source = at < 0 ? seed : cell.slice(at, at + seed.length);
  return compileExpression(scope, { row, path, column: 'parameters', source });
}

function compileTriggers(scope: FormScope, item: SurveyItem): string[] | undefined {
  const names = triggersOf(cellOf(item.row, 'trigger')) ?? [];
  const paths = names.flatMap((name) => pathsOf(scope, name).map(({ path }) => path));
  return paths.length > 0 ? paths : undefined;
}

/**
 * What an answer must be. What stands on no screen has no answer a person could mend: ODK never comes by there to
 * ask, and a form that did would be one that nobody can send.
 */
function compileRules(
  scope: FormScope,
  item: SurveyItem,
): Pick<Partial<Question>, 'required' | 'constraint'> {
  const { row, path } = item;
  const required = compileSwitch(scope, item, 'bind::required');
  const constraint = compileExpression(scope, { row, path, column: 'bind::constraint' });
  if (!isUnseen(item)) return dense({ required, constraint });
  if (required !== undefined)
    scope.report.blame('unseen-rule', placeOf(row, 'bind::required'));
  if (constraint !== undefined)
    scope.report.blame('unseen-rule', placeOf(row, 'bind::constraint'));
  return {};
}

function compileQuestion(scope: FormScope, item: SurveyItem): Partial<Question> {
  const { row, path, type } = item;
  const { from, candidate } = compileList(scope, item);
  const of = (column: string) => compileExpression(scope, { row, path, column });
  const parameters = compileParameters(scope, item);
  const draft = dense({ ...from, parameters });
  const filter = { row, path, column: 'choice_filter' };
  const triggers = compileTriggers(scope, item);
  return {
    ...draft,
    ...(type.act === 'ask' && type.meta !== undefined ? { meta: type.meta } : {}),
    choiceFilter: compileExpression(scope, candidate ? { ...filter, candidate } : filter),
    ...compileRules(scope, item),
    // A trigger without a calculation takes the answer away, as pyxform has it.
    calculation: of('bind::calculate') ?? (triggers && ''),
    triggers,
    seed: compileSeed(scope, item),
    ...compileDefault(scope, item, draft),
  } as Partial<Question>;
}

/** The question pyxform puts behind a select with `or_other`. */
function otherQuestion(scope: FormScope, item: SurveyItem): FormItem[] {
  if (item.type.act !== 'select' || !item.type.hasOther) return [];
  const { row, path, name } = item;
  const source = `selected(../${name}, 'other')`;
  const relevant = compileExpression(scope, {
    row,
    path: `${path}_other`,
    column: 'type',
    source,
  });
  const label = { vi: 'Ghi rõ lựa chọn khác', en: 'Specify other.' };
  return [dense({ kind: 'text', name: `${name}_other`, label, relevant }) as FormItem];
}

/** Compiles one row, and what stands inside it. */
function compileItem(scope: FormScope, item: SurveyItem): FormItem[] {
  const { report } = scope;
  const { kind, name, row, path, type } = item;
  const { label, hint, guidance, inserts, ...messages } = compileSentences(scope, item);
  const isData = type.act === 'external' && item.word === 'csv-external';
  if (kind === null && !isData) {
    if (type.act !== 'unknown') report.blame('unsupported-type', placeOf(row, 'type'));
    for (const held of item.items) compileItem(scope, held);
  }
  const shared = {
    kind,
    name,
    label,
    hint,
    guidance,
    media: mediaOf(row, scope.language),
    inserts,
    relevant: compileSwitchOrCondition(scope, item),
    readonly: compileSwitch(scope, item, 'bind::readonly'),
    appearance: checkAppearance(item, report),
  };
  if (kind === null) return [];
  if (kind !== 'group' && kind !== 'repeat') {
    const question = { ...shared, ...messages, ...compileQuestion(scope, item) };
    return [dense(question) as FormItem, ...otherQuestion(scope, item)];
  }
  const items = compileItems(scope, item.items);
  const count = { row, path, column: 'control::jr:count' };
  const repeatCount = kind === 'repeat' ? compileExpression(scope, count) : undefined;
  return [dense({ ...shared, repeatCount, items }) as FormItem];
}

/** `relevant: no` means never, unlike `required: no`. */
function compileSwitchOrCondition(
  scope: FormScope,
  item: SurveyItem,
): Expression | undefined {
  const cell = cellOf(item.row, 'bind::relevant');
  return /^(no|false|false\(\))$/i.test(cell)
    ? false
    : compileSwitch(scope, item, 'bind::relevant');
}

/** Compiles the rows of a section. */
export const compileItems = (
  scope: FormScope,
  items: readonly SurveyItem[],
): FormItem[] => items.flatMap((item) => compileItem(scope, item));
