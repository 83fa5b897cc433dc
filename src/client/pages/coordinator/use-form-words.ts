import { useApp } from '../../app-context.ts';
import { wideForms as en } from '../../words/en/wide-forms.ts';
import { wideForms as vi } from '../../words/vi/wide-forms.ts';

export type FormWords = typeof vi;
const WORDS: Record<'vi' | 'en', FormWords> = { vi, en };

/** The words of the coordinator's side of forms. */
export const useFormWords = (): FormWords => WORDS[useApp().lang];
