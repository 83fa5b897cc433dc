// A draft on its way to a newer version of its form. Promises: every answer ends in exactly one of three places:
// kept as it is, kept in the shape the new version asks for, or kept as text beside the form. Refuses to guess: a
// question is the same one by its path, or by its name where only one has it.
import {
  type Answers,
  type AnswersLike,
  answerAt,
  isEmpty,
  setAnswer,
} from './answers.ts';
import { checkType } from './check-type.ts';
import type { FormDefinition, Question, Text } from './form.ts';
import type { FormNode, PreparedForm } from './prepare-form.ts';
import { asTyped } from './row-answers.ts';

/** What became of one answer. `changed`: the question asks for another kind of answer, and this one could be put so. */
export type MovedAnswer = {
  path: string;
  label: Text;
  fate: 'kept' | 'changed' | 'gone';
  /** The answer in words, as the old version would show it. */
  text: Text;
};

export type MovedDraft = {
  answers: Answers;
  /** Everything a person had answered, in the order of the old form. */
  account: MovedAnswer[];
};

/** What the host or the form itself fills in: nobody needs an account of it. */
const UNASKED: ReadonlySet<string> = new Set(['hidden', 'calculate', 'meta', 'note']);

type Held = { node: FormNode; path: string; value: unknown };

/** Every answer with its path, rows of repeats included. */
function eachAnswer(form: PreparedForm, answers: AnswersLike): Held[] {
  const held: Held[] = [];
  const walk = (section: number, around: string) => {
    for (const node of form.children.get(section) ?? []) {
      const path = `${around}/${node.item.name}`;
      const value = answerAt(answers, path);
      if (isEmpty(value)) continue;
      if (node.item.kind === 'group') walk(node.index, path);
      else if (node.item.kind !== 'repeat') held.push({ node, path, value });
      else if (Array.isArray(value))
        for (const n of value.keys()) walk(node.index, `${path}[${n + 1}]`);
    }
  };
  walk(-1, '');
  return held;
}

/** The same question in the newer form, or null. */
function sameIn(to: PreparedForm, { path, item, repeats }: FormNode): FormNode | null {
  const there = to.byPath.get(path);
  if (there !== undefined && !('items' in there.item)) return there;
  // A row of a repeat is not the same row anywhere else.
  if (repeats.length > 0) return null;
  const named = to.nodes.filter((node) => node.item.name === item.name);
  const [only] = named;
  const isSame = named.length === 1 && only?.repeats.length === 0;
  return isSame && !('items' in only.item) ? only : null;
}

function inWords({ lists }: FormDefinition, item: Question, value: unknown): Text {
  const one = (name: unknown): Text => {
    const choice = lists[item.list ?? '']?.find((it) => it.name === name);
    return choice?.label ?? { vi: String(name), en: String(name) };
  };
  const all = (Array.isArray(value) ? value : [value]).map(one);
  return {
    vi: all.map((text) => text.vi).join('; '),
    en: all.map((text) => text.en).join('; '),
  };
}

/** The answer in the shape of the newer question; undefined when it has none. */
function fitTo(to: PreparedForm, item: Question, value: unknown): unknown {
  const isFit = (it: unknown) => checkType(to.definition, item, it) === null;
  if (isFit(value)) return value;
  const word = Array.isArray(value) ? value.join(' ') : String(value);
  const shaped = asTyped(item, word);
  return !isEmpty(shaped) && isFit(shaped) ? shaped : undefined;
}

/** Puts a value at a path; rows up to its own stand first, so that none changes its number. */
function putAt(answers: Answers, path: string, value: unknown): Answers {
  let next = answers;
  for (const { 1: number, index } of path.matchAll(/\[(\d+)\]/g))
    for (let n = 1; n <= Number(number); n += 1) {
      const row = `${path.slice(0, index)}[${n}]`;
      if (answerAt(next, row) === undefined) next = setAnswer(next, row, {});
    }
  return setAnswer(next, path, value);
}

/**
 * Takes the answers of a draft over into a newer version of its form.
 * @param fresh what the newer version opens with
 */
export function moveAnswers(
  from: PreparedForm,
  to: PreparedForm,
  answers: AnswersLike,
  fresh: Answers,
): MovedDraft {
  let moved = fresh;
  const account: MovedAnswer[] = [];
  for (const { node, path, value } of eachAnswer(from, answers)) {
    const item = node.item as Question;
    const there = sameIn(to, node);
    if (item.kind === 'hidden' && there?.item.kind === 'hidden')
      moved = putAt(moved, there.path === node.path ? path : there.path, value);
    if (UNASKED.has(item.kind)) continue;
    const asks = there !== null && !UNASKED.has(there.item.kind) ? there : null;
    const fitting = asks && fitTo(to, asks.item as Question, value);
    const label = item.label ?? { vi: item.name, en: item.name };
    const text = inWords(from.definition, item, value);
    const isGone = asks === null || fitting === undefined;
    if (!isGone)
      moved = putAt(moved, asks.path === node.path ? path : asks.path, fitting);
    const fate = isGone ? 'gone' : asks.item.kind === item.kind ? 'kept' : 'changed';
    account.push({ path, label, fate, text });
  }
  return { answers: moved, account };
}
