// Answers: plain JSON nested by XLSForm names (groups as objects, repeats as arrays of objects), changed
// only by copying. Promises: what was typed is kept as typed, and unchanged branches are shared.
// Refuses paths that are not paths and names an object could be attacked with (`__proto__`).

/** One answer as JSON holds it; no answer is an absent name. */
export type Answer = string | number | boolean | string[];
export type Answers = { [name: string]: Answer | Answers | Answers[] };
/** Answers from elsewhere, not yet known to be of any form. */
export type AnswersLike = Readonly<Record<string, unknown>>;

type Step = { name: string; row: number | null };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a name may be a key of answers. */
export const isSafeName = (name: string): boolean => name !== '' && !FORBIDDEN.has(name);

/**
 * Reads `/products[2]/quantity` (rows count from 1, as ODK writes them).
 * @throws RangeError when the text is not such a path: a path comes from a form, never from a person
 */
export function parsePath(path: string): Step[] {
  const steps = path.split('/').map((part): Step => {
    const found = /^([^[\]]*)(?:\[([1-9]\d{0,5})\])?$/.exec(part);
    return { name: found?.[1] ?? '', row: found?.[2] ? Number(found[2]) : null };
  });
  const root = steps.shift();
  if (path[0] !== '/' || root?.row !== null || !steps.every((s) => isSafeName(s.name)))
    throw new RangeError(`not a path: ${path}`);
  return steps;
}

const own = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as AnswersLike)[name]
    : undefined;

const rowsOf = (value: unknown): Answers[] => (Array.isArray(value) ? value : []);

/** The value stored under nested names, or undefined; never a property objects are born with. */
export function valueUnder(holder: unknown, names: readonly string[]): unknown {
  let value = holder;
  for (const name of names) value = own(value, name);
  return value;
}

/** The value stored at a path, or undefined. */
export function answerAt(answers: AnswersLike, path: string): unknown {
  let value: unknown = answers;
  for (const { name, row } of parsePath(path)) {
    value = own(value, name);
    if (row !== null) value = rowsOf(value)[row - 1];
  }
  return value;
}

/** Whether it is no answer: nothing, the empty text or the empty list. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** A copy of `holder` with a value under nested names; an empty value takes the name away. */
export function putUnder(
  holder: unknown,
  names: readonly string[],
  value: unknown,
): unknown {
  return put(
    holder,
    names.map((name) => ({ name, row: null })),
    value,
  );
}

function put(holder: unknown, steps: readonly Step[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const { name, row } = step;
  const base = typeof holder === 'object' && holder !== null ? holder : {};
  let next: unknown;
  if (row === null) next = put(own(base, name), rest, value);
  else {
    const rows = rowsOf(own(base, name));
    if (row > rows.length + 1) throw new RangeError(`no row ${row} in ${name}`);
    next = [
      ...rows.slice(0, row - 1),
      put(rows[row - 1], rest, value),
      ...rows.slice(row),
    ];
  }
  if (!isEmpty(next)) return { ...base, [name]: next };
  const { [name]: _gone, ...others } = base as AnswersLike;
  return others;
}

/**
 * The answers with one value set; an empty value (null, '' or []) takes the name away.
 * @throws RangeError for a path that is none, or a row beyond the next free one
 */
export function setAnswer(answers: AnswersLike, path: string, value: unknown): Answers {
  return put(answers, parsePath(path), value) as Answers;
}

/** The answers with `/products[2]` taken out; rows after it move up. */
export function removeRow(answers: AnswersLike, path: string): Answers {
  const cut = path.lastIndexOf('[');
  const list = path.slice(0, cut);
  const row = Number(path.slice(cut + 1, -1));
  const rows = rowsOf(answerAt(answers, list));
  return setAnswer(answers, list, rows.toSpliced(row - 1, 1));
}
