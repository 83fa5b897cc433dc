// The order in which choices stand: as listed, or shuffled as `randomize=true` asks. Promises: the same seed,
// or without one the same report, gives the same order every time. Refuses to shuffle where the functions for
// it have not been added.
import { evaluateExpression } from './evaluate-expression.ts';
import { expressionFunctions } from './expression-function.ts';
import type { Choice, Question } from './form.ts';
import type { FormState, Row } from './form-state.ts';
import type { FormNode } from './prepare-form.ts';
import { scopeAt } from './scope.ts';

/** The choices in the order in which they are to be shown. */
export function chooseOrder(
  state: FormState,
  node: FormNode,
  row: Row,
  choices: readonly Choice[],
): readonly Choice[] {
  const { parameters, seed } = node.item as Question;
  if (parameters?.randomize !== 'true') return choices;
  const scope = scopeAt(state, node, row);
  const SET = '[]';
  const args = seed === undefined ? [SET] : [SET, seed];
  const order = expressionFunctions.randomize?.(
    args,
    (e) => (e === SET ? choices.map((_, i) => i) : evaluateExpression(e ?? '', scope)),
    scope,
  );
  return Array.isArray(order)
    ? order.map((i) => choices[Number(i)]).filter((choice) => choice !== undefined)
    : choices;
}
