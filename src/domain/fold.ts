// Folding: the form in which two texts are compared when people search. Promises: 'Hoà', 'Hòa', 'HOA' and
// 'hoa' fold alike, and so does text typed in composed or decomposed Unicode. Refuses to be shown.

/** Lower case, no marks, đ as d, single spaces. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/\s+/g, ' ')
    .trim();
