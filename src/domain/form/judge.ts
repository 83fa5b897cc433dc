// What is said about an item once the values are known: must it be answered, may it be changed, what is wrong
// with it. Promises: the author's sentence where there is one, answers written into it. Refuses to judge what
// is not asked.
import { checkType } from './check-type.ts';
import { isInFile } from './choices.ts';
import { evaluateExpression, type Scope } from './evaluate-expression.ts';
import { scalarOf, toText } from './expression-value.ts';
import type { Question, Text } from './form.ts';
import {
  cellAt,
  type FormState,
  type Judgement,
  type Row,
  typedAt,
} from './form-state.ts';
import { fillText } from './insert-text.ts';
import type { FormNode } from './prepare-form.ts';
import { problemText } from './problem-text.ts';
import { scopeAt } from './scope.ts';
import { askIf } from './work-out.ts';

const filledIn = ({ vi, en }: Text, inserts: readonly string[]): Text => ({
  vi: fillText(vi, inserts),
  en: fillText(en, inserts),
});

/** What is said about an item that is not asked. */
export const NOT_ASKED: Judgement = {
  required: false,
  readonly: false,
  inserts: [],
  problem: null,
};

function problemOf(
  state: FormState,
  node: FormNode,
  row: Row,
  { required, inserts }: Pick<Judgement, 'required' | 'inserts'>,
  scope: () => Scope,
): Judgement['problem'] {
  const item = node.item as Question;
  const cell = cellAt(row, node);
  if (node.value !== 'worked') {
    const typed = typedAt(row, node);
    const wrong = checkType(state.form.definition, item, typed);
    if (wrong) return { kind: 'type', message: wrong };
    if (item.list !== undefined && !isInFile(state, item, String(scalarOf(typed))))
      return { kind: 'type', message: problemText.choice };
  }
  if (cell.fault) return { kind: 'constraint', message: cell.fault };
  if (cell.value === '')
    return required
      ? {
          kind: 'required',
          message: filledIn(item.requiredMessage ?? problemText.required, inserts),
        }
      : null;
  const { is, fault } = askIf(scope, item.constraint, true);
  if (fault) return { kind: 'constraint', message: fault };
  return is
    ? null
    : {
        kind: 'constraint',
        message: filledIn(item.constraintMessage ?? problemText.constraint, inserts),
      };
}

/** What may not be changed takes all that it holds with it. */
function isAroundReadonly(node: FormNode, row: Row): boolean {
  const around = node.parent === row.repeat ? row.up : row;
  return around?.cells.get(node.parent)?.judgement?.readonly ?? false;
}

/** Judges one item in one row, and keeps the judgement; what is around it has to be judged before. */
export function judge(state: FormState, node: FormNode, row: Row): Judgement {
  const { item } = node;
  const cell = cellAt(row, node);
  if (cell.isOff) {
    cell.judgement = NOT_ASKED;
    return NOT_ASKED;
  }
  let made: Scope | null = null;
  const scope = (): Scope => {
    made ??= scopeAt(state, node, row);
    made.problem = null;
    return made;
  };
  const inserts = (item.inserts ?? []).map((insert) =>
    toText(evaluateExpression(insert, scope())),
  );
  const readonly = isAroundReadonly(node, row) || askIf(scope, item.readonly, false).is;
  const required = 'items' in item ? false : askIf(scope, item.required, false).is;
  const problem =
    'items' in item ? null : problemOf(state, node, row, { required, inserts }, scope);
  cell.judgement = { required, readonly, inserts, problem };
  return cell.judgement;
}

/** Kinds a person sees and answers. */
const UNASKED: ReadonlySet<string> = new Set([
  'hidden',
  'calculate',
  'note',
  'group',
  'meta',
]);

/** "Đã điền 12/22 mục": questions asked and answered; a repeat counts as one. */
export function countFilled(state: FormState): { done: number; total: number } {
  const { form, root } = state;
  const filled = { done: 0, total: 0 };
  for (const node of form.nodes) {
    if (node.repeats.length > 0 || UNASKED.has(node.item.kind)) continue;
    const cell = root.cells.get(node.index);
    if (!cell || cell.isOff) continue;
    filled.total += 1;
    const rows = root.rows.get(node.index);
    if (rows ? rows.length > 0 : cell.value !== '') filled.done += 1;
  }
  return filled;
}

/** Name of the report, as the form's `instance_name` has it; '' where it has none. */
export function nameOf(state: FormState): string {
  const { nodes, definition } = state.form;
  const { instanceName } = definition;
  // It belongs to no item: it sees what the first one sees.
  return instanceName === undefined || !nodes[0]
    ? ''
    : toText(evaluateExpression(instanceName, scopeAt(state, nodes[0], state.root)));
}
