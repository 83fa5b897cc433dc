import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { NotesDesk } from '../../hooks/use-review-notes.ts';
import { Icon } from '../../parts/icon.tsx';
import { Pencil, X } from '../../parts/more-icons.ts';
import { useWideWords } from './use-wide-words.ts';

/** A reviewer's remark on one field: a tap opens it, what is written is kept. */
export function FieldNote(props: {
  path: string;
  label: string;
  desk: NotesDesk;
}): JSX.Element {
  const { path, label, desk } = props;
  const w = useWideWords().review;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const fields = desk.notes?.fields ?? [];
  const held = fields.find((field) => field.path === path);
  const [isTapped, setTapped] = useState(false);
  useEffect(() => {
    if (isTapped) area.current?.focus();
  }, [isTapped]);
  const rest = () => fields.filter((field) => field.path !== path);
  if (held === undefined && !isTapped)
    return (
      <button
        type="button"
        class="quiet"
        aria-label={w.noteOn(label)}
        onClick={() => setTapped(true)}
      >
        <Icon of={Pencil} />
        {w.note}
      </button>
    );
  return (
    <div class="field-note">
      <label for={id}>{w.noteLabel(label)}</label>
      <textarea
        id={id}
        ref={area}
        rows={2}
        maxLength={2000}
        value={held?.comment ?? ''}
        onInput={(e) =>
          desk.write({ fields: [...rest(), { path, comment: e.currentTarget.value }] })
        }
      />
      <button
        type="button"
        class="quiet note-off"
        aria-label={w.removeNoteOn(label)}
        onClick={() => {
          setTapped(false);
          desk.write({ fields: rest() });
        }}
      >
        <Icon of={X} />
        {w.removeNote}
      </button>
    </div>
  );
}
