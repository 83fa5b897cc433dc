import { useApp } from '../../app-context.ts';
import { wide as en } from '../../words/en/wide.ts';
import { wide as vi } from '../../words/vi/wide.ts';

export type WideWords = typeof vi;
const WORDS: Record<'vi' | 'en', WideWords> = { vi, en };

/** The words of the wide screens: both languages are in their chunk, which only wide devices keep. */
export const useWideWords = (): WideWords => WORDS[useApp().lang];
