import Copy from 'lucide/dist/esm/icons/copy.mjs';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { useWideWords } from './use-wide-words.ts';

/** What the button, the toast and the field to copy by hand are called; a reminder's words unless told. */
export type CopyWords = { copy: string; copied: string; copyFailed: string };

/** Copies a text; where the browser forbids it, the text stands there to be copied by hand. */
export function CopyText({
  text,
  words,
}: {
  text: string;
  words?: CopyWords;
}): JSX.Element {
  const { say } = useApp();
  const plan = useWideWords().plan;
  const w = words ?? plan;
  const id = useId();
  const [isShown, setShown] = useState(false);
  const copy = () => {
    if (navigator.clipboard === undefined) return setShown(true);
    navigator.clipboard.writeText(text).then(
      () => say(w.copied),
      () => setShown(true),
    );
  };
  return (
    <div class="copy-text no-print">
      <button type="button" onClick={copy}>
        <Icon of={Copy} />
        {w.copy}
      </button>
      {isShown && (
        <div role="alert" class="stack-s">
          <label for={id}>{w.copyFailed}</label>
          <textarea id={id} readOnly rows={4} value={text} />
        </div>
      )}
    </div>
  );
}
