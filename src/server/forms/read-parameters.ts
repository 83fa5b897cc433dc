/** Parameters whose value names something, so that upper and lower case count. */
const CASED = new Set(['reference-geometry', 'label', 'value']);

/**
 * Takes `name=value name=value` apart; blanks, commas and semicolons part the pairs.
 * @returns null when it is nothing of the kind
 */
export function readParameters(text: string): Map<string, string> | null {
  const pieces = text.match(/[^\s=,;]+|=/g) ?? [];
  const found = new Map<string, string>();
  for (let i = 0; i < pieces.length; i += 3) {
    const [name, sign, value] = pieces.slice(i, i + 3);
    if (name === '=' || sign !== '=' || value === undefined || value === '=') return null;
    const key = (name ?? '').toLowerCase();
    found.set(key, CASED.has(key) ? value : value.toLowerCase());
  }
  return found;
}
