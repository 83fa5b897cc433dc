import type { JSX } from 'preact';
import type { FieldProps } from './field.ts';

/** The chunk of a rare kind is not here and there is no line: the rest of the form works. */
export const KindMissing = (p: FieldProps): JSX.Element => (
  <p class="hint" role="status">
    {p.words.form.kindMissing}
  </p>
);
