// Patterns of regex(): the ones whose matching ends in reasonable time. Promises: a pattern it gives back
// matches the whole text, as ODK has it. Refuses lookaround, references back and a repetition without end
// inside another: with these a short text can keep a phone busy for years.

const FOREIGN = /\\[1-9]|\\k<|\(\?(?!:|<[\p{L}_])|\(\?<[=!]/u;
/** A repetition that this many times over is as good as endless. */
const MANY = 1000;

/** Whether an endless repetition begins here, as `*`, `+`, `{2,}` do. */
function isEndless(pattern: string, at: number): boolean {
  const [, least = '', comma, most = ''] =
    /^\{(\d+)(,?)(\d*)\}/.exec(pattern.slice(at, at + 24)) ?? [];
  if (least !== '')
    return comma !== '' && most === '' ? true : Number(most || least) >= MANY;
  return pattern[at] === '*' || pattern[at] === '+';
}

/** Whether something that repeats without end stands inside something that does. */
function isNested(pattern: string): boolean {
  // One entry per open group: whether anything in it repeats without end.
  const open = [false];
  let isInClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at];
    if (sign === '\\') at += 1;
    else if (isInClass) isInClass = sign !== ']';
    else if (sign === '[') isInClass = true;
    else if (sign === '(') open.push(false);
    else if (sign === ')' && open.length > 1) {
      const isRepeating = open.pop() === true;
      const isRepeated = isEndless(pattern, at + 1);
      if (isRepeating && isRepeated) return true;
      if (isRepeating || isRepeated) open[open.length - 1] = true;
    } else if (isEndless(pattern, at)) open[open.length - 1] = true;
  }
  return false;
}

/**
 * The pattern, made to match a whole text.
 * @returns null for one that this build does not run
 */
export function safePattern(pattern: string): RegExp | null {
  if (pattern.length > 2000 || FOREIGN.test(pattern) || isNested(pattern)) return null;
  for (const flags of ['su', 's'])
    try {
      return new RegExp(`^(?:${pattern})$`, flags);
    } catch {
      // Not a pattern in this dialect: `\-` is one only without the flag `u`.
    }
  return null;
}
