import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ReviewNotes } from '../../actions/review-notes.ts';
import { useWideWords } from './use-wide-words.ts';

/** The general remark, above the answers; remarks on fields stand beside the fields. */
export function AskForm(props: {
  notes: ReviewNotes;
  /** The revision on the screen. */
  rev: number;
  /** Counts how often sending was refused for want of a word. */
  refused: number;
  onWrite: (comment: string) => void;
}): JSX.Element {
  const { notes, refused } = props;
  const w = useWideWords().review;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const error = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    area.current?.focus();
    error.current?.scrollIntoView({ block: 'center' });
  }, [refused]);
  return (
    <section class="card ask-form" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.askTitle}</h2>
      <p class="hint" id={`${id}-hint`}>
        {w.askHint} {w.keptNotes}
      </p>
      {notes.rev !== props.rev && <p class="notice">{w.olderNotes}</p>}
      <label for={id}>{w.general}</label>
      <textarea
        id={id}
        ref={area}
        rows={2}
        maxLength={2000}
        placeholder={w.generalHint}
        value={notes.comment}
        aria-invalid={refused > 0 || undefined}
        aria-describedby={refused > 0 ? `${id}-error` : `${id}-hint`}
        onInput={(e) => props.onWrite(e.currentTarget.value)}
      />
      {refused > 0 && (
        <p ref={error} class="field-error" id={`${id}-error`} role="alert">
          {w.needWords}
        </p>
      )}
    </section>
  );
}
