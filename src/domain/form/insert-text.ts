// Answers inside sentences. Promises: a sentence with its answers written in. Kept apart from form.ts, so that
// who shows a sentence does not fetch what reads definitions.

/**
 * A sentence may hold answers: `${name}` in a label. Each stands in the text as one character from U+E000 on,
 * and the character's number points into the `inserts` of what the text belongs to.
 */
export const INSERT_FROM = 0xe000;

/** A sentence with its answers written in. */
export const fillText = (text: string, inserts: readonly string[]): string =>
  inserts.length === 0
    ? text
    : text.replace(
        /[\ue000-\uf8ff]/g,
        (sign) => inserts[sign.charCodeAt(0) - INSERT_FROM] ?? '',
      );
