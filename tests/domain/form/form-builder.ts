// Small forms for tests, and the moment they are filled in.
import type { Place, Scope } from '../../../src/domain/form/evaluate-expression.ts';
import type { Expression } from '../../../src/domain/form/expression.ts';
import type {
  Choice,
  EvaluationContext,
  FormItem,
  Question,
  Section,
  Text,
} from '../../../src/domain/form/form.ts';
import { moreFunctions } from '../../../src/domain/form/function-more.ts';
import { useMoreFunctions } from '../../../src/domain/form/more-functions.ts';
import { parseExpression } from '../../../src/domain/form/parse-expression.ts';
import type { NameScope } from '../../../src/domain/form/parser-state.ts';
import { type PreparedForm, prepareForm } from '../../../src/domain/form/prepare-form.ts';

useMoreFunctions(moreFunctions);

export const same = (text: string): Text => ({ vi: text, en: text });

export const aContext = (over: Partial<EvaluationContext> = {}): EvaluationContext => ({
  today: '2026-03-13',
  now: '2026-03-13T09:30:00.000+07:00',
  personId: 'p-1',
  personName: 'Nguyễn Thị Hương',
  unitId: 'u00001',
  unitName: 'UBND xã Diên Lạc',
  taskId: 't-1',
  taskDue: '2026-03-20',
  language: 'vi',
  ...over,
});

/** A place with nothing in it. */
export const aPlace = (over: Partial<Place> = {}): Place => ({
  value: () => '',
  read: () => '',
  nodes: () => [],
  positionOf: () => 1,
  ...over,
});

export const aScope = (over: Partial<Scope> = {}): Scope => ({
  context: aContext(),
  here: aPlace(),
  item: null,
  at: 1,
  of: 1,
  items: () => [],
  choiceLabel: () => undefined,
  chance: () => 'chance',
  problem: null,
  ...over,
});

export const ask = (
  kind: Question['kind'],
  name: string,
  more: Partial<Question> = {},
): FormItem => ({ kind, name, label: same(name), ...more });

export const section = (
  kind: 'group' | 'repeat',
  name: string,
  items: FormItem[],
  more: Partial<Section> = {},
): FormItem => ({ kind, name, label: same(name), items, ...more });

export const aForm = (
  items: FormItem[],
  lists: Record<string, Choice[]> = {},
): PreparedForm =>
  prepareForm({
    id: 'T',
    version: '1',
    title: same('Thử'),
    defaultLanguage: 'vi',
    items,
    lists,
  });

/** Names for an expression that belongs to `self`, in a form whose items have these paths. */
export function namesAt(
  self: string,
  paths: readonly string[],
  more: Partial<NameScope> = {},
): NameScope {
  const all = [...new Set([self, ...paths])];
  return {
    self,
    roots: ['data'],
    pathsOf: (name) => all.filter((path) => path.endsWith(`/${name}`)),
    hasPath: (path) => all.includes(path),
    childrenOf: (path) =>
      all.filter((p) => p.startsWith(`${path}/`) && !p.includes('/', path.length + 1)),
    ...more,
  };
}

/** Parses what must parse. */
export function parsed(
  source: string,
  self: string,
  paths: readonly string[],
  more: Partial<NameScope> = {},
): Expression {
  const result = parseExpression(source, namesAt(self, paths, more));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Where the items of a small form may stand. */
export const PATHS: readonly string[] = [
  '/a',
  '/b',
  '/n',
  '/g',
  '/g/x',
  '/rep',
  '/rep/x',
  '/rep/y',
  '/c',
  '/place',
  '/town',
];

/** Parses what belongs to `self` in a form whose items stand there. */
export const parsedIn = (
  source: string,
  self = '/c',
  paths: readonly string[] = PATHS,
): Expression => parsed(source, self, paths);
