// Second pass over the survey: one row with its expressions, texts and first value.
import { checkType } from '../../domain/form/check-type.ts';
import type { Expression } from '../../domain/form/expression.ts';
import type { Choice, FormItem, Question } from '../../domain/form/form.ts';
import { parseExpression } from '../../domain/form/parse-expression.ts';
import type { NameScope } from '../../domain/form/parser-state.ts';
import { type CompileReport, cellOf, textOf } from './compile-report.ts';
import { nearestName } from './nearest-name.ts';
import type { SurveyItem } from './read-survey.ts';

/** What every item of one form is compiled with. */
export type FormScope = {
  report: CompileReport;
  lists: Record<string, Choice[]>;
  names: Omit<NameScope, 'self'>;
  allNames: readonly string[];
};

const APPEARANCES: Partial<Record<FormItem['kind'], readonly string[]>> = {
  text: ['multiline'],
  integer: ['money', 'thousands-sep'],
  select_one: ['minimal'],
  select_multiple: ['minimal'],
  group: ['details', 'field-list'],
  repeat: ['field-list'],
};
const PARAMETERS: Partial<Record<FormItem['kind'], RegExp>> = {
  image: /^max-pixels=\d+$/,
};
/** Kinds that stand on no screen, and so need no label. */
const UNSEEN: ReadonlySet<FormItem['kind']> = new Set(['hidden', 'calculate', 'group']);

const TRUE = /^(yes|true|true\(\))$/i;
const FALSE = /^(no|false|false\(\))$/i;
/** A default that has to be worked out: it calls a function or reads another answer. */
const DYNAMIC = /\$\{|[\p{L}\p{N}_-]\s*\(/u;

const place = (item: SurveyItem, column: string) => ({
  sheet: 'survey' as const,
  row: item.row,
  column,
});

function compileExpression(
  scope: FormScope,
  item: SurveyItem,
  column: string,
): Expression | undefined {
  const source = cellOf(item.row, column);
  if (source === '') return undefined;
  const parsed = parseExpression(source, { ...scope.names, self: item.path });
  if (parsed.ok) return parsed.value;
  for (const { code, at, text } of parsed.problem) {
    const about = { text: text || source.slice(at, at + 20) || source, at };
    const name = code === 'unknown-name' ? nearestName(text, scope.allNames) : undefined;
    const fix = name === undefined ? {} : { fix: `\${${name}}` };
    scope.report.blame(code, place(item, column), { ...about, ...fix });
  }
  return undefined;
}

/** A column that is yes, no or an expression; `no` is the same as nothing. */
function compileSwitch(
  scope: FormScope,
  item: SurveyItem,
  column: string,
): Expression | undefined {
  const cell = cellOf(item.row, column);
  if (FALSE.test(cell)) return undefined;
  return TRUE.test(cell) ? true : compileExpression(scope, item, column);
}

function checkWords(
  scope: FormScope,
  item: SurveyItem,
  column: 'appearance' | 'parameters',
): string[] {
  const words = cellOf(item.row, column).split(/\s+/).filter(Boolean);
  const isFine = (word: string) =>
    column === 'appearance'
      ? APPEARANCES[item.kind]?.includes(word)
      : PARAMETERS[item.kind]?.test(word);
  const code =
    column === 'appearance' ? 'unsupported-appearance' : 'unsupported-parameter';
  for (const word of words)
    if (!isFine(word)) scope.report.blame(code, place(item, column), { text: word });
  return words;
}

function compileDefault(
  scope: FormScope,
  item: SurveyItem,
): Pick<Question, 'default' | 'dynamicDefault'> {
  const cell = cellOf(item.row, 'default');
  if (cell === '') return {};
  if (DYNAMIC.test(cell)) {
    const dynamicDefault = compileExpression(scope, item, 'default');
    return dynamicDefault === undefined ? {} : { dynamicDefault };
  }
  const value =
    item.kind === 'integer'
      ? Number(cell)
      : item.kind === 'select_multiple'
        ? cell.split(/\s+/)
        : cell;
  const { kind, name, list } = item;
  const question = { kind, name, ...(list === undefined ? {} : { list }) } as Question;
  if (checkType({ lists: scope.lists }, question, value))
    scope.report.blame('invalid-default', place(item, 'default'));
  return { default: value };
}

/** The object without the members that hold nothing. */
const dense = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined)) as T;

function compileQuestion(scope: FormScope, item: SurveyItem): Partial<Question> {
  const { report } = scope;
  const calculation = compileExpression(scope, item, 'calculation');
  const hasCalculation = cellOf(item.row, 'calculation') !== '';
  if (item.kind === 'calculate' && !hasCalculation)
    report.blame('missing-calculation', place(item, 'calculation'), { text: item.name });
  // A value both typed and calculated needs a rule for who wins; ODK's differs from client to client.
  const isLocked = TRUE.test(cellOf(item.row, 'readonly'));
  if (item.kind !== 'calculate' && hasCalculation && !isLocked)
    report.blame('unsupported-calculation', place(item, 'calculation'), {
      text: item.name,
    });
  if (item.list !== undefined && !Object.hasOwn(scope.lists, item.list))
    report.blame('missing-list', place(item, 'type'), { text: item.list });
  return {
    list: item.list,
    required: compileSwitch(scope, item, 'required'),
    requiredMessage: textOf(report, 'survey', item.row, 'required_message'),
    constraint: compileExpression(scope, item, 'constraint'),
    constraintMessage: textOf(report, 'survey', item.row, 'constraint_message'),
    calculation,
    ...compileDefault(scope, item),
  };
}

/** Compiles one row, and what stands inside it. */
export function compileItem(scope: FormScope, item: SurveyItem): FormItem {
  const { report } = scope;
  const { kind, name, row } = item;
  const label = textOf(report, 'survey', row, 'label');
  const hint = textOf(report, 'survey', row, 'hint');
  if (!label && !hint && !UNSEEN.has(kind))
    report.blame('missing-label', place(item, 'label'), { text: name });
  const parameters = checkWords(scope, item, 'parameters').map((p) => p.split('=', 2));
  const shared = {
    kind,
    name,
    label,
    hint,
    relevant: compileExpression(scope, item, 'relevant'),
    readonly: compileSwitch(scope, item, 'readonly'),
    appearance: checkWords(scope, item, 'appearance').join(' ') || undefined,
    parameters: parameters.length > 0 ? Object.fromEntries(parameters) : undefined,
  };
  if (kind !== 'group' && kind !== 'repeat')
    return dense({ ...shared, ...compileQuestion(scope, item) }) as FormItem;
  const items = item.items.map((held) => compileItem(scope, held));
  return dense({ ...shared, items }) as FormItem;
}
