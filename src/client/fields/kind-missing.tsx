import type { JSX } from 'preact';
import { useApp } from '../app-context.ts';

/** The chunk of a rare kind is not here and there is no line: the rest of the form works. */
export const KindMissing = (): JSX.Element => (
  <p class="hint" role="status">
    {useApp().words.form.kindMissing}
  </p>
);
