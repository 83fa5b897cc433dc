import type { JSX } from 'preact';
import type { Lang } from '../../words/lang.ts';
import { kindWords } from './kind-words.ts';
import type { Seeking } from './use-position.ts';

/** How the search for a position goes, in a sentence. */
export function PositionState(p: {
  state: Seeking;
  hasFix: boolean;
  lang: Lang;
}): JSX.Element {
  const w = kindWords(p.lang);
  const text = {
    no: '',
    seeking: p.hasFix ? w.refine : w.seeking,
    denied: w.denied,
    missed: w.noPoint,
  }[p.state];
  return (
    <span role="status" class="hint">
      {text}
    </span>
  );
}
