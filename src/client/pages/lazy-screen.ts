import type { ComponentType, JSX } from 'preact';
import { lazyPart } from '../parts/lazy.tsx';
import { readAllWords } from '../words/lang.ts';

/** A screen from its own chunk, drawn once its words are here too. */
export const lazyScreen = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  missing?: () => JSX.Element | null,
): ((props: P) => JSX.Element | null) =>
  lazyPart(() => Promise.all([load(), readAllWords()]).then(([part]) => part), missing);
