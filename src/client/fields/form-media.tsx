import { createContext, type JSX } from 'preact';
import type { Media } from '../../domain/form/form.ts';
import { lazyPart } from '../parts/lazy.tsx';

/** Where the files of the open form are read from, by the names the form has for them; null while one is not here. */
export type ReadMedia = (name: string) => Promise<Blob | null>;
export const MediaSource = createContext<ReadMedia>(async () => null);

const Pieces = lazyPart<{ media: Media }>(() =>
  import('./kinds.ts').then((m) => m.MediaPieces),
);

/** Pictures, sound and film that the form's author put beside a text. */
export const FormMedia = ({ media }: { media: Media | undefined }): JSX.Element | null =>
  media === undefined ? null : <Pieces media={media} />;
