// Names and the references to them, as pyxform reads them.

// The ranges are those of pyxform's own pattern, which leaves out À to Ö at the start of a name.
const START =
  'A-Z_a-z\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}-\\u{200d}\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
export const NCNAME = `[${START}](?:[${START}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}-\\u{2040}])*`;

const NAME = new RegExp(`^${NCNAME}(?::${NCNAME})?$`, 'u');
const INNER = new RegExp(`^(last-saved#)?(${NCNAME})$`, 'u');
const OUTER = /\$\{([^}]+)\}|\$\{[^}]*$/g;

/** Whether an item of a form may be called so. */
export const isXmlName = (text: string): boolean => NAME.test(text);

export type CellReference = { name: string; isLastSaved: boolean; at: number };

/** Every `${name}` of a cell; null stands for one that is malformed, with its place. */
export function referencesIn(
  text: string,
): (CellReference | { name: null; at: number })[] {
  if (!text.includes('${')) return [];
  return [...text.matchAll(OUTER)].map(({ 1: inner, index: at }) => {
    const found = inner === undefined ? null : INNER.exec(inner);
    return found?.[2] === undefined
      ? { name: null, at }
      : { name: found[2], isLastSaved: found[1] !== undefined, at };
  });
}

/** The name in a cell that is one reference and nothing else. */
export function soleReference(text: string): string | null {
  const inner = /^\$\{([^}]+)\}$/.exec(text)?.[1];
  return inner === undefined ? null : (INNER.exec(inner)?.[2] ?? null);
}

/** Whether a cell begins with references that are well formed. */
export const hasReference = (text: string): boolean => {
  const [first] = referencesIn(text);
  return first !== undefined && first.name !== null;
};
