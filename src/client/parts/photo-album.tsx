import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { ArrowLeft, Clock } from './icons.ts';
import { Modal } from './modal.tsx';
import { ChevronRight, Image } from './more-icons.ts';
import './photo-album.css';

/** A picture of a phiếu: `url` is null while its bytes are not on this device. */
export type AlbumPhoto = {
  name: string;
  url: string | null;
  /** Whether the server holds it. */
  received: boolean;
};

const isPicture = ({ name }: AlbumPhoto): boolean => /\.(jpe?g|png|webp)$/i.test(name);

/** Small pictures; one tap shows it large, arrows and keys walk through them. Other files are opened by their name. */
export function PhotoAlbum(props: {
  photos: readonly AlbumPhoto[];
  words: Words;
}): JSX.Element {
  const { words } = props;
  const photos = props.photos.filter(isPicture);
  const files = props.photos.filter((it) => !isPicture(it));
  const w = words.report.page;
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      {files.map((file) => (
        <p key={file.name}>
          {file.url === null ? (
            file.name
          ) : (
            <a href={file.url} download={file.name}>
              {file.name}
            </a>
          )}
          <Pending photo={file} words={words} />
        </p>
      ))}
      <ul class="album">
        {photos.map((photo, n) => (
          <li key={photo.name}>
            {photo.url === null ? (
              <span class="no-photo">
                <Icon of={Image} />
                {w.photoNotHere}
              </span>
            ) : (
              <button
                type="button"
                aria-label={w.openPhoto(n + 1, photos.length)}
                onClick={() => setOpen(n)}
              >
                <img src={photo.url} alt="" />
              </button>
            )}
            <Pending photo={photo} words={words} />
          </li>
        ))}
      </ul>
      {open !== null && (
        <LargePhoto photos={photos} at={open} words={words} show={setOpen} />
      )}
    </>
  );
}

const Pending = (p: { photo: AlbumPhoto; words: Words }): JSX.Element | null =>
  p.photo.received ? null : (
    <span class="unsent">
      <Icon of={Clock} />
      {p.words.report.page.photoPending}
    </span>
  );

/** One of some pictures large, in a window. */
export function LargePhoto(props: {
  photos: readonly { url?: string | null | undefined }[];
  at: number;
  words: Words;
  show: (at: number | null) => void;
}): JSX.Element {
  const { photos, at, words, show } = props;
  const w = words.report.page;
  const title = w.photoOf(at + 1, photos.length);
  const walk = (step: number) => {
    const next = at + step;
    if (next >= 0 && next < photos.length) show(next);
  };
  const url = photos[at]?.url ?? null;
  return (
    <Modal
      title={title}
      words={words}
      class="large-photo"
      onClose={() => show(null)}
      onKeyDown={(e) => {
        if (e.key === 'ArrowLeft') walk(-1);
        if (e.key === 'ArrowRight') walk(1);
      }}
    >
      <div>
        {url === null ? (
          <p class="no-photo">{w.photoNotHere}</p>
        ) : (
          <img src={url} alt={title} />
        )}
        {photos.length > 1 && (
          <p class="row spread">
            <button type="button" disabled={at === 0} onClick={() => walk(-1)}>
              <Icon of={ArrowLeft} />
              {w.previousPhoto}
            </button>
            <button
              type="button"
              disabled={at === photos.length - 1}
              onClick={() => walk(1)}
            >
              {w.nextPhoto}
              <Icon of={ChevronRight} />
            </button>
          </p>
        )}
      </div>
    </Modal>
  );
}
