import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { Camera, Image } from '../parts/more-icons.ts';
import { LargePhoto } from '../parts/photo-album.tsx';
import type { Words } from '../words/vi.ts';
import { memo } from './memo.tsx';
import { Wrong } from './question-box.tsx';
import './photo-grid.css';

/** One picture of the answers: `url` is null where its bytes are not on this device, absent while it is read. */
export type PhotoView = { path: string; name: string; url: string | null | undefined };

export type PhotoGridProps = {
  id: string;
  /** The path at which pictures are added. */
  path: string;
  label: string;
  hint: string;
  required: boolean;
  photos: readonly PhotoView[];
  /** Which of how many is being shrunk; null when nothing is. */
  work: { at: number; of: number } | null;
  refusals: readonly string[];
  problem: string | null;
  comment: string | null;
  canAdd: boolean;
  readonly: boolean;
  isStamped: boolean;
  words: Words;
  onStamp: (is: boolean) => void;
  /** How many photos another app has shared. */
  shared: number;
  onAddShared: (path: string) => void;
  onAdd: (path: string, files: readonly File[]) => void;
  onRemove: (path: string) => void;
};

/** Pictures of a phiếu: take or choose, see them small and large, leave one out. */
function Grid(p: PhotoGridProps): JSX.Element {
  const w = p.words.form.photo;
  const [open, setOpen] = useState<number | null>(null);
  return (
    <fieldset
      class="field photos"
      data-path={p.path}
      data-lit={p.comment !== null || undefined}
    >
      <legend id={`${p.id}-l`}>
        {p.label}
        {p.required && <span class="must"> · {p.words.form.mustFill}</span>}
      </legend>
      {p.hint !== '' && <p class="hint">{p.hint}</p>}
      {p.comment !== null && (
        <p class="comment">
          <span>
            <strong>{p.words.form.correction.comment}</strong> {p.comment}
          </span>
        </p>
      )}
      {p.photos.length > 0 && (
        <ul class="photo-row">
          {p.photos.map((photo, n) => (
            <li key={photo.name}>
              {photo.url === undefined ? (
                <span class="photo-none" />
              ) : photo.url === null ? (
                <span class="hint photo-none">{w.notHere}</span>
              ) : (
                // A target of its own: a finger on the picture must not find the button below it.
                <button type="button" onClick={() => setOpen(n)}>
                  <img src={photo.url} alt={w.one(n + 1)} />
                </button>
              )}
              {!p.readonly && (
                <button
                  type="button"
                  class="quiet"
                  onClick={() => p.onRemove(photo.path)}
                >
                  {w.remove(n + 1)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <LargePhoto photos={p.photos} at={open} words={p.words} show={setOpen} />
      )}
      <p role="status" class="hint photo-work">
        {p.work === null ? '' : w.working(p.work.at, p.work.of)}
      </p>
      {p.refusals.map((text) => (
        <p key={text} role="alert" class="wrong">
          {text}
        </p>
      ))}
      {p.problem !== null && <Wrong id={`${p.id}-e`}>{p.problem}</Wrong>}
      {p.canAdd && !p.readonly ? (
        <>
          <label class="choice">
            <input
              type="checkbox"
              checked={p.isStamped}
              onChange={(e) => p.onStamp(e.currentTarget.checked)}
            />
            <span>{w.stamp}</span>
          </label>
          {p.shared > 0 && (
            <button type="button" class="primary" onClick={() => p.onAddShared(p.path)}>
              {w.addShared(p.shared)}
            </button>
          )}
          <p class="row">
            <Picker {...p} id={p.id} icon={Camera} name={w.take} camera={true} />
            <Picker {...p} id={`${p.id}-m`} icon={Image} name={w.choose} camera={false} />
          </p>
        </>
      ) : (
        !p.readonly && <p class="hint">{w.full}</p>
      )}
    </fieldset>
  );
}

function Picker(
  p: PhotoGridProps & { icon: typeof Camera; name: string; camera: boolean },
): JSX.Element {
  return (
    <label class="button picker">
      <Icon of={p.icon} />
      {p.name}
      <input
        id={p.id}
        class="visually-hidden"
        type="file"
        accept="image/*"
        {...(p.camera ? { capture: 'environment' } : { multiple: true })}
        onChange={(e) => {
          const files = [...(e.currentTarget.files ?? [])];
          // Emptied, so that choosing the same picture again is a change again.
          e.currentTarget.value = '';
          if (files.length > 0) p.onAdd(p.path, files);
        }}
      />
    </label>
  );
}

export const PhotoGrid = memo(Grid);
