// One cell that holds an expression, or a sentence with answers in it.
import type { Expression } from '../../domain/form/expression.ts';
import {
  type Choice,
  type FormDefinition,
  INSERT_FROM,
  type Text,
} from '../../domain/form/form.ts';
import { parseExpression } from '../../domain/form/parse-expression.ts';
import type { CandidateScope } from '../../domain/form/parser-state.ts';
import type { ExpressionFault } from '../../domain/form/tokenize-expression.ts';
import type { CompileReport } from './compile-report.ts';
import { textOf } from './compile-text.ts';
import { nearestName } from './nearest-name.ts';
import type { Survey, SurveyItem } from './read-survey.ts';
import { cellOf, placeOf, type SheetRow } from './sheet-row.ts';
import { yesOrNo } from './type-alias.ts';

/** What every item of one form is compiled with. */
export type FormScope = {
  report: CompileReport;
  survey: Survey;
  lists: Record<string, Choice[]>;
  files: NonNullable<FormDefinition['files']>;
  parameters: ReadonlyMap<SurveyItem, ReadonlyMap<string, string>>;
  language: string;
  roots: readonly string[];
  index: NameIndex;
};

/** Form paths by name and by section, so that no reference has to look through the whole form. */
export type NameIndex = {
  paths: ReadonlySet<string>;
  byName: ReadonlyMap<string, readonly string[]>;
  within: ReadonlyMap<string, readonly string[]>;
};

export function makeIndex({ all }: Survey): NameIndex {
  const byName = new Map<string, string[]>();
  const within = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, path: string) => {
    const held = map.get(key);
    if (held) held.push(path);
    else map.set(key, [path]);
  };
  const paths = new Set(all.map((item) => item.path));
  for (const { kind, name, path, around } of all) {
    if (kind === null) continue;
    add(byName, name, path);
    add(within, around?.path ?? '', path);
  }
  return { paths, byName, within };
}

export type ExpressionCell = {
  row: SheetRow;
  path: string;
  column: string;
  candidate?: CandidateScope;
  /** The piece of the cell that is the expression, if it is not the whole. */
  source?: string;
};

const INSERTS_MAX = 0xf8ff - INSERT_FROM;

function namesFor(scope: FormScope, self: string, candidate?: CandidateScope) {
  const { lists, files, roots } = scope;
  const { paths, byName, within } = scope.index;
  return {
    self,
    roots,
    pathsOf: (name: string) => byName.get(name) ?? [],
    hasPath: (path: string) => paths.has(path),
    childrenOf: (path: string) => within.get(path) ?? [],
    hasInstance: (name: string) =>
      Object.hasOwn(lists, name) || Object.hasOwn(files, name),
    candidate,
  };
}

/** pyxform's own rules have spoken of `${…}` already; what is left is what only the parser sees. */
const isTold = (source: string, at: number): boolean =>
  source.startsWith('${', at) &&
  !/^\$\{(last-saved#|instanceID\})/.test(source.slice(at));

/** Parses one cell; undefined when it is empty or will not do. */
export function compileExpression(
  scope: FormScope,
  { row, path, column, candidate, source = cellOf(row, column) }: ExpressionCell,
): Expression | undefined {
  if (source === '') return undefined;
  // A bare name such as `null` is a path to nothing: empty, as it was meant, or a forgotten `${}`.
  const note = ({ text, at }: ExpressionFault) => {
    const near =
      text === 'null' ? undefined : nearestName(text, [...scope.survey.names.keys()]);
    const fix = near === undefined ? undefined : `\${${near}}`;
    scope.report.blame('empty-path', placeOf(row, column), { text, at, fix });
  };
  const parsed = parseExpression(source, { ...namesFor(scope, path, candidate), note });
  if (parsed.ok) return parsed.value;
  const place = placeOf(row, column);
  for (const { code, at, text } of parsed.problem) {
    if (isTold(source, at)) continue;
    const isForeign = code === 'unknown-name' && source.startsWith('${', at);
    const near =
      code === 'unknown-name'
        ? nearestName(text, [...scope.survey.names.keys()])
        : undefined;
    scope.report.blame(isForeign ? 'unsupported-expression' : code, place, {
      text: text || source.slice(at, at + 20) || source,
      at: Math.max(0, cellOf(row, column).indexOf(source)) + at,
      fix: near === undefined ? undefined : `\${${near}}`,
    });
  }
  return undefined;
}

/** A column that is yes, no or an expression; `no` is the same as nothing. */
export function compileSwitch(
  scope: FormScope,
  item: SurveyItem,
  column: string,
): Expression | undefined {
  const { row, path } = item;
  const said = yesOrNo(cellOf(row, column));
  if (said === false) return undefined;
  return said === true ? true : compileExpression(scope, { row, path, column });
}

const SPOKEN = {
  label: 'label',
  hint: 'hint',
  guidance: 'guidance_hint',
  requiredMessage: 'bind::jr:requiredMsg',
  constraintMessage: 'bind::jr:constraintMsg',
} as const;

export type Sentences = Partial<Record<keyof typeof SPOKEN, Text>> & {
  inserts?: Expression[];
};

/** The column a reference in a sentence stands in, for faults about it. */
const columnOf = ({ row }: SurveyItem, stem: string, source: string): string =>
  [...row.cells].find(
    ([key, { text }]) =>
      key.split('::')[0] === stem.split('::')[0] && text.includes(source),
  )?.[0] ?? stem;

/** The sentences of an item, every `${name}` in them an insert. */
export function compileSentences(scope: FormScope, item: SurveyItem): Sentences {
  const inserts: Expression[] = [];
  const known = new Map<string, number>();
  const insert = (stem: string, source: string): string => {
    const held = known.get(source);
    if (held !== undefined) return String.fromCharCode(INSERT_FROM + held);
    const column = columnOf(item, stem, source);
    const expression = compileExpression(scope, { ...item, column, source });
    if (expression === undefined || inserts.length >= INSERTS_MAX) return '';
    known.set(source, inserts.length);
    inserts.push(expression);
    return String.fromCharCode(INSERT_FROM + inserts.length - 1);
  };
  const fill = (stem: string, text: string): string =>
    text
      .replace(/[\ue000-\uf8ff]/g, '')
      .replace(/\$\{[^{}]*\}/g, (source) => insert(stem, source));
  const found: Sentences = {};
  for (const [name, stem] of Object.entries(SPOKEN)) {
    const text = textOf(item.row, stem, scope.language);
    if (!text) continue;
    if (/\{\{.*\}\}|<output\b/s.test(text.vi))
      scope.report.blame('unsupported-text', placeOf(item.row, stem), { text: text.vi });
    found[name as keyof typeof SPOKEN] = {
      vi: fill(stem, text.vi),
      en: fill(stem, text.en),
    };
  }
  return inserts.length > 0 ? { ...found, inserts } : found;
}
