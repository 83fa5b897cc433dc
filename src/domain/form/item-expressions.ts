// The expressions of an item and what each is for. Promises: whatever can change because an answer changed is
// listed here, once, for the order of working out, for redrawing and for knowing which functions are called.
import type { Expression, Read } from './expression.ts';
import { readsOf } from './expression.ts';
import type { FormItem } from './form.ts';

/**
 * `presence`: decides whether the item is asked, what it may hold or how many rows there are;
 * `calculation`: decides what it is worth; `judgement`: decides what is said about it.
 */
export type ExpressionUse = 'presence' | 'calculation' | 'judgement';

type ItemExpression = {
  use: ExpressionUse;
  expression: Expression;
  /** Form path at which candidates stand, where the expression is a condition on them. */
  anchor: string;
};

/** Everything written on an item that is worked out again and again. */
export function expressionsOf(item: FormItem): ItemExpression[] {
  const found: ItemExpression[] = [];
  const add = (use: ExpressionUse, expression: Expression | undefined, anchor = '') => {
    if (expression !== undefined) found.push({ use, expression, anchor });
  };
  add('presence', item.relevant);
  add('judgement', item.readonly);
  for (const insert of item.inserts ?? []) add('judgement', insert);
  if ('items' in item) {
    add('presence', item.repeatCount);
    return found;
  }
  const rows = item.listFrom?.slice(0, item.listFrom.lastIndexOf('/')) ?? '';
  add('presence', item.choiceFilter, rows);
  add('calculation', item.calculation);
  add('judgement', item.required);
  add('judgement', item.constraint);
  return found;
}

/** What an item reads, each with what it is read for. */
export function itemReads(item: FormItem): (Read & { use: ExpressionUse })[] {
  const reads = expressionsOf(item).flatMap(({ use, expression, anchor }) => {
    // A calculation with triggers looks around only when one of them goes off.
    const isTriggered = use === 'calculation' && 'triggers' in item && item.triggers;
    return isTriggered ? [] : readsOf(expression, anchor).map((r) => ({ ...r, use }));
  });
  if (!('items' in item) && item.listFrom !== undefined) {
    const from = item.listFrom.slice(0, item.listFrom.lastIndexOf('/'));
    reads.push({ kind: 'value', path: from, from, use: 'presence' });
    reads.push({ kind: 'value', path: item.listFrom, from, use: 'presence' });
  }
  return reads;
}
