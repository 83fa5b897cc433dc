import type { AnswersLike } from '../../domain/form/answers.ts';
import type { Evaluation } from '../../domain/form/evaluate-form.ts';
import type { FormNode, PreparedForm } from '../../domain/form/prepare-form.ts';
import type { Reading } from '../parts/answer-text.ts';
import type { Offer } from './field.ts';
import type { PhotoView } from './photo-grid.tsx';

/** A form being filled in, and what the person can do to it. Functions and maps keep their identity. */
export type FormShown = {
  form: PreparedForm;
  answers: AnswersLike;
  evaluation: Evaluation;
  offers: ReadonlyMap<FormNode, Offer>;
  /** Sentences to show now, by path. */
  problems: ReadonlyMap<string, string>;
  /** What the coordinator asks, by path. */
  comments: ReadonlyMap<string, string>;
  /** The text as filed, while a correction of it is written. */
  earlier: AnswersLike | null;
  photosAt: (path: string) => readonly PhotoView[];
  photoWork: { path: string; at: number; of: number } | null;
  photoRefusals: readonly string[];
  canAdd: (path: string) => boolean;
  readonly: boolean;
  /** Language, words, day and choice lists; the same object until one of them changes. */
  reading: Reading;
  onChange: (path: string, value: unknown) => void;
  onLeave: (path: string) => void;
  onUseEarlier: (path: string) => void;
  onAddRow: (path: string) => void;
  onRemoveRow: (path: string) => void;
  onAddPhotos: (path: string, files: readonly File[]) => void;
  onRemovePhoto: (path: string) => void;
};
