import type { JSX } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Media } from '../../../domain/form/form.ts';
import { MediaSource } from '../form-media.tsx';

/** Where a file of the form can be seen: undefined while it is looked for, null while it is not on this device. */
function useMediaUrl(name: string): string | null | undefined {
  const read = useContext(MediaSource);
  const [blob, setBlob] = useState<Blob | null | undefined>(undefined);
  const [url, setUrl] = useState<string | null | undefined>(undefined);
  // Another source says that files have come: what is here already plays on.
  useEffect(() => {
    if (!blob) read(name).then(setBlob, () => setBlob(null));
  }, [read, name]);
  useEffect(() => {
    const made = blob && URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      if (made) URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}

type Kind = 'image' | 'audio' | 'video';

function Piece({ name, kind }: { name: string; kind: Kind }): JSX.Element | null {
  const url = useMediaUrl(name);
  if (url === undefined) return null;
  // The name alone: what is missing is said in the same words in either language.
  if (url === null) return <span class="hint">⚠ {name}</span>;
  if (kind === 'image') return <img class="form-media" src={url} alt="" />;
  if (kind === 'audio')
    // biome-ignore lint/a11y/useMediaCaption: an XLSForm has no captions; the label says the same in words
    return <audio controls src={url} />;
  // biome-ignore lint/a11y/useMediaCaption: as above
  return <video class="form-media" controls src={url} />;
}

/** Every file that goes with a text. The large picture takes the place of the small one. */
export function MediaPieces({ media }: { media: Media }): JSX.Element {
  const image = media.bigImage ?? media.image;
  return (
    <span class="form-media-pieces">
      {image !== undefined && <Piece key={image} name={image} kind="image" />}
      {media.audio !== undefined && (
        <Piece key={media.audio} name={media.audio} kind="audio" />
      )}
      {media.video !== undefined && (
        <Piece key={media.video} name={media.video} kind="video" />
      )}
    </span>
  );
}
