// Forms nobody would write, for holding the engine against itself: groups, rows in rows, everything reading
// everything before it, choices that hang on answers, counts, triggers, values typed and calculated.
import fc from 'fast-check';
import type { Expression } from '../../../src/domain/form/expression.ts';
import type { FormItem, Question } from '../../../src/domain/form/form.ts';
import type { PreparedForm } from '../../../src/domain/form/prepare-form.ts';
import { aForm, ask, same, section } from './form-builder.ts';

/** What an item may read: questions before it, and repeats with a question in them. */
type Seen = { path: string; repeat: string | null };
type Draw = { pick<T>(from: readonly T[]): T; chance(of: number): boolean };

const LISTS = {
  l: ['a', 'b', 'c', '1', '2'].map((name, i) => ({
    name,
    label: same(`Mục ${name}`),
    cells: { k: String(i % 3) },
  })),
};

const KINDS = ['integer', 'integer', 'text', 'select_one', 'select_multiple', 'calculate', 'calculate', 'decimal', 'acknowledge', 'note', 'hidden'] as const; // biome-ignore format: one glance

function anExpression(
  draw: Draw,
  seen: readonly Seen[],
  inside: string | null,
): Expression {
  const any = (): Expression =>
    seen.length === 0 ? draw.pick([1, 'a', '']) : ['$', draw.pick(seen).path];
  const rows = seen.filter((s) => s.repeat !== null);
  const options: (() => Expression)[] = [
    any,
    () => ['+', any(), draw.pick([1, 2])],
    () => ['sum', any()],
    () => ['count', any()],
    () => ['concat', any(), '-', any()],
    () => ['if', ['>', any(), 2], any(), 'x'],
    () => ['coalesce', any(), any()],
    () => ['=', any(), draw.pick<Expression>([1, '', 'a', any()])],
    () => ['selected', any(), 'a'],
    () => ['round', ['*', ['random'], 100]],
    () => ['jr:choice-name', any(), any()],
  ];
  if (inside !== null) options.push(() => ['+', ['position', ['..', inside]], any()]);
  if (rows.length > 0) {
    const { path, repeat } = draw.pick(rows);
    const base: Expression = ['$', String(repeat)];
    options.push(() => ['count', base]);
    options.push(() => ['/', base, ['[', ['=', ['position'], draw.pick([1, 2])]], path]);
    options.push(() => ['sum', ['/', base, ['[', ['=', ['&', path], any()]], path]]);
    options.push(() => ['count', ['/', base, ['[', ['>', ['&', path], 1]]]]);
  }
  return draw.pick(options)();
}

function aQuestion(
  draw: Draw,
  name: string,
  seen: readonly Seen[],
  inside: string | null,
): FormItem {
  const kind = draw.pick(KINDS);
  const expression = () => anExpression(draw, seen, inside);
  const more: Partial<Question> = {};
  if (draw.chance(3)) more.relevant = expression();
  if (draw.chance(4)) more.required = draw.chance(2) ? true : expression();
  if (draw.chance(5)) more.readonly = expression();
  if (draw.chance(4)) more.constraint = ['!=', ['.'], expression()];
  if (draw.chance(5)) more.inserts = [expression()];
  if (kind === 'calculate' || (draw.chance(6) && kind !== 'note'))
    more.calculation = draw.chance(6) ? ['once', expression()] : expression();
  if (more.calculation !== undefined && draw.chance(4) && seen.length > 0)
    more.triggers = [draw.pick(seen).path];
  if (draw.chance(6) && kind === 'integer') more.default = 3;
  else if (draw.chance(8)) more.dynamicDefault = expression();
  if (kind === 'select_one' || kind === 'select_multiple') {
    more.list = 'l';
    const rows = seen.filter((s) => s.repeat !== null && s.repeat !== inside);
    if (draw.chance(3)) more.choiceFilter = ['=', ['&', 'k'], expression()];
    else if (draw.chance(4) && rows.length > 0) {
      const { list: _list, ...others } = more;
      return ask(kind, name, { ...others, listFrom: draw.pick(rows).path });
    }
  }
  return ask(kind, name, more);
}

function someItems(
  draw: Draw,
  around: { path: string; repeat: string | null; depth: number },
  seen: Seen[],
  count: number,
): FormItem[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `${'qgr'[around.depth] ?? 'z'}${i}`;
    const path = `${around.path}/${name}`;
    const kind =
      around.depth < 3 && draw.chance(4)
        ? draw.pick(['group', 'repeat', 'repeat'] as const)
        : null;
    if (kind === null) {
      const item = aQuestion(draw, name, seen, around.repeat);
      if (item.kind !== 'note') seen.push({ path, repeat: around.repeat });
      return item;
    }
    const relevant = draw.chance(3)
      ? { relevant: anExpression(draw, seen, around.repeat) }
      : {};
    const counted =
      kind === 'repeat' && draw.chance(4)
        ? {
            repeatCount: [
              'mod',
              anExpression(draw, seen, around.repeat),
              4,
            ] as Expression,
          }
        : {};
    const inside = {
      path,
      repeat: kind === 'repeat' ? path : around.repeat,
      depth: around.depth + 1,
    };
    const readonly = draw.chance(4)
      ? { readonly: anExpression(draw, seen, around.repeat) }
      : {};
    const items = someItems(draw, inside, seen, draw.pick([1, 2, 3]));
    return section(kind, name, items, { ...relevant, ...readonly, ...counted });
  });
}

/** Any form. */
export const randomForm: fc.Arbitrary<PreparedForm> = fc
  .infiniteStream(fc.nat({ max: 9999 }))
  .map((stream) => {
    const next = (): number => stream.next().value ?? 0;
    const draw: Draw = {
      pick: (from) => from[next() % from.length] as never,
      chance: (of) => next() % of === 0,
    };
    const items = someItems(
      draw,
      { path: '', repeat: null, depth: 0 },
      [],
      4 + (next() % 8),
    );
    return aForm(items, LISTS);
  });

/** A step of filling in, by numbers that are made to fit whatever form there is. */
export type Step = { act: number; where: number; what: number };
export const randomSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ act: fc.nat({ max: 9 }), where: fc.nat(), what: fc.nat({ max: 50 }) }),
  { minLength: 1, maxLength: 15 },
);

/** Something a person might put into a question of this kind. */
export function someAnswer(kind: FormItem['kind'], what: number): unknown {
  const from = <T>(values: readonly T[]): T => values[what % values.length] as T;
  switch (kind) {
    case 'integer':
      return from([0, 1, 2, 3, 5, null]);
    case 'decimal':
      return from([0.5, 1, 2.25, null]);
    case 'select_one':
      return from(['a', 'b', 'c', '1', '2', null]);
    case 'select_multiple':
      return from([['a'], ['a', 'b'], ['1', 'c'], [], null]);
    case 'acknowledge':
      return from(['OK', null]);
    case 'note':
      return null;
    default:
      return from(['', 'a', '2', 'Đồng', '  x ']);
  }
}
