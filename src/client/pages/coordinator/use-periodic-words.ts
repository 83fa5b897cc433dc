import { useApp } from '../../app-context.ts';
import { periodic as en } from '../../words/en/wide-periodic.ts';
import { periodic as vi } from '../../words/vi/wide-periodic.ts';

export type PeriodicWords = typeof vi;
const WORDS: Record<'vi' | 'en', PeriodicWords> = { vi, en };

/** The words of the periodic report's screen: in the wide chunk, in both languages. */
export const usePeriodicWords = (): PeriodicWords => WORDS[useApp().lang];
