// Which language speaks. Only the words of the first screen are in the first bytes; the other screens' words
// come in one chunk with the first of them, English in another when chosen. All are precached.
import { shell } from './vi/shell.ts';
import { tasks } from './vi/tasks.ts';
import type { Words } from './vi.ts';

export type Lang = 'vi' | 'en';

/** The Vietnamese catalogue; whole once `readAllWords` has ended, which every lazy screen waits for. */
export const vietnamese = { shell, tasks } as Words;

/** Completes the Vietnamese catalogue. */
export async function readAllWords(): Promise<void> {
  const { vi } = await import('./vi.ts');
  Object.assign(vietnamese, vi);
}

/** The catalogue of a language. */
export async function readWords(lang: Lang): Promise<Words> {
  if (lang === 'vi') return vietnamese;
  const { en } = await import('./en.ts');
  return en;
}
