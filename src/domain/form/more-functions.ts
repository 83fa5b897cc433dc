// Whether a form calls functions that are not in the core table, and adding them. Promises: a form can be
// asked before it is opened, so that the host fetches the rest in time. Refuses to fetch anything itself.
import type { ExpressionFunction } from './evaluate-expression.ts';
import { collectCalls, type Expression } from './expression.ts';
import { expressionFunctions } from './expression-function.ts';
import type { FormDefinition, FormItem } from './form.ts';
import { expressionsOf } from './item-expressions.ts';

/** What the core table holds, before anything is added to it. */
const CORE: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...Object.keys(expressionFunctions),
  '[',
  '..',
  'instance',
]);

function collectFrom(items: readonly FormItem[], into: Set<string>): void {
  for (const item of items) {
    for (const { expression } of expressionsOf(item)) collectCalls(expression, into);
    if ('dynamicDefault' in item && item.dynamicDefault !== undefined)
      collectCalls(item.dynamicDefault, into);
    if ('seed' in item && item.seed !== undefined) collectCalls(item.seed, into);
    if (item.parameters?.randomize === 'true') into.add('randomize');
    if ('items' in item) collectFrom(item.items, into);
  }
}

/** Whether a form needs useMoreFunctions() before it is opened. */
export function needsMoreFunctions(
  definition: Pick<FormDefinition, 'items' | 'instanceName'>,
): boolean {
  const calls = new Set<string>();
  collectFrom(definition.items, calls);
  const whole: Expression | undefined = definition.instanceName;
  if (whole !== undefined) collectCalls(whole, calls);
  return [...calls].some((name) => !CORE.has(name));
}

/** Adds the table of function-more.ts; once is enough, twice does no harm. */
export function useMoreFunctions(
  table: Readonly<Record<string, ExpressionFunction>>,
): void {
  Object.assign(expressionFunctions, table);
}
