import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { isBlank, type ReviewNotes } from '../../actions/review-notes.ts';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Send } from '../../parts/icons.ts';
import { useWideWords } from './use-wide-words.ts';

/** The general remark and the way out; remarks on fields stand beside the fields. */
export function AskForm(props: {
  notes: ReviewNotes;
  /** The revision on the screen. */
  rev: number;
  onWrite: (comment: string) => void;
  onCancel: () => void;
  onSend: (notes: ReviewNotes) => void;
}): JSX.Element {
  const { notes } = props;
  const { words } = useApp();
  const w = useWideWords().review;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  const marked = notes.fields.filter((field) => field.comment.trim() !== '').length;
  const send = () => {
    setRefused(isBlank(notes));
    if (isBlank(notes)) area.current?.focus();
    else props.onSend(notes);
  };
  return (
    <form
      class="ask-form"
      onSubmit={(e) => {
        e.preventDefault();
        send();
      }}
    >
      <h3>{w.askTitle}</h3>
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
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? `${id}-error` : `${id}-hint`}
        onInput={(e) => {
          setRefused(false);
          props.onWrite(e.currentTarget.value);
        }}
      />
      {isRefused && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {w.needWords}
        </p>
      )}
      <div class="row spread">
        <span class="hint" role="status">
          {w.marked(marked)}
        </span>
        <span class="row">
          <button type="button" onClick={props.onCancel}>
            {words.shell.cancel}
          </button>
          <button type="submit" class="primary">
            <Icon of={Send} />
            {w.sendAsk}
          </button>
        </span>
      </div>
    </form>
  );
}
