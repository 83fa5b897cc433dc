import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Words } from '../words/vi.ts';

/** Offers a new version when one waits and no form is open; pressing it is the person's choice. */
export function UpdateOffer(props: {
  words: Words;
  busy: boolean;
  accept: (() => void) | null;
}): JSX.Element | null {
  const { accept } = props;
  const [later, setLater] = useState(false);
  if (accept === null || later || props.busy) return null;
  const w = props.words.shell.update;
  return (
    <aside class="update notice" aria-label={w.title}>
      <strong>{w.title}</strong>
      <span>{w.body}</span>
      <span class="row">
        <button type="button" class="primary" onClick={accept}>
          {w.now}
        </button>
        <button type="button" class="quiet" onClick={() => setLater(true)}>
          {w.later}
        </button>
      </span>
    </aside>
  );
}
