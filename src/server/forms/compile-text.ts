// Sentences of a form in the two languages of the app, and the files that go with them.
import type { Media, Text } from '../../domain/form/form.ts';
import type { SheetRow } from './sheet-row.ts';

/** The language of a name such as `Tiếng Việt (vi)`; null when it is none of ours. */
export function languageOf(name: string): 'vi' | 'en' | null {
  const code = (/\(([^()]*)\)$/.exec(name.trim())?.[1] ?? name).trim().toLowerCase();
  if (code === 'vi' || code === 'en') return code;
  if (/^(tiếng việt|vietnamese)$/.test(code)) return 'vi';
  return code === 'english' ? 'en' : null;
}

/** The texts of a column by language as written; '' is the one without. */
function textsOf(row: SheetRow, stem: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, { text }] of row.cells) {
    if (key === stem) found.set('', text);
    else if (key.startsWith(`${stem}::`)) found.set(key.slice(stem.length + 2), text);
  }
  return found;
}

/**
 * The text of `label`, `hint` … in both languages: what is written in one only stands for both, and a column
 * without a language is in the form's own.
 * @returns undefined when no such cell holds anything
 */
export function textOf(
  row: SheetRow,
  stem: string,
  defaultLanguage: string,
): Text | undefined {
  const texts = textsOf(row, stem);
  if (texts.size === 0) return undefined;
  const found: Partial<Text> = {};
  for (const [name, text] of texts) {
    const language = languageOf(name);
    if (language) found[language] ??= text;
  }
  const other = texts.get('') ?? texts.get(defaultLanguage) ?? [...texts.values()][0];
  const own = languageOf(defaultLanguage);
  if (own && texts.has('')) found[own] ??= texts.get('') ?? '';
  const vi = found.vi ?? other ?? '';
  return { vi, en: found.en ?? other ?? vi };
}

const KINDS = [
  ['image', 'image'],
  ['bigImage', 'big-image'],
  ['audio', 'audio'],
  ['video', 'video'],
] as const;

/** Names of the files that go with a row. */
export function mediaOf(row: SheetRow, defaultLanguage: string): Media | undefined {
  const found: Media = {};
  for (const [kind, word] of KINDS) {
    // One file for both languages: the app does not change its pictures with its words.
    const file = textOf(row, `media::${word}`, defaultLanguage)?.vi;
    if (file !== undefined && file !== '-') found[kind] = file;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
