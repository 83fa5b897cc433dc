// Which language speaks. Vietnamese is in the first bytes; English is fetched (and precached) when chosen.
import { vi, type Words } from './vi.ts';

export type Lang = 'vi' | 'en';

/** Loads the catalogue of a language; Vietnamese at once, English from its own chunk. */
export async function readWords(lang: Lang): Promise<Words> {
  if (lang === 'vi') return vi;
  const { en } = await import('./en.ts');
  return en;
}
