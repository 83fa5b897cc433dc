// Which language speaks. Only the words of the first screen are in the first bytes; the other screens' words
// come with the first of them (precached), English when it is chosen (and kept from then on).
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

/** The catalogue of a language, or null when it is not on this device and there is no line. */
export const readWords = async (lang: Lang): Promise<Words | null> =>
  lang === 'vi'
    ? vietnamese
    : import('./en.ts').then(
        ({ en }) => en,
        () => null,
      );
