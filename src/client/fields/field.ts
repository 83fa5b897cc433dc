import type { Choice, Question } from '../../domain/form/form.ts';
import { textIn } from '../parts/answer-text.ts';
import type { Lang } from '../words/lang.ts';
import type { Words } from '../words/vi.ts';

/** Choices of one question in the order in which they are offered; the first `often` are the unit's most used. */
export type Offer = { choices: readonly Choice[]; often: number };

/** A file of the answers as a field shows it. */
export type HeldFile = { name: string; size: number; type: string };

/** Why a file is not in the answers. */
export type AttachRefusal =
  | 'empty'
  | 'unreadable'
  | 'too-many-pixels'
  | 'too-large'
  | 'storage-full'
  | 'storage-blocked'
  | 'bug';

/** Where a field puts files; the same object for as long as the form is open. */
export type AttachDesk = {
  held: (name: string) => HeldFile | null;
  /** Stores a file as the answer: as it is, or as a photo, made small. Says why when that could not be done. */
  keep: (path: string, file: File, as: 'file' | 'photo') => Promise<AttachRefusal | null>;
  drop: (path: string) => void;
};

/** What every field gets: its question, the answer as stored, and where to say a new one. */
export type FieldProps = {
  item: Question;
  path: string;
  /** Id of the control; `<id>-l` is its label, for controls that must name themselves. */
  id: string;
  value: unknown;
  offer: Offer;
  required: boolean;
  readonly: boolean;
  invalid: boolean;
  describedBy: string | undefined;
  lang: Lang;
  words: Words;
  today: string;
  attach?: AttachDesk | undefined;
  /** Where the picture of the answer can be seen; null while its bytes are not on this device. */
  url?: string | null | undefined;
  /** An absent answer is `undefined`. */
  onChange: (path: string, value: unknown) => void;
};

/** The id of the control that answers a path; letters a selector need not escape. */
export const fieldId = (path: string): string => `f${path.replace(/[^\w]/g, '-')}`;

/** Attributes every control shares. */
export const controlProps = (p: FieldProps) => ({
  id: p.id,
  'aria-invalid': p.invalid ? ('true' as const) : undefined,
  'aria-describedby': p.describedBy,
  'aria-required': p.required ? ('true' as const) : undefined,
});

/** The label of a stored choice; a code the list no longer has is shown as it is. */
export const choiceLabel = (offer: Offer, name: unknown, lang: Lang): string =>
  textIn(offer.choices.find((choice) => choice.name === name)?.label, lang) ||
  (typeof name === 'string' ? name : '');
