// Canonical JSON (RFC 8785 for the values we allow): the same content gives the same text on
// every machine, so that a digest or a signature over it can be compared. Strings are brought to
// NFC first: the same Vietnamese word typed on two keyboards is one text. Refuses what JSON cannot say.

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Deep copy with every string (and key) in NFC; properties that are undefined are dropped. */
export function nfc<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(nfc) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .map(([k, v]) => [k.normalize('NFC'), nfc(v)] as const);
  return Object.fromEntries(entries) as T;
}

/**
 * The canonical text of a JSON value: keys sorted by UTF-16 code unit, no white space, NFC.
 * @throws TypeError for a number that is not finite, or a value JSON has no word for
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('not a JSON number');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`no JSON for ${typeof value}`);
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const body = entries.map(
    ([k, v]) => `${JSON.stringify(k.normalize('NFC'))}:${canonicalJson(v)}`,
  );
  return `{${body.join(',')}}`;
}
