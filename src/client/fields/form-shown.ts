import type { AnswersLike } from '../../domain/form/answers.ts';
import type { FormInstance } from '../../domain/form/form-instance.ts';
import type { PathWatch } from '../../domain/form/path-watch.ts';
import type { FormNode, PreparedForm } from '../../domain/form/prepare-form.ts';
import type { FieldProblem } from '../../domain/form/problem-text.ts';
import type { Reading } from '../parts/answer-text.ts';
import type { AttachDesk, Offer } from './field.ts';
import type { PhotoView } from './photo-grid.tsx';

/** A form being filled in, and what the person can do to it. Functions keep their identity. */
export type FormShown = {
  form: PreparedForm;
  /** The form as it is now. */
  live: () => FormInstance;
  /** Tells whoever shows a path that it looks different. */
  watch: PathWatch;
  answers: () => AnswersLike;
  offerOf: (node: FormNode, path: string) => Offer;
  /** The sentence to show at a path now. */
  problemAt: (path: string) => string | null;
  problems: () => FieldProblem[];
  /** What the coordinator asks, by path. */
  comments: ReadonlyMap<string, string>;
  /** The text as filed, while a correction of it is written. */
  earlier: AnswersLike | null;
  /** Whether the answer came from an earlier report and nobody has touched it here. */
  isCopied: (path: string) => boolean;
  photosAt: (path: string) => readonly PhotoView[];
  photoWork: { path: string; at: number; of: number } | null;
  photoRefusals: readonly string[];
  isStamped: boolean;
  /** How many photos another app has shared and no phiếu has yet. */
  sharedPhotos: number;
  attach: AttachDesk;
  canAdd: (path: string) => boolean;
  readonly: boolean;
  /** Language, words, day and choice lists; the same object until one of them changes. */
  reading: Reading;
  onChange: (path: string, value: unknown) => void;
  onLeave: (path: string) => void;
  onUseEarlier: (path: string) => void;
  onAddRow: (path: string) => void;
  onRemoveRow: (path: string) => void;
  onMoveRow: (path: string, to: number) => void;
  onAddPhotos: (path: string, files: readonly File[]) => void;
  onRemovePhoto: (path: string) => void;
  onStamp: (is: boolean) => void;
  onAddShared: (path: string) => void;
};
